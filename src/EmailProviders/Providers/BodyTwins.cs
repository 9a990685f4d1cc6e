using System.Text;

namespace EmailProviders.Providers;

/// <summary>Makes the body that a provider demands from the one that the mail has.</summary>
internal static class BodyTwins
{
    private const char Ellipsis = '…';

    /// <summary>HTML that shows a plain text as it is: escaped, paragraphs at blank lines, <c>&lt;br&gt;</c> at line ends.</summary>
    public static string HtmlOfText(string text)
    {
        var html = new StringBuilder(text.Length + 64);
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            html.Append("<p>")
                .Append(Escape(paragraph.Trim('\n')).Replace("\n", "<br>", StringComparison.Ordinal))
                .Append("</p>");
        }

        return html.Length > 0 ? html.ToString() : "<p></p>";
    }

    /// <summary>The words of an HTML body: tags, styles and scripts left out, entities read, cut at a word where it would be too long.</summary>
    public static string TextOfHtml(string html, int maxLength = int.MaxValue) => Cut(HtmlText.Of(html), maxLength);

    /// <summary>A text cut at a word, with an ellipsis, where it is too long.</summary>
    public static string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return text;

        var end = text.LastIndexOfAny([' ', '\n'], maxLength - 1);
        end = end > maxLength / 2 ? end : maxLength - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return string.Concat(text.AsSpan(0, end).TrimEnd(), [Ellipsis]);
    }

    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
