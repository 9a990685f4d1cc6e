using System.Buffers;
using System.Globalization;
using System.Text;

namespace EmailProviders;

/// <summary>The domain of an address: two labels or more, an international one as punycode that decodes to what it was made of.</summary>
internal static class DomainGrammar
{
    private const int MaxLength = 253;
    private const int MaxLabelLength = 63;

    private static readonly SearchValues<char> Characters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.");

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true, AllowUnassigned = false };

    /// <summary>The ASCII form of the domain that begins at a position of an address, or null with the problem.</summary>
    public static string? Normalize(string address, int start, out string? problem)
    {
        var domain = address.AsSpan(start);
        if (Ascii.IsValid(domain))
        {
            problem = ProblemOf(domain, start) ?? ProblemOfPunycode(domain, start);
            return problem is null ? domain.ToString() : null;
        }

        problem = ProblemOfInternational(domain, start);
        if (problem is not null)
            return null;

        var ascii = ToPunycode(domain.ToString());
        problem = ascii is null ? NotPlain(start) : ProblemOf(ascii, start);
        return problem is null ? ascii : null;
    }

    private static string? ProblemOf(ReadOnlySpan<char> domain, int start)
    {
        if (domain.IsEmpty)
            return "there is nothing after the '@'";
        if (domain.IndexOfAnyExcept(Characters) is var bad and >= 0)
            return $"the character at position {start + bad} is not allowed in a domain";
        if (domain.Length > MaxLength)
            return $"the domain has {domain.Length} characters, {MaxLength} are the most";

        var labels = 0;
        var last = default(ReadOnlySpan<char>);
        foreach (var range in domain.Split('.'))
        {
            last = domain[range];
            labels++;
            if (ProblemOfLabel(last) is { } problem)
                return $"the domain's label at position {start + range.Start.Value} {problem}";
        }

        if (labels < 2)
            return "the domain has one label only";
        if (!last.ContainsAnyExceptInRange('0', '9'))
            return "the domain ends in a number; IP addresses are not allowed";
        return char.IsAsciiLetter(last[^1]) || IsPunycode(last) ? null : "the domain's last label does not end in a letter";
    }

    private static string? ProblemOfLabel(ReadOnlySpan<char> label)
    {
        if (label.IsEmpty)
            return "is empty";
        if (label.Length > MaxLabelLength)
            return $"is over {MaxLabelLength} characters";
        if (label[0] == '-' || label[^1] == '-')
            return "begins or ends with a dash";
        // RFC 5891 keeps these for encodings to come; today only punycode is one.
        return label is [_, _, '-', '-', ..] && !IsPunycode(label) ? "has two dashes in the place of an encoding's prefix" : null;
    }

    // Somebody else's encoder may have made it: it must mean something, and that must be written in its plain form.
    private static string? ProblemOfPunycode(ReadOnlySpan<char> domain, int start)
    {
        foreach (var range in domain.Split('.'))
        {
            if (IsPunycode(domain[range]) && !IsExactPunycode(domain[range].ToString()))
                return $"the domain's label at position {start + range.Start.Value} is not valid punycode";
        }

        return null;
    }

    // Labels alone, so that the error can name the one at fault; what holds between labels shows when the whole is mapped.
    private static string? ProblemOfInternational(ReadOnlySpan<char> domain, int start)
    {
        foreach (var range in domain.Split('.'))
        {
            var label = domain[range];
            if (label.IsEmpty || (!Ascii.IsValid(label) && ToPunycode(label.ToString()) is null))
                return NotPlain(start + range.Start.Value);
        }

        return null;
    }

    private static string NotPlain(int position) =>
        $"the international domain name is not valid, or is not written in its plain form, at position {position}";

    private static bool IsPunycode(ReadOnlySpan<char> label) => label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase);

    private static bool IsExactPunycode(string label)
    {
        try
        {
            var unicode = Idn.GetUnicode(label);
            return !Ascii.IsValid(unicode)
                && TextGrammar.ProblemOfVisibleText(unicode) is null
                && label.Equals(Idn.GetAscii(unicode), StringComparison.OrdinalIgnoreCase);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // A name that mapping would change (circled letters, ligatures, zero-width characters) is refused, not repaired:
    // what was written is not what would be sent.
    private static string? ToPunycode(string domain)
    {
        try
        {
            var ascii = Idn.GetAscii(domain);
            return string.Equals(Idn.GetUnicode(ascii), domain, StringComparison.OrdinalIgnoreCase) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
