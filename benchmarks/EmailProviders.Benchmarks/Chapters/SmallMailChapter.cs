using EmailProviders.Benchmarks.Candidates;
using EmailProviders.Benchmarks.Mails;
using EmailProviders.Benchmarks.Measuring;

namespace EmailProviders.Benchmarks.Chapters;

/// <summary>P1 to P3: the small mail over sockets, one after the other (W1) and 64 at once (W2), and what it allocates.</summary>
internal static class SmallMailChapter
{
    private const int Concurrency = 64;
    private const double MaxTime = 1.20;
    private const double MaxBytes = 3300;
    private const int GrowthSends = 200;
    private const int LongHtml = 66 * 1024;

    public static async Task<Chapter> MeasureAsync(Session session)
    {
        var address = session.Server.Address;
        var sequential = await Rounds.MeasureAsync(CandidateSet.ForSmallMail(address), session.Plan, session.Plan.Sends(1000));
        var concurrent = await Rounds.MeasureAsync(CandidateSet.ForSmallMail(address), session.Plan, session.Plan.Sends(6400), Concurrency);
        var growth = await GrowthAsync();
        return new Chapter(
            [
                TimeRow("P1", "small mail, one after the other, time / L", "≤ 1.20, stretch 1.05", sequential),
                TimeRow("P2", $"small mail, {Concurrency} at once, time / L", "≤ 1.20", concurrent),
                BytesRow(sequential, growth),
            ],
            Markdown.Section("W1 and W2: the small mail over sockets", Table(sequential, concurrent)));
    }

    private static Row TimeRow(string number, string what, string target, Comparison comparison) => new(
        number,
        what,
        target,
        $"{Markdown.Each(BenchmarkedProvider.All.Select(provider => (provider.DisplayName, comparison.TimeRatio(Library.NameOf(provider)).ToString())))}; A/A {comparison.TimeRatio(Candidate.Control)}",
        BenchmarkedProvider.All.All(provider => comparison.TimeRatio(Library.NameOf(provider)).Median <= MaxTime));

    private static Row BytesRow(Comparison comparison, IReadOnlyDictionary<string, double> growth) => new(
        "P3",
        "allocated bytes of a send; growth with the HTML",
        "≤ 3,300 (= L), stretch 2,800; + 0 B per kB",
        $"{Markdown.Each(BenchmarkedProvider.All.Select(provider => (provider.DisplayName, $"{Markdown.Number(comparison.Bytes(Library.NameOf(provider)).Median)} (+ {Markdown.Number(growth[provider.Name])} per kB)")))}; L {Markdown.Number(comparison.Bytes(Candidate.Bare).Median)}",
        BenchmarkedProvider.All.All(provider => comparison.Bytes(Library.NameOf(provider)).Median <= MaxBytes && growth[provider.Name] < 1));

    // In process: sockets would add what they allocate for a body that leaves in several pieces.
    private static async Task<IReadOnlyDictionary<string, double>> GrowthAsync()
    {
        var growth = new Dictionary<string, double>();
        foreach (var provider in BenchmarkedProvider.All)
        {
            var small = await BytesAsync(provider, SampleMails.Small);
            var large = await BytesAsync(provider, SampleMails.WithHtml(LongHtml));
            growth[provider.Name] = Math.Max(0, (large - small) / ((LongHtml - SampleMails.Small.HtmlBody!.Length) / 1024.0));
        }

        return growth;
    }

    private static Task<double> BytesAsync(BenchmarkedProvider provider, SendEmailRequest mail) =>
        Allocation.OfAsync(Library.For(provider, new Uri("http://localhost"), mail, new StubTransport()), GrowthSends);

    private static string Table(Comparison sequential, Comparison concurrent) => Markdown.Table(
        ["candidate", "W1 µs a send", "W1 time / L", "W1 CPU / L", "bytes a send", "W2 sends/s", "W2 time / L", "W2 CPU / L"],
        sequential.Names.Select(name => (IReadOnlyList<string>)
        [
            name,
            Markdown.Number(sequential.Time(name).Median, 1),
            sequential.TimeRatio(name).ToString(),
            Markdown.Number(sequential.CpuRatio(name).Median, 2),
            Markdown.Number(sequential.Bytes(name).Median),
            Markdown.Number(1_000_000 / concurrent.Time(name).Median),
            concurrent.TimeRatio(name).ToString(),
            Markdown.Number(concurrent.CpuRatio(name).Median, 2),
        ]));
}
