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
        if (TextGrammar.ProblemOfVisibleText(name) is { } problem)
            return problem;
        if (TextGrammar.HoldsEncodedWord(name))
            return "it is encoded (RFC 2047); give the plain text, the provider encodes it";

        // It would change what stands before it: a quote, a bracket.
        return Rune.GetUnicodeCategory(Rune.GetRuneAt(name, 0))
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
                ? "it begins with a combining character"
                : null;
    }
}
