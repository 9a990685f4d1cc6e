using System.Globalization;
using System.Text;

namespace EmailProviders;

/// <summary>What a display name may hold: text on one line that looks like what it is.</summary>
internal static class DisplayNameGrammar
{
    /// <summary>What is wrong with a display name, without repeating it; null where nothing is.</summary>
    public static string? FindProblem(string name)
    {
        if (name.Length > EmailAddress.MaxDisplayNameLength)
            return $"it has {name.Length} characters, {EmailAddress.MaxDisplayNameLength} are the most";

        for (var position = 0; position < name.Length;)
        {
            if (Rune.DecodeFromUtf16(name.AsSpan(position), out var rune, out var length) != System.Buffers.OperationStatus.Done)
                return $"half a surrogate pair stands at position {position}";
            if (IsHidden(Rune.GetUnicodeCategory(rune)))
                return $"the character at position {position} is a control, format or line-breaking character";
            position += length;
        }

        return null;
    }

    private static bool IsHidden(UnicodeCategory category) => category
        is UnicodeCategory.Control
        or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse;
}
