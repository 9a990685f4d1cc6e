namespace EmailProviders.Benchmarks.Chapters;

/// <summary>One piece of the report.</summary>
/// <param name="Rows">Its targets.</param>
/// <param name="Details">Its tables, as Markdown with headings; empty where the rows say everything.</param>
internal sealed record Chapter(IReadOnlyList<Row> Rows, string Details = "");
