using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace EmailProviders.Sandbox.Inbox.Security;

/// <summary>Knows the token, and the cookie that a browser got for it. The cookie is not the token and ends with the process.</summary>
internal sealed class InboxSession(string? token, string path)
{
    private const string Scheme = "Bearer ";

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    public bool IsToken(string? candidate) =>
        token is not null && candidate is not null && CryptographicOperations.FixedTimeEquals(Hash(candidate), Hash(token));

    public bool IsOpen(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && IsToken(header[Scheme.Length..].Trim()))
            || (request.Cookies.TryGetValue(CookieName(request), out var cookie) && IsCookie(cookie));
    }

    public void Open(HttpContext context) =>
        context.Response.Cookies.Append(CookieName(context.Request), Convert.ToHexString(Hash(token ?? "")), Cookie(context));

    public void Close(HttpContext context) => context.Response.Cookies.Delete(CookieName(context.Request), Cookie(context));

    private CookieOptions Cookie(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = context.Request.PathBase + path,
        IsEssential = true,
    };

    // Cookies know no ports: two sandboxes of one machine would log each other out.
    private static string CookieName(HttpRequest request) =>
        "email-sandbox-" + (request.Host.Port ?? 0).ToString(CultureInfo.InvariantCulture);

    private bool IsCookie(string? value) =>
        token is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(value ?? ""), Encoding.UTF8.GetBytes(Convert.ToHexString(Hash(token))));

    private byte[] Hash(string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
