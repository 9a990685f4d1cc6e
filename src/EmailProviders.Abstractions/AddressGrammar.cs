using System.Buffers;
using System.Text;

namespace EmailProviders;

/// <summary>The addr-spec that this library accepts: a strict part of RFC 5321 and 5322, checked in one pass without backtracking.</summary>
/// <remarks>The text is brought to NFC first: what is checked is what is sent, and positions are those of that form.</remarks>
internal static class AddressGrammar
{
    private const int MaxLocalLength = 64;
    private const int MaxLength = 254;

    private static readonly SearchValues<char> AtomCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~.");

    /// <summary>The address in the form in which it is sent, or null with the problem. The problem never repeats the text.</summary>
    public static string? Normalize(string address, out string? problem)
    {
        problem = address.Length switch
        {
            0 => "it is empty",
            > MaxLength => $"it has {address.Length} characters, {MaxLength} are the most",
            _ => TextGrammar.ProblemOfVisibleText(address),
        };
        if (problem is not null)
            return null;

        // Half surrogate pairs, at which this would throw, are refused by now.
        var composed = Ascii.IsValid(address) ? address : address.Normalize(NormalizationForm.FormC);
        var at = composed.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
            problem = "it has no '@'; give a bare address such as name@example.com";
        else if (composed.IndexOf('@', at + 1) is var second and >= 0)
            problem = $"there is a second '@' at position {second}; give one address, without quotes";
        else
            problem = ProblemOfLocalPart(composed.AsSpan(0, at));
        if (problem is not null || DomainGrammar.Normalize(composed, at + 1, out problem) is not { } domain)
            return null;

        if (at + 1 + domain.Length > MaxLength)
            problem = $"with its domain in punycode it is over {MaxLength} characters";
        return problem is not null ? null : Joined(composed, at + 1, domain);
    }

    private static string? ProblemOfLocalPart(ReadOnlySpan<char> local)
    {
        if (local.IsEmpty)
            return "there is nothing before the '@'";
        if (local.IndexOfAnyExcept(AtomCharacters) is var bad and >= 0)
        {
            return Ascii.IsValid(local[bad])
                ? $"the character at position {bad} is not allowed before the '@'"
                : $"the character at position {bad} is not ASCII; no provider declares support for such a name before the '@' (RFC 6531)";
        }

        if (local.Length > MaxLocalLength)
            return $"the part before the '@' has {local.Length} characters, {MaxLocalLength} are the most";
        if (TextGrammar.HoldsEncodedWord(local))
            return "encoded-words are not allowed in it";
        if (local[0] is '-' or '.')
            return "it begins with a dash or a dot";
        if (local[^1] == '.')
            return "there is a dot just before the '@'";
        return local.IndexOf("..", StringComparison.Ordinal) is var dots and >= 0 ? $"there are two dots at position {dots}" : null;
    }

    private static string Joined(string composed, int start, string domain) =>
        composed.AsSpan(start).SequenceEqual(domain) ? composed : string.Concat(composed.AsSpan(0, start), domain);
}
