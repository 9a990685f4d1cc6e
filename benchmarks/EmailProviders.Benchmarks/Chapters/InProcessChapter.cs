using EmailProviders.Benchmarks.Candidates;
using EmailProviders.Benchmarks.Measuring;

namespace EmailProviders.Benchmarks.Chapters;

/// <summary>P4: the client alone (W5), its transport replaced by one that answers in process.</summary>
internal static class InProcessChapter
{
    private const double MaxCpu = 4.0;

    public static async Task<Chapter> MeasureAsync(Session session)
    {
        var candidates = CandidateSet.ForSmallMail(new Uri("http://localhost"), static () => new StubTransport());
        var comparison = await Rounds.MeasureAsync(candidates, session.Plan, session.Plan.Sends(5000));
        var ratios = BenchmarkedProvider.All
            .Select(provider => (provider.DisplayName, comparison.CpuRatio(Library.NameOf(provider)))).ToList();
        return new Chapter(
            [
                new Row(
                    "P4",
                    "CPU in process, without network, / L",
                    "≤ 4.0, stretch 3.0",
                    $"{Markdown.Each(ratios.Select(static ratio => (ratio.DisplayName, ratio.Item2.ToString())))}; A/A {comparison.CpuRatio(Candidate.Control)}",
                    ratios.TrueForAll(static ratio => ratio.Item2.Median <= MaxCpu)),
            ],
            Markdown.Section("W5: without network", Table(comparison)));
    }

    private static string Table(Comparison comparison) => Markdown.Table(
        ["candidate", "µs a send", "CPU / L", "bytes a send"],
        comparison.Names.Select(name => (IReadOnlyList<string>)
        [
            name,
            Markdown.Number(comparison.Time(name).Median, 2),
            comparison.CpuRatio(name).ToString(),
            Markdown.Number(comparison.Bytes(name).Median),
        ]));
}
