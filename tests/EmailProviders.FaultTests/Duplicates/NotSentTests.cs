using EmailProviders.FaultTests.Server;
using EmailProviders.FaultTests.Support;

namespace EmailProviders.FaultTests.Duplicates;

/// <summary>What never left this machine is known not to have left it.</summary>
public sealed class NotSentTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(ProviderNames.All), MemberType = typeof(ProviderNames))]
    public async Task D2_L1_a_refused_connection_is_not_sent_and_tried_once_more(string name)
    {
        var provider = ProviderKind.Of(name);
        await using var route = Route.To([(provider, await ClosedPortAsync())]);
        var error = (await route.TrySendAsync(Mail.Plain, Cancel)).Error.ShouldNotBeNull();
        (error.Kind, error.Outcome).ShouldBe((EmailErrorKind.Network, SendOutcome.NotSent));
        error.Attempts.Select(attempt => attempt.NextStep).ShouldBe([AttemptNextStep.RetryHere, AttemptNextStep.None]);
        error.Attempts.ShouldAllBe(attempt => !attempt.BodyStarted);
    }

    [Theory]
    [MemberData(nameof(ProviderNames.All), MemberType = typeof(ProviderNames))]
    public async Task D2_a_refused_connection_lets_the_next_provider_take_the_mail(string name)
    {
        var provider = ProviderKind.Of(name);
        await using var second = FaultServer.Healthy(provider.Other);
        await using var route = Route.To([(provider, await ClosedPortAsync()), (second.Provider, second.Address)]);
        var result = await route.SendAsync(Mail.Plain, Cancel);
        result.Provider.ShouldBe(second.Provider.Name);
        result.Attempts.Count.ShouldBe(3);
        second.Log.Taken.Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(ProviderNames.All), MemberType = typeof(ProviderNames))]
    public async Task D2_silence_in_the_TLS_handshake_is_not_sent(string name)
    {
        var provider = ProviderKind.Of(name);
        await using var server = new FaultServer(provider, _ => new Step { Read = ReadShare.Nothing, End = AnswerEnd.Wait });
        await using var second = FaultServer.Healthy(provider.Other);
        await using var route = Route.To(
            [(provider, new Uri($"https://127.0.0.1:{server.Address.Port}")), (second.Provider, second.Address)],
            new RouteOptions
            {
                Account = account => account.ConnectTimeout = TimeSpan.FromMilliseconds(account.BaseAddress.Scheme == "https" ? 400 : 20_000),
                Pipeline = pipeline => pipeline.RetriesBeforeFailover = 0,
            });
        var result = await route.SendAsync(Mail.Plain, Cancel);
        (result.Attempts[0].Outcome, result.Attempts[0].Kind, result.Attempts[0].BodyStarted).ShouldBe((SendOutcome.NotSent, EmailErrorKind.Timeout, false));
        second.Log.Taken.Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(ProviderNames.All), MemberType = typeof(ProviderNames))]
    public async Task D2_a_connection_closed_as_soon_as_it_is_made_never_makes_two_mails(string name)
    {
        // Whether the body began to leave is a race here; that at most one mail is taken is not.
        var provider = ProviderKind.Of(name);
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var resetting = ResetAllAsync(listener);
        await using var second = FaultServer.Healthy(provider.Other);
        var address = new Uri($"http://127.0.0.1:{((System.Net.IPEndPoint)listener.LocalEndpoint).Port}");
        await using (var route = Route.To([(provider, address), (second.Provider, second.Address)]))
        {
            var sent = await route.TrySendAsync(Mail.Plain, Cancel);
            var last = sent.Error?.Attempts ?? sent.Result!.Attempts;
            sent.Outcome.ShouldBeOneOf(SendOutcome.Accepted, SendOutcome.Unknown);
            second.Log.Taken.Count.ShouldBe(sent.IsAccepted ? 1 : 0);
            last.Where(attempt => attempt.Provider == name).ShouldAllBe(attempt => attempt.BodyStarted == (attempt.Outcome == SendOutcome.Unknown));
        }

        listener.Stop();
        await resetting;
    }

    [Fact]
    public async Task D2_L15_a_mail_that_waits_for_a_connection_is_not_sent_and_connections_are_bounded()
    {
        const int Most = 128;
        var full = new Signal();
        var arrived = 0;
        await using var server = new FaultServer(ProviderKind.MailerLogic, _ => new Step
        {
            End = AnswerEnd.Wait,
            Reached = () =>
            {
                if (Interlocked.Increment(ref arrived) == Most)
                    full.Set();
            },
        });
        await using var route = Route.To(server, new RouteOptions
        {
            Account = account =>
            {
                account.ConnectTimeout = TimeSpan.FromSeconds(3);
                account.AttemptTimeout = TimeSpan.FromSeconds(60);
            },
            Pipeline = pipeline => (pipeline.RetriesBeforeFailover, pipeline.BreakAfterFailures) = (0, 10_000),
        });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var waiting = Enumerable.Range(0, Most).Select(number => Record.ExceptionAsync(() => route.SendAsync(Mail.Numbered(number), stop.Token)).AsTask()).ToList();
        await full.WaitAsync();

        var error = (await route.TrySendAsync(Mail.Plain, Cancel)).Error.ShouldNotBeNull();
        (error.Kind, error.Outcome).ShouldBe((EmailErrorKind.Timeout, SendOutcome.NotSent));
        server.Log.Connections.ShouldBe(Most);
        server.Log.Calls.ShouldBe(Most);

        await stop.CancelAsync();
        (await Task.WhenAll(waiting)).ShouldAllBe(exception => exception is OperationCanceledException);
    }

    private static async Task<Uri> ClosedPortAsync()
    {
        await using var server = FaultServer.Healthy(ProviderKind.Bsg);
        return server.Address;
    }

    private static async Task ResetAllAsync(System.Net.Sockets.TcpListener listener)
    {
        try
        {
            while (true)
            {
                using var socket = await listener.AcceptSocketAsync();
                socket.LingerState = new System.Net.Sockets.LingerOption(enable: true, seconds: 0);
            }
        }
        catch (Exception exception) when (exception is System.Net.Sockets.SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }
}
