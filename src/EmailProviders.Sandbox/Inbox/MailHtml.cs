using System.Text;
using System.Text.RegularExpressions;

namespace EmailProviders.Sandbox.Inbox;

/// <summary>A mail's HTML as the frame shows it. What keeps it harmless is the frame's sandbox and policy, not this text.</summary>
internal static partial class MailHtml
{
    private const string NewTabs = "<base target=\"_blank\">";

    /// <summary>In characters of the page.</summary>
    private const long MaxInlined = 64L * 1024 * 1024;

    /// <param name="html">As received.</param>
    /// <param name="files">Images among them replace their <c>cid:</c> addresses.</param>
    /// <param name="remote">Whether the reader allowed remote content.</param>
    public static string Render(string html, IReadOnlyList<SandboxAttachment> files, bool remote)
    {
        var inlined = Inline(html, files);

        // No policy governs the connections that a browser opens ahead of need. The name is broken and nothing is taken out: what is left of
        // a text might make a new tag.
        var quiet = remote ? inlined : LinkTag().Replace(inlined, "<x-link");

        // After the doctype: before it, the page would be laid out in quirks mode.
        var doctype = Doctype().Match(quiet);
        return new StringBuilder(quiet.Length + NewTabs.Length)
            .Append(quiet, 0, doctype.Length).Append(NewTabs).Append(quiet, doctype.Length, quiet.Length - doctype.Length).ToString();
    }

    /// <summary>Whether there is something to allow; a guess that may err on the side of the question.</summary>
    public static bool MentionsRemote(string html) => RemoteAddress().IsMatch(html);

    /// <summary>Images in place of their addresses, up to a bound: a short mail may name a large image a thousand times.</summary>
    private static string Inline(string html, IReadOnlyList<SandboxAttachment> files)
    {
        var addresses = new Dictionary<string, string?>(StringComparer.Ordinal);
        var left = MaxInlined;
        return ContentIdAddress().Replace(html, match =>
        {
            var id = Uri.UnescapeDataString(match.Groups[1].Value);
            if (!addresses.TryGetValue(id, out var address))
            {
                addresses[id] = address = DataAddress(id, files);
            }

            left -= address?.Length ?? 0;
            return address is null || left < 0 ? match.Value : address;
        });
    }

    private static string? DataAddress(string id, IReadOnlyList<SandboxAttachment> files) =>
        files.FirstOrDefault(file => file.ContentId == id && file.Url is null && MailFile.IsImage(file)) is { } image
            ? $"data:{MailFile.TypeOf(image)};base64,{Convert.ToBase64String(image.Content.Span)}"
            : null;

    [GeneratedRegex("""cid:([^"'\s)>]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex ContentIdAddress();

    [GeneratedRegex("<link\\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex LinkTag();

    [GeneratedRegex("""^\s*<!doctype[^>]*>""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Doctype();

    [GeneratedRegex("""(?:src|srcset|background|poster)\s*=\s*["']?\s*(?:https?:)?//|url\(\s*["']?\s*(?:https?:)?//|@import|<link\b""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex RemoteAddress();
}
