namespace EmailProviders.Benchmarks.Commands;

/// <summary>The page of the documents that shows the last report.</summary>
internal static class PerformancePage
{
    private const string Begin = "<!-- performance: measured by benchmarks/EmailProviders.Benchmarks -->\n";
    private const string End = "<!-- end of performance -->";

    /// <summary>Puts a report between the marks of the page, which is looked for from the current folder upwards.</summary>
    public static void Write(string report)
    {
        var page = Find(Environment.CurrentDirectory);
        var text = File.ReadAllText(page);
        var start = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        if (start < 0 || end < start)
            throw new InvalidOperationException($"{page} lacks the marks between which the report goes.");
        File.WriteAllText(page, string.Concat(text.AsSpan(0, start + Begin.Length), report, text.AsSpan(end)));
    }

    private static string Find(string folder)
    {
        var page = Path.Combine(folder, "docs", "performance.md");
        return File.Exists(page)
            ? page
            : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run --write inside of the repository: docs/performance.md was not found."));
    }
}
