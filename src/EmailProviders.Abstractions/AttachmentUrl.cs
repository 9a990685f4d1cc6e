namespace EmailProviders;

/// <summary>Which addresses a provider may be asked to fetch: none that leads into somebody's own network.</summary>
internal static class AttachmentUrl
{
    private const int MaxLength = 2048;

    private static readonly string[] PrivateSuffixes = [".local", ".localhost", ".internal", ".intranet", ".lan", ".home.arpa"];

    /// <summary>What is wrong with an address, without repeating it; null where nothing is.</summary>
    public static string? FindProblem(Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme != Uri.UriSchemeHttps || url.UserInfo.Length > 0)
            return "Give an absolute https address without a user name or password in it.";
        if (url.AbsoluteUri.Length > MaxLength)
            return $"The address has {url.AbsoluteUri.Length} characters; {MaxLength} are the most.";
        if (url.HostNameType != UriHostNameType.Dns)
            return "Give a host name: an https address with an IP address in it is not fetched.";
        var host = url.IdnHost.TrimEnd('.');
        return !host.Contains('.', StringComparison.Ordinal)
            || PrivateSuffixes.Any(suffix => host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
                ? "Give a public host name: an https address of a private network is not fetched."
                : null;
    }
}
