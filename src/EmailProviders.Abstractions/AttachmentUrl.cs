using System.Buffers;
using System.Text;

namespace EmailProviders;

/// <summary>Which addresses a provider may be asked to fetch: none that leads into somebody's own network.</summary>
internal static class AttachmentUrl
{
    private const int MaxLength = 2048;

    private static readonly SearchValues<char> NotInAddress = SearchValues.Create(" \"<>\\");

    private static readonly string[] PrivateSuffixes =
    [
        ".local", ".localhost", ".localdomain", ".loopback", ".internal", ".intranet", ".private", ".corp", ".home", ".lan", ".localnet", ".arpa", ".onion",
        ".test", ".invalid", ".alt", ".svc", ".consul",
    ];

    /// <summary>What is wrong with an address, without repeating it; null where nothing is.</summary>
    public static string? FindProblem(Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme != Uri.UriSchemeHttps || url.UserInfo.Length > 0)
            return "Give an absolute https address without a user name or password in it.";
        if (url.AbsoluteUri.Length > MaxLength)
            return $"The address has {url.AbsoluteUri.Length} characters; {MaxLength} are the most.";
        // A Uri may be told to leave its path as it was written.
        if (TextGrammar.ProblemOfVisibleText(url.AbsoluteUri) is not null || url.AbsoluteUri.AsSpan().ContainsAny(NotInAddress))
            return "The https address holds a space, a quote or another character that must be percent-encoded.";
        if (url.HostNameType != UriHostNameType.Dns)
            return "Give a host name: an https address with an IP address in it is not fetched.";
        // An empty user name leaves its mark in the text alone.
        if (!url.AbsoluteUri.StartsWith("https://" + url.Host, StringComparison.OrdinalIgnoreCase))
            return "Give an absolute https address without a user name or password in it.";
        // Whoever fetches it would knock at any door of a host that a name may lead to at its next look-up.
        if (!url.IsDefaultPort)
            return "Give an https address at the standard port, 443.";
        if (!IsPlain(url.Host))
            return "Give the international host name of the https address in its plain form.";
        return IsPublic(url.IdnHost.TrimEnd('.')) ? null : "Give a public host name: an https address of a private network is not fetched.";
    }

    private static bool IsPlain(string host) => Ascii.IsValid(host)
        ? host.Split('.').All(static label => !DomainGrammar.IsPunycode(label) || DomainGrammar.IsExactPunycode(label))
        : DomainGrammar.Normalize(host, 0, out _) is not null;

    // Mapping may make a number of what was none before: that is an IP address to whoever fetches it.
    private static bool IsPublic(string host)
    {
        var last = host.AsSpan(host.LastIndexOf('.') + 1);
        return last.Length < host.Length
            && DomainGrammar.IsTopLevel(last)
            && !last.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            && !PrivateSuffixes.Any(suffix => host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
    }
}
