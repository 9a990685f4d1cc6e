using EmailProviders.Benchmarks.Candidates;
using EmailProviders.Benchmarks.Mails;
using EmailProviders.Benchmarks.Server;

namespace EmailProviders.PerformanceTests;

/// <summary>The bytes of bodies and their stated length, seen by a server.</summary>
public sealed class BodyTests : IDisposable
{
    private const int Sends = 3;

    private readonly MeasuringServer _server = MeasuringServer.Start();

    public static TheoryData<string> Providers => AllocationTests.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task P5_a_body_has_the_length_of_the_shortest_JSON_and_states_it(string name)
    {
        var provider = Gauge.Find(name);
        using var candidate = Library.For(provider, _server.Address, SampleMails.Small);
        // The first send may log in.
        await candidate.SendAsync();
        var before = _server.Counts;
        for (var sent = 0; sent < Sends; sent++)
            await candidate.SendAsync();

        (_server.Counts - before).ShouldBe(new ServerCounts(
            Connections: 0, Requests: Sends, WithLength: Sends, BodyBytes: Sends * (long)provider.Body(SampleMails.Small).Length));
    }

    [Fact]
    public async Task The_server_counts_bodies_in_chunks()
    {
        using var candidate = TextbookClient.For(_server.Address, new SocketsHttpHandler(), SampleMails.WithHtml(100_000));
        await candidate.SendAsync();
        await candidate.SendAsync();

        _server.Counts.ShouldSatisfyAllConditions(
            counts => counts.Requests.ShouldBe(2),
            counts => counts.WithLength.ShouldBe(0),
            counts => counts.BodyBytes.ShouldBeGreaterThan(2 * 100_000));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(4096)]
    public void The_server_counts_the_mails_of_a_batch_in_pieces(int pieceBytes)
    {
        var counter = new OccurrenceCounter("\"to\":["u8.ToArray());
        foreach (var piece in System.Text.Encoding.ASCII.GetBytes("""{"messageVersions":[{"to":[{}]},{"to":[{}],"cc":["to",""]},{"to":[{}]}]}""").Chunk(pieceBytes))
            counter.Add(piece);

        counter.Count.ShouldBe(3);
    }

    public void Dispose() => _server.Dispose();
}
