using System.Globalization;

namespace EmailProviders.Sandbox.Syntax;

/// <summary>
/// One rule for all five: none publishes a grammar. Whippy's page calls <c>invalid@something</c> malformed,
/// so a domain needs a dot; letters outside ASCII pass.
/// </summary>
internal static class AddressSyntax
{
    public const string Problem = "must be a valid email address";

    private const int MaxLocal = 64;
    private const int MaxAddress = 254;
    private const int MaxLabel = 63;

    public static bool IsAddress(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at is > 0 and <= MaxLocal
            && text.Length <= MaxAddress
            && IsLocal(text.AsSpan(0, at))
            && IsDomain(text[(at + 1)..]);
    }

    public static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..];

    /// <summary>Reads <c>a@b.c</c>, <c>Name &lt;a@b.c&gt;</c> and <c>"Name" &lt;a@b.c&gt;</c>.</summary>
    public static bool TryReadNamed(string text, out string? name, out string address)
    {
        name = null;
        address = text;
        if (text.EndsWith('>') && text.LastIndexOf('<') is >= 0 and var open)
        {
            address = text[(open + 1)..^1];
            name = text[..open].Trim();
            if (name.Length >= 2 && name[0] == '"' && name[^1] == '"')
            {
                name = name[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal);
            }

            name = name.Length == 0 ? null : name;
        }

        return IsAddress(address) && name?.Any(char.IsControl) != true;
    }

    private static bool IsLocal(ReadOnlySpan<char> local)
    {
        foreach (var c in local)
        {
            if (!IsLetterOrDigit(c) && !"!#$%&'*+-/=?^_`{|}~.".Contains(c, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal);
    }

    private static bool IsDomain(string domain)
    {
        var labels = domain.Split('.');
        return labels.Length >= 2 && labels.All(IsLabel);
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaxLabel
        && label[0] != '-'
        && label[^1] != '-'
        && label.All(c => IsLetterOrDigit(c) || c == '-');

    /// <summary>Marks count: some scripts cannot write a word without them.</summary>
    private static bool IsLetterOrDigit(char c) =>
        char.IsLetterOrDigit(c)
        || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
