using System.Globalization;

namespace EmailProviders.Sandbox.Syntax;

/// <summary>Small checks on text that several providers share.</summary>
internal static class TextSyntax
{
    private static readonly string[] DateTimes =
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Characters as JSON Schema counts them: code points, not UTF-16 units.</summary>
    public static bool IsLongerThan(string? text, int max) =>
        text is not null && text.Length > max && text.EnumerateRunes().Count() > max;

    /// <summary>True for an absolute http or https address; a path is not one, though .NET reads it as <c>file:</c>.</summary>
    public static bool TryReadWebAddress(string? text, out Uri? address)
    {
        var isAddress = Uri.TryCreate(text, UriKind.Absolute, out address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            && address.Host.Length > 0;
        address = isAddress ? address : null;
        return isAddress;
    }

    /// <summary>Reads an RFC 3339 date-time: the zone is not optional, the fraction is.</summary>
    public static bool TryReadDateTime(string? text, out DateTimeOffset time)
    {
        var ok = DateTimeOffset.TryParseExact(text, DateTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
        return ok && (text!.EndsWith('Z') || text[^6] is '+' or '-');
    }

    /// <summary>A field name as RFC 5322 has it: printable ASCII without the colon.</summary>
    public static bool IsHeaderName(string text) => text.Length > 0 && text.All(c => c is > ' ' and < '\x7f' and not ':');
}
