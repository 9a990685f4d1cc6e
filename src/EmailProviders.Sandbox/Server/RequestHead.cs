using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace EmailProviders.Sandbox.Server;

/// <summary>Checks on request headers that all providers share.</summary>
internal static class RequestHead
{
    public static bool DeclaresJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        && StringValues.IsNullOrEmpty(request.Headers.ContentEncoding);

    public static bool AcceptsJson(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        if (StringValues.IsNullOrEmpty(accept))
        {
            return true;
        }

        var json = new MediaTypeHeaderValue("application/json");
        return MediaTypeHeaderValue.TryParseList(accept, out var ranges)
            && ranges.Any(range => range.Quality != 0 && (range.MatchesAllTypes || json.IsSubsetOf(range)));
    }

    /// <summary>True when the header is there once with exactly that value.</summary>
    public static bool Carries(HttpRequest request, string name, string value) =>
        request.Headers.TryGetValue(name, out var values) && values.Count == 1 && values[0] == value;
}
