using System.Net;
using System.Text;

namespace EmailProviders.Providers;

/// <summary>Reads the words out of HTML, in one pass. It need not be exact: it makes the alternative for readers without HTML.</summary>
internal static class HtmlText
{
    private static readonly string[] Skipped = ["script", "style", "head", "title"];

    private static readonly string[] LineBreaking =
        ["br", "p", "div", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "blockquote", "section", "header", "footer"];

    // What browsers make of the numbers 128 to 159: those of Windows-1252, which old editors wrote (HTML, "numeric character reference end state").
    private const string OfWindows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    public static string Of(string html)
    {
        var text = new StringBuilder(html.Length / 2);
        var rest = html.AsSpan();
        while (!rest.IsEmpty)
        {
            var tag = IndexOfTag(rest);
            AppendWords(text, rest[..tag]);
            rest = tag < rest.Length ? SkipTag(text, rest[tag..]) : [];
        }

        return text.ToString().Trim();
    }

    private static ReadOnlySpan<char> SkipTag(StringBuilder text, ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("<!--"))
            return After(rest, "-->");

        var end = rest.IndexOf('>');
        if (end < 0)
            return [];
        var name = NameOf(rest[1..end]);
        if (IsOneOf(name, LineBreaking))
            BreakLine(text);
        return rest[1] != '/' && IsOneOf(name, Skipped) ? After(After(rest, $"</{name}"), ">") : rest[(end + 1)..];
    }

    // A '<' that begins no tag is text, as browsers read it.
    private static int IndexOfTag(ReadOnlySpan<char> html)
    {
        for (var index = 0; index < html.Length - 1; index++)
        {
            if (html[index] == '<' && (char.IsAsciiLetter(html[index + 1]) || html[index + 1] is '/' or '!'))
                return index;
        }

        return html.Length;
    }

    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> tag)
    {
        tag = tag.TrimStart('/');
        var length = 0;
        while (length < tag.Length && char.IsAsciiLetterOrDigit(tag[length]))
            length++;
        return tag[..length];
    }

    private static bool IsOneOf(ReadOnlySpan<char> name, string[] names)
    {
        foreach (var candidate in names)
        {
            if (name.Equals(candidate, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static ReadOnlySpan<char> After(ReadOnlySpan<char> text, string mark) =>
        text.IndexOf(mark, StringComparison.OrdinalIgnoreCase) is var start and >= 0 ? text[(start + mark.Length)..] : [];

    private static void AppendWords(StringBuilder text, ReadOnlySpan<char> words)
    {
        foreach (var decoded in WebUtility.HtmlDecode(words.ToString()).EnumerateRunes())
        {
            var rune = decoded.Value is >= 0x80 and <= 0x9F ? new Rune(OfWindows[decoded.Value - 0x80]) : decoded;
            if (Rune.IsWhiteSpace(decoded))
                AppendSpace(text);
            else if (!Rune.IsControl(rune) && !IsNoncharacter(rune))
                text.Append(rune);
        }
    }

    private static void AppendSpace(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] is not (' ' or '\n'))
            text.Append(' ');
    }

    private static bool IsNoncharacter(Rune rune) => rune.Value is >= 0xFDD0 and <= 0xFDEF || (rune.Value & 0xFFFE) == 0xFFFE;

    private static void BreakLine(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
            text.Length--;
        if (text.Length > 0 && text[^1] != '\n')
            text.Append('\n');
    }
}
