using System.Collections.Concurrent;
using EmailProviders.FaultTests.Server;
using EmailProviders.FaultTests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.FaultTests.Limits;

/// <summary>One sender, many tasks: no mail gets another one's answer, and connections are few and used again.</summary>
public sealed class ConcurrencyTests(ITestOutputHelper output)
{
    private const int Mails = 10_000;
    private const int MaxConnections = 128;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task L14_L15_ten_thousand_mails_in_sixty_four_tasks()
    {
        await using var server = FaultServer.Healthy(ProviderKind.Kaleyra);
        await using var route = Route.To(server, RouteOptions.WithAttempts(TimeSpan.FromSeconds(60)));
        var ids = new ConcurrentDictionary<int, string?>();
        await Parallel.ForAsync(0, Mails, new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = Cancel }, async (number, cancel) =>
            ids[number] = (await route.SendAsync(Mail.Numbered(number), cancel)).MessageId);

        ids.Count.ShouldBe(Mails);
        foreach (var (number, id) in ids)
            id.ShouldBe(Mail.SubjectOf(number));
        server.Log.Taken.Select(mail => mail.Subject).Distinct().Count().ShouldBe(Mails);
        server.Log.Taken.Count.ShouldBe(Mails);
        output.WriteLine($"{server.Log.Connections} connections");
        server.Log.Connections.ShouldBeLessThanOrEqualTo(64);
    }

    [Fact]
    public async Task L14_sixty_four_tasks_over_a_route_with_failing_providers()
    {
        await using var first = new FaultServer(ProviderKind.Brevo, call => call.Number % 3 == 0 ? Step.Healthy : Step.Answer(503));
        await using var second = new FaultServer(ProviderKind.Bsg, call => call.Number % 2 == 0 ? Step.Healthy : Step.Answer(404));
        await using var third = FaultServer.Healthy(ProviderKind.Whippy);
        var servers = new[] { first, second, third };
        await using var route = Route.To(servers, new RouteOptions { Pipeline = pipeline => pipeline.BreakAfterFailures = 1_000_000 });
        await Parallel.ForAsync(0, 2000, new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = Cancel }, async (number, cancel) =>
        {
            var result = await route.SendAsync(Mail.Numbered(number), cancel);
            result.MessageId.ShouldBe(ProviderKind.Of(result.Provider).MessageId(Mail.SubjectOf(number)));
        });
        servers.SelectMany(server => server.Log.Taken).Select(mail => mail.Subject).ShouldBeUnique();
        servers.Sum(server => server.Log.Taken.Count).ShouldBe(2000);
        second.Log.Logins.ShouldBe(1);
    }

    [Fact]
    public async Task L15_more_mails_than_connections_wait_their_turn()
    {
        var full = new Signal();
        var release = new Signal();
        await using var server = new FaultServer(ProviderKind.MailerLogic, call =>
        {
            if (call.Number == MaxConnections)
                full.Set();
            return new Step { Until = release.Task };
        });
        await using var route = Route.To(server, new RouteOptions
        {
            Account = account => (account.ConnectTimeout, account.AttemptTimeout) = (TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60)),
        });
        var sending = Enumerable.Range(0, 400).Select(number => route.SendAsync(Mail.Numbered(number), Cancel)).ToList();
        await full.WaitAsync();
        server.Log.Connections.ShouldBe(MaxConnections);
        release.Set();
        await Task.WhenAll(sending);
        server.Log.Connections.ShouldBe(MaxConnections);
        server.Log.Taken.Count.ShouldBe(400);
    }

    [Theory]
    [MemberData(nameof(ProviderNames.All), MemberType = typeof(ProviderNames))]
    public async Task L16_connections_are_renewed_so_that_a_change_of_DNS_is_followed(string name)
    {
        await using var route = Route.To([(ProviderKind.Of(name), new Uri("http://127.0.0.1:9"))]);
        HttpMessageHandler? handler = route.Services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("EmailProviders." + name);
        while (handler is DelegatingHandler outer)
            handler = outer.InnerHandler;
        var sockets = handler.ShouldBeOfType<SocketsHttpHandler>();
        sockets.PooledConnectionLifetime.ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(5));
        sockets.PooledConnectionIdleTimeout.ShouldBeLessThan(TimeSpan.FromSeconds(60));
        sockets.MaxConnectionsPerServer.ShouldBe(MaxConnections);
        sockets.AllowAutoRedirect.ShouldBeFalse();
    }
}
