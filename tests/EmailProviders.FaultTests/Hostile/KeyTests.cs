using EmailProviders.FaultTests.Server;
using EmailProviders.FaultTests.Support;

namespace EmailProviders.FaultTests.Hostile;

/// <summary>A mail that visits all five providers shows each of them its own key and nobody else's.</summary>
public sealed class KeyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S29_in_a_failover_run_each_provider_sees_its_own_key_only()
    {
        var servers = ProviderKind.All.Select(provider => new FaultServer(provider, _ => Step.Answer(503))).ToArray();
        try
        {
            await using var route = Route.To(servers);
            (await route.TrySendAsync(Mail.Plain, Cancel)).Error!.Attempts.Select(attempt => attempt.Provider).Distinct().Count().ShouldBe(servers.Length);

            foreach (var server in servers)
            {
                server.Log.Heads.ShouldNotBeEmpty();
                server.Log.Heads.ShouldAllBe(head => head.Contains(SecretOf(server)));
                foreach (var other in servers.Where(other => other != server))
                    server.Log.Heads.ShouldAllBe(head => !head.Contains(SecretOf(other)));
                server.Log.Received.ShouldAllBe(mail => !mail.Body.Contains("key-of-"));
            }
        }
        finally
        {
            foreach (var server in servers)
                await server.DisposeAsync();
        }
    }

    // BSG's key goes into its log-in; what its mails carry is the token that came back.
    private static string SecretOf(FaultServer server) => server.Provider == ProviderKind.Bsg ? "Bearer e30.ey" : "key-of-" + server.Provider.Name;
}
