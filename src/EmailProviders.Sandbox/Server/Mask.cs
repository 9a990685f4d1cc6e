using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace EmailProviders.Sandbox.Server;

/// <summary>Takes keys out of what the inbox shows: the sandbox's own wherever it stands, and any other where a key belongs.</summary>
internal static partial class Mask
{
    public const string Masked = "***";

    private static readonly HashSet<string> SecretHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Proxy-Authorization", "api-key", "X-API-Key", "X-WHIPPY-KEY", "Cookie",
    };

    public static string Key(string text, string apiKey) => text.Replace(apiKey, Masked, StringComparison.OrdinalIgnoreCase);

    /// <summary>A body: BSG's log-in carries the key in it.</summary>
    public static string Body(string text, string apiKey) => LoginKey().Replace(Key(text, apiKey), "$1" + Masked + "\"");

    public static Dictionary<string, string> Headers(IHeaderDictionary headers, string apiKey) => headers.ToDictionary(
        static header => header.Key,
        header => SecretHeaders.Contains(header.Key) ? Masked : Key(header.Value.ToString(), apiKey),
        StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("""("api_key"\s*:\s*")(?:[^"\\]|\\.)*"?""", RegexOptions.NonBacktracking)]
    private static partial Regex LoginKey();
}
