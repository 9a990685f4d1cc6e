using System.Buffers;
using System.Globalization;
using System.Text;

namespace EmailProviders;

/// <summary>What a text may hold, by the place that it goes to. Problems name a position and never repeat the text.</summary>
internal static class TextGrammar
{
    /// <summary>The longest name, tag or id, in characters.</summary>
    public const int MaxLabelLength = 255;

    // C0 and C1 controls, and the Unicode line and paragraph separators.
    private static readonly SearchValues<char> NotInLine = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(static code => (char)code), '\u2028', '\u2029']);

    /// <summary>The problem of a text of any number of lines, or null.</summary>
    public static string? ProblemOfText(string text)
    {
        if (IndexOfHalfSurrogatePair(text) is var half and >= 0)
            return $"holds half a surrogate pair at position {half}: it was cut inside a character.";
        return text.IndexOf('\0', StringComparison.Ordinal) is var position and >= 0 ? $"holds a NUL character at position {position}." : null;
    }

    /// <summary>The problem of a text of one line, or null.</summary>
    public static string? ProblemOfLine(string text)
    {
        if (IndexOfHalfSurrogatePair(text) is var half and >= 0)
            return $"holds half a surrogate pair at position {half}: it was cut inside a character.";
        return text.AsSpan().IndexOfAny(NotInLine) is var position and >= 0
            ? $"holds a line break or control character at position {position}."
            : null;
    }

    /// <summary>The problem of a name, tag or id: short, not blank, and looking like what it is; or null.</summary>
    public static string? ProblemOfLabel(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "is empty.";
        if (text.Length > MaxLabelLength)
            return $"has {text.Length} characters; {MaxLabelLength} are the most.";
        return ProblemOfVisibleText(text) is { } problem ? $"is not plain text: {problem}." : null;
    }

    /// <summary>The problem of a text that must look like what it is: nothing hidden, nothing that turns the reading direction; or null.</summary>
    public static string? ProblemOfVisibleText(string text)
    {
        for (var position = 0; position < text.Length;)
        {
            if (text[position] is >= ' ' and <= '~')
            {
                position++;
                continue;
            }

            if (Rune.DecodeFromUtf16(text.AsSpan(position), out var rune, out var length) != OperationStatus.Done)
                return $"half a surrogate pair stands at position {position}";
            if (IsHidden(Rune.GetUnicodeCategory(rune)))
                return $"the character at position {position} is a control, format, line-breaking or unassigned character";
            position += length;
        }

        return null;
    }

    /// <summary>Whether a text holds what RFC 2047 reads as another text.</summary>
    public static bool HoldsEncodedWord(ReadOnlySpan<char> text) =>
        text.IndexOf("=?", StringComparison.Ordinal) is var start and >= 0 && text[(start + 2)..].Contains("?=", StringComparison.Ordinal);

    private static bool IsHidden(UnicodeCategory category) => category
        is UnicodeCategory.Control
        or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned;

    private static int IndexOfHalfSurrogatePair(ReadOnlySpan<char> text)
    {
        for (var position = NextSurrogate(text, 0); position < text.Length; position = NextSurrogate(text, position + 2))
        {
            if (position + 1 == text.Length || !char.IsSurrogatePair(text[position], text[position + 1]))
                return position;
        }

        return -1;
    }

    private static int NextSurrogate(ReadOnlySpan<char> text, int start)
    {
        var found = text[start..].IndexOfAnyInRange('\uD800', '\uDFFF');
        return found < 0 ? text.Length : start + found;
    }
}
