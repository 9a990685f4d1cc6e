using EmailProviders.FaultTests.Server;
using EmailProviders.FaultTests.Support;

namespace EmailProviders.FaultTests.Limits;

/// <summary>A breaker opens for a provider that is not well, never for mails that are wrong, and closes again by itself.</summary>
public sealed class BreakerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(ProviderNames.All), MemberType = typeof(ProviderNames))]
    public async Task L9_a_thousand_wrong_recipients_leave_the_breaker_closed(string name)
    {
        await using var server = new FaultServer(ProviderKind.Of(name), call => call.Number <= 1000 ? Step.Answer(400) : Step.Healthy);
        await using var route = Route.To(server);
        await Parallel.ForAsync(0, 1000, Cancel, async (number, cancel) =>
            (await route.TrySendAsync(Mail.Numbered(number), cancel)).Error!.Kind.ShouldBe(EmailErrorKind.InvalidRequest));
        await route.SendAsync(Mail.Plain, Cancel);
        server.Log.Calls.ShouldBe(1001);
    }

    [Theory]
    [MemberData(nameof(ProviderNames.All), MemberType = typeof(ProviderNames))]
    public async Task L9_five_resets_open_it_and_then_nothing_reaches_the_server(string name)
    {
        await using var server = new FaultServer(ProviderKind.Of(name), _ => new Step { End = AnswerEnd.Reset });
        await using var route = Route.To(server);
        while (server.Log.Calls < 5)
            (await route.TrySendAsync(Mail.Plain, Cancel)).Outcome.ShouldBe(SendOutcome.Unknown);

        var connections = server.Log.Connections;
        for (var number = 0; number < 50; number++)
        {
            var error = (await route.TrySendAsync(Mail.Plain, Cancel)).Error.ShouldNotBeNull();
            (error.Kind, error.Outcome).ShouldBe((EmailErrorKind.ProviderPaused, SendOutcome.NotSent));
            error.RetryAfter.ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        }

        (server.Log.Calls, server.Log.Connections).ShouldBe((5, connections));
    }

    [Fact]
    public async Task L10_with_every_breaker_open_there_is_one_error_at_once_and_a_probe_later()
    {
        var clock = new ManualClock();
        var isWell = false;
        await using var first = new FaultServer(ProviderKind.Kaleyra, _ => Volatile.Read(ref isWell) ? Step.Healthy : Step.Answer(503));
        await using var second = new FaultServer(ProviderKind.Whippy, _ => Volatile.Read(ref isWell) ? Step.Healthy : Step.Answer(503));
        await using var route = Route.To([first, second], new RouteOptions { Clock = clock });
        for (var number = 0; number < 5; number++)
            (await route.TrySendAsync(Mail.Plain, Cancel)).Error!.Kind.ShouldBe(EmailErrorKind.ServiceUnavailable);

        var error = (await route.TrySendAsync(Mail.Plain, Cancel)).Error.ShouldNotBeNull();
        error.Kind.ShouldBeOneOf(EmailErrorKind.ProviderPaused, EmailErrorKind.AllProvidersUnavailable);
        error.Outcome.ShouldBe(SendOutcome.NotSent);
        error.RetryAfter.ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromSeconds(29), TimeSpan.FromSeconds(30));
        (first.Log.Calls, second.Log.Calls).ShouldBe((5, 5));

        // Still ill: one probe each, and closed again.
        clock.Advance(TimeSpan.FromSeconds(31));
        (await route.TrySendAsync(Mail.Plain, Cancel)).Error!.Kind.ShouldBe(EmailErrorKind.ServiceUnavailable);
        (await route.TrySendAsync(Mail.Plain, Cancel)).Error!.Outcome.ShouldBe(SendOutcome.NotSent);
        (first.Log.Calls, second.Log.Calls).ShouldBe((6, 6));

        Volatile.Write(ref isWell, true);
        clock.Advance(TimeSpan.FromSeconds(31));
        (await route.SendAsync(Mail.Plain, Cancel)).Provider.ShouldBe("kaleyra");
        (await route.SendAsync(Mail.Plain, Cancel)).Provider.ShouldBe("kaleyra");
    }

    [Fact]
    public async Task L10_while_a_probe_is_under_way_the_others_get_a_typed_error_with_a_wait()
    {
        var clock = new ManualClock();
        var probe = new Signal();
        var release = new Signal();
        await using var server = new FaultServer(ProviderKind.MailerLogic, call =>
        {
            if (call.Number == 6)
                probe.Set();
            return call.Number <= 5 ? Step.Answer(503) : new Step { Until = release.Task };
        });
        await using var route = Route.To(server, new RouteOptions { Clock = clock });
        for (var number = 0; number < 5; number++)
            await route.TrySendAsync(Mail.Plain, Cancel);

        clock.Advance(TimeSpan.FromSeconds(31));
        var first = route.SendAsync(Mail.Plain, Cancel);
        await probe.WaitAsync();
        foreach (var other in await Task.WhenAll(Enumerable.Range(0, 20).Select(number => route.TrySendAsync(Mail.Numbered(number), Cancel))))
        {
            var error = other.Error.ShouldNotBeNull();
            (error.Kind, error.Outcome).ShouldBe((EmailErrorKind.ProviderPaused, SendOutcome.NotSent));
            error.RetryAfter.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
        }

        server.Log.Calls.ShouldBe(6);
        release.Set();
        (await first).Provider.ShouldBe("mailerlogic");
    }
}
