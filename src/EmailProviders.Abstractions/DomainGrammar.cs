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
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true, AllowUnassigned = false };

    /// <summary>The ASCII form of the domain that begins at a position of an address, or null with the problem.</summary>
    public static string? Normalize(string address, int start, out string? problem)
    {
        var domain = address.AsSpan(start);
        problem = domain.IsEmpty ? "there is nothing after the '@'" : null;
        var labels = new List<string>();
        foreach (var range in domain.Split('.'))
        {
            if (problem is not null)
                return null;
            labels.Add(LabelOf(domain[range], start + range.Start.Value, out problem));
        }

        if (problem is not null)
            return null;
        var ascii = string.Join('.', labels);
        problem = ProblemOfWhole(ascii, labels) ?? (IsInternational(ascii) && !IsExactPunycode(ascii) ? NotPlain(start) : null);
        return problem is null ? ascii : null;
    }

    private static string LabelOf(ReadOnlySpan<char> written, int position, out string? problem)
    {
        var label = written.ToString();
        if (!Ascii.IsValid(written) && ToPunycode(label) is var punycode)
        {
            problem = punycode is null ? NotPlain(position) : ProblemOfLength(punycode, position);
            return punycode ?? label;
        }

        problem = written.IndexOfAnyExcept(Characters) is var bad and >= 0
            ? $"the character at position {position + bad} is not allowed in a domain"
            : ProblemOfLength(label, position) ?? ProblemOfDashes(label, position);
        return label;
    }

    private static string? ProblemOfLength(string label, int position) => label.Length switch
    {
        0 => $"the domain's label at position {position} is empty",
        > MaxLabelLength => $"the domain's label at position {position} is over {MaxLabelLength} characters",
        _ => null,
    };

    private static string? ProblemOfDashes(string label, int position)
    {
        if (label[0] == '-' || label[^1] == '-')
            return $"the domain's label at position {position} begins or ends with a dash";
        if (IsPunycode(label))
            return IsExactPunycode(label) ? null : $"the domain's label at position {position} is not valid punycode";
        // RFC 5891 keeps these for encodings to come.
        return label is [_, _, '-', '-', ..] ? $"the domain's label at position {position} has two dashes in the place of an encoding's prefix" : null;
    }

    private static string? ProblemOfWhole(string domain, List<string> labels)
    {
        if (domain.Length > MaxLength)
            return $"the domain has {domain.Length} characters, {MaxLength} are the most";
        if (labels.Count < 2)
            return "the domain has one label only";
        var last = labels[^1];
        if (!last.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return "the domain ends in a number; IP addresses are not allowed";
        return IsTopLevel(last) ? null : "the domain's last label does not end in a letter";
    }

    private static string NotPlain(int position) =>
        $"the international domain name is not valid, or is not written in its plain form, at position {position}";

    /// <summary>Whether a domain may end in the label.</summary>
    public static bool IsTopLevel(ReadOnlySpan<char> label) => !label.IsEmpty && (char.IsAsciiLetter(label[^1]) || IsPunycode(label));

    /// <summary>Whether the label says that it is punycode.</summary>
    public static bool IsPunycode(ReadOnlySpan<char> label) => label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase);

    private static bool IsInternational(string domain) => domain.Contains("xn--", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether punycode means something, and that in its plain form: somebody else's encoder may have made it.</summary>
    /// <remarks>The whole is looked at as well as each label, as letters that are written from right to left have rules for their neighbours.</remarks>
    public static bool IsExactPunycode(string domain)
    {
        try
        {
            var unicode = Idn.GetUnicode(domain);
            return !Ascii.IsValid(unicode)
                && TextGrammar.ProblemOfVisibleText(unicode) is null
                && domain.Equals(Idn.GetAscii(unicode), StringComparison.OrdinalIgnoreCase);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // A name that mapping would change (circled letters, ligatures, zero-width characters) is refused, not repaired:
    // what was written is not what would be sent.
    private static string? ToPunycode(string label)
    {
        try
        {
            var ascii = Idn.GetAscii(label);
            return string.Equals(Idn.GetUnicode(ascii), label, StringComparison.OrdinalIgnoreCase) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
