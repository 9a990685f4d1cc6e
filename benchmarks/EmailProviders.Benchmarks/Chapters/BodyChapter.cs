using EmailProviders.Benchmarks.Candidates;
using EmailProviders.Benchmarks.Mails;
using EmailProviders.Benchmarks.Server;

namespace EmailProviders.Benchmarks.Chapters;

/// <summary>P5: the bytes of the body, against the shortest JSON of the same mail, and whether their number is stated.</summary>
internal static class BodyChapter
{
    private const int Sends = 10;

    public static async Task<Chapter> MeasureAsync(Session session)
    {
        var seen = new List<(string Name, double Small, double Hard, bool HasLength)>();
        foreach (var provider in BenchmarkedProvider.All)
        {
            var small = await SendAsync(session.Server, provider, SampleMails.Small);
            var hard = await SendAsync(session.Server, provider, SampleMails.HardToEscape);
            seen.Add((provider.DisplayName, small.Ratio, hard.Ratio, small.HasLength && hard.HasLength));
        }

        return new Chapter([
            new Row(
                "P5",
                "bytes of the body / shortest JSON, small mail and one that is hard to escape; Content-Length stated",
                "1.00, 1.00; always",
                Markdown.Each(seen.Select(static one => (one.Name, $"{Markdown.Number(one.Small, 3)}, {Markdown.Number(one.Hard, 3)}; {(one.HasLength ? "always" : "not always")}"))),
                seen.TrueForAll(static one => one is { Small: < 1.005, Hard: < 1.005, HasLength: true })),
        ]);
    }

    private static async Task<(double Ratio, bool HasLength)> SendAsync(ServerProcess server, BenchmarkedProvider provider, SendEmailRequest mail)
    {
        using var candidate = Library.For(provider, server.Address, mail);
        // The first send may log in.
        await candidate.SendAsync();
        var before = await server.CountsAsync();
        for (var sent = 0; sent < Sends; sent++)
            await candidate.SendAsync();
        var counts = await server.CountsAsync() - before;
        return ((double)counts.BodyBytes / counts.Requests / provider.Body(mail).Length, counts.WithLength == counts.Requests);
    }
}
