using EmailProviders.Benchmarks.Candidates;

namespace EmailProviders.Benchmarks.Chapters;

/// <summary>P12: the connections of many sends, one after the other, by how the sender is made and resolved.</summary>
internal static class ConnectionChapter
{
    private const int Sends = 200;

    public static async Task<Chapter> MeasureAsync(Session session)
    {
        var opened = new List<(string Name, long Connections)>();
        foreach (var (name, sendAsync) in Lifetimes.All)
        {
            var before = await session.Server.CountsAsync();
            await sendAsync(session.Server.Address, Sends);
            opened.Add((name, (await session.Server.CountsAsync() - before).Connections));
        }

        return new Chapter([
            new Row(
                "P12",
                $"connections of {Sends} sends, one after the other",
                "1 per host, any DI lifetime, several accounts",
                Markdown.Each(opened.Select(static one => (one.Name, Markdown.Number(one.Connections)))),
                opened.TrueForAll(static one => one.Connections == 1)),
        ]);
    }
}
