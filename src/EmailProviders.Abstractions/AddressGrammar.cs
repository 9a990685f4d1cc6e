using System.Buffers;
using System.Globalization;
using System.Text;

namespace EmailProviders;

/// <summary>The addr-spec that this library accepts: a strict part of RFC 5321 and 5322, checked in one pass without backtracking.</summary>
internal static class AddressGrammar
{
    private const int MaxLocalLength = 64;
    private const int MaxDomainLength = 253;
    private const int MaxLabelLength = 63;
    private const int MaxLength = 254;

    private static readonly SearchValues<char> AtomCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~.");

    private static readonly SearchValues<char> DomainCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.");

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true, AllowUnassigned = false };

    /// <summary>The address in the form in which it is sent, or null with the problem. The problem never repeats the text.</summary>
    public static string? Normalize(string address, out string? problem)
    {
        problem = null;
        if (address.Length == 0)
            problem = "it is empty";
        else if (address.Length > MaxLength)
            problem = $"it has {address.Length} characters, {MaxLength} are the most";
        if (problem is not null)
            return null;

        var at = address.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
            problem = "it has no '@'; give a bare address such as name@example.com";
        else if (address.IndexOf('@', at + 1) is var second and >= 0)
            problem = $"there is a second '@' at position {second}; give one address, without quotes";
        else
            problem = ProblemOfLocalPart(address.AsSpan(0, at));
        if (problem is not null)
            return null;

        var domain = NormalizeDomain(address[(at + 1)..], at + 1, out problem);
        if (domain is null)
            return null;
        if (at + 1 + domain.Length > MaxLength)
        {
            problem = $"with its domain in punycode it is over {MaxLength} characters";
            return null;
        }

        return domain.Length == address.Length - at - 1 && address.AsSpan(at + 1).SequenceEqual(domain)
            ? address
            : string.Concat(address.AsSpan(0, at + 1), domain);
    }

    private static string? ProblemOfLocalPart(ReadOnlySpan<char> local)
    {
        if (local.IsEmpty)
            return "there is nothing before the '@'";
        if (local.Length > MaxLocalLength)
            return $"the part before the '@' has {local.Length} characters, {MaxLocalLength} are the most";
        if (local.IndexOfAnyExcept(AtomCharacters) is var bad and >= 0)
            return $"the character at position {bad} is not allowed before the '@'";
        if (local.Contains("=?", StringComparison.Ordinal))
            return "encoded-words are not allowed in it";
        if (local[0] is '-' or '.')
            return "it begins with a dash or a dot";
        if (local[^1] == '.')
            return "there is a dot just before the '@'";
        return local.IndexOf("..", StringComparison.Ordinal) is var dots and >= 0 ? $"there are two dots at position {dots}" : null;
    }

    private static string? NormalizeDomain(string domain, int offset, out string? problem)
    {
        var ascii = Ascii.IsValid(domain) ? domain : ToPunycode(domain);
        problem = ascii is null
            ? "the international domain name is not valid, or is not written in its plain form"
            : ProblemOfDomain(ascii, offset);
        return problem is null ? ascii : null;
    }

    // A name that mapping would change (circled letters, ligatures, zero-width characters) is refused, not repaired:
    // what was written is not what would be sent.
    private static string? ToPunycode(string domain)
    {
        try
        {
            var composed = domain.Normalize(NormalizationForm.FormC);
            var ascii = Idn.GetAscii(composed);
            return string.Equals(Idn.GetUnicode(ascii), composed, StringComparison.OrdinalIgnoreCase) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? ProblemOfDomain(ReadOnlySpan<char> domain, int offset)
    {
        if (domain.IsEmpty)
            return "there is nothing after the '@'";
        if (domain.Length > MaxDomainLength)
            return $"the domain has {domain.Length} characters, {MaxDomainLength} are the most";
        if (domain.IndexOfAnyExcept(DomainCharacters) is var bad and >= 0)
            return $"the character at position {offset + bad} is not allowed in a domain";

        var labels = 0;
        var last = default(ReadOnlySpan<char>);
        foreach (var range in domain.Split('.'))
        {
            last = domain[range];
            labels++;
            if (last.IsEmpty)
                return $"the domain has an empty label at position {offset + range.Start.Value}";
            if (last.Length > MaxLabelLength)
                return $"the domain's label at position {offset + range.Start.Value} is over {MaxLabelLength} characters";
            if (last[0] == '-' || last[^1] == '-')
                return $"the domain's label at position {offset + range.Start.Value} begins or ends with a dash";
        }

        if (labels < 2)
            return "the domain has one label only";
        return last.ContainsAnyExceptInRange('0', '9') ? null : "the domain ends in a number; IP addresses are not allowed";
    }
}
