using System.Globalization;
using System.Runtime.InteropServices;
using EmailProviders.Benchmarks.Chapters;
using EmailProviders.Benchmarks.Measuring;

namespace EmailProviders.Benchmarks.Commands;

/// <summary>The whole report as Markdown.</summary>
internal static class Report
{
    public static string Of(IReadOnlyList<Chapter> chapters, Plan plan, TimeSpan duration)
    {
        var rows = chapters.SelectMany(static chapter => chapter.Rows)
            .OrderBy(static row => int.Parse(row.Number.AsSpan(1), CultureInfo.InvariantCulture));
        return string.Create(CultureInfo.InvariantCulture, $"""
            {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription.Split(' ')[0]}, {Environment.ProcessorCount} processors,
            {plan.Rounds} rounds, {plan.Processes} processes, seed {plan.Seed}, {duration.TotalSeconds:0} s.

            | # | What | Target | Measured | Met |
            | --- | --- | --- | --- | :-: |
            {string.Join('\n', rows.Select(RowOf))}

            {string.Join('\n', chapters.Select(static chapter => chapter.Details).Where(static details => details.Length > 0)).TrimEnd()}

            """);
    }

    private static string RowOf(Row row) => $"| {row.Number} | {row.What} | {row.Target} | {row.Measured} | {(row.IsMet ? "yes" : "no")} |";
}
