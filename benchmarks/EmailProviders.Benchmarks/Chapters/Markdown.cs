using System.Globalization;

namespace EmailProviders.Benchmarks.Chapters;

/// <summary>Writes Markdown.</summary>
internal static class Markdown
{
    /// <summary>A table. The first column is text, the others are numbers.</summary>
    public static string Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var rule = header.Select(static (_, index) => index == 0 ? "---" : "---:").ToArray();
        return string.Concat(rows.Prepend(rule).Prepend(header).Select(static row => $"| {string.Join(" | ", row)} |\n"));
    }

    /// <summary>A heading and what stands under it.</summary>
    public static string Section(string heading, string text) => $"### {heading}\n\n{text}\n";

    /// <summary>A number with separators of thousands.</summary>
    public static string Number(double value, int decimals = 0) => value.ToString("N" + decimals, CultureInfo.InvariantCulture);

    /// <summary>One value for each provider.</summary>
    public static string Each(IEnumerable<(string Name, string Value)> values) =>
        string.Join("; ", values.Select(static value => $"{value.Name} {value.Value}"));
}
