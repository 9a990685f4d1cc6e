using System.Globalization;
using System.Text;

namespace EmailProviders.Sandbox.Inbox;

/// <summary>An attachment as a browser may have it: a harmless name, and a type that no browser runs.</summary>
internal static class MailFile
{
    private const string Unknown = "application/octet-stream";

    private static readonly Dictionary<string, string> SafeTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
        [".pdf"] = "application/pdf",
        [".zip"] = "application/zip",
        [".txt"] = "text/plain; charset=utf-8",
        [".csv"] = "text/csv; charset=utf-8",
        [".ics"] = "text/calendar; charset=utf-8",
    };

    /// <summary>By the type that was sent, else by the name: Brevo takes no type.</summary>
    public static string TypeOf(SandboxAttachment file)
    {
        var declared = file.ContentType?.Split(';')[0].Trim();
        return SafeTypes.Values.FirstOrDefault(type => type.Split(';')[0].Equals(declared, StringComparison.OrdinalIgnoreCase))
            ?? (string.IsNullOrEmpty(declared) ? SafeTypes.GetValueOrDefault(Path.GetExtension(file.FileName ?? ""), Unknown) : Unknown);
    }

    public static bool IsImage(SandboxAttachment file) => TypeOf(file).StartsWith("image/", StringComparison.Ordinal);

    /// <summary>One path segment without control or direction-changing characters.</summary>
    public static string NameOf(SandboxAttachment file, int index)
    {
        var name = file.FileName ?? LastSegment(file.Url) ?? "";
        var clean = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            var isBad = rune.Value is '/' or '\\' or '"' or ':' or '*' or '?' or '<' or '>' or '|'
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            clean.Append(isBad ? "_" : rune.ToString());
        }

        var result = clean.ToString().Trim(' ', '.');
        return result.Length == 0 ? string.Create(CultureInfo.InvariantCulture, $"attachment-{index + 1}") : result;
    }

    private static string? LastSegment(Uri? url) =>
        url is { IsAbsoluteUri: true } ? Uri.UnescapeDataString(url.Segments[^1]).Trim('/') : null;
}
