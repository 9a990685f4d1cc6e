using EmailProviders.Benchmarks.Candidates;
using EmailProviders.Benchmarks.Server;

namespace EmailProviders.PerformanceTests;

/// <summary>Many mails, one after the other, use one connection, however the sender is made and resolved.</summary>
public sealed class ConnectionTests
{
    private const int Sends = 50;

    public static TheoryData<string> Names => [.. Lifetimes.All.Select(lifetime => lifetime.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task P12_sends_one_after_the_other_share_one_connection(string name)
    {
        using var server = MeasuringServer.Start();
        await Lifetimes.All.Single(lifetime => lifetime.Name == name).SendAsync(server.Address, Sends);

        server.Counts.ShouldSatisfyAllConditions(
            counts => counts.Requests.ShouldBe(Sends),
            counts => counts.Connections.ShouldBe(1));
    }
}
