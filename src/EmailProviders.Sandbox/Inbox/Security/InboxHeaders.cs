using Microsoft.AspNetCore.Http;

namespace EmailProviders.Sandbox.Inbox.Security;

/// <summary>What every answer of the inbox tells the browser to leave undone.</summary>
internal static class InboxHeaders
{
    private const string Page =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    private const string Inert = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

    // Links of a mail open a tab of their own; everything else is off, scripts first of all.
    private const string MailFrame =
        "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    private const string LocalContent = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; media-src data:; ";

    private const string RemoteContent =
        "default-src 'none'; img-src data: http: https:; style-src 'unsafe-inline' http: https:; font-src data: http: https:; "
        + "media-src data: http: https:; ";

    /// <summary>For everything that is neither the page nor a mail's HTML.</summary>
    public static void Apply(HttpResponse response)
    {
        var headers = response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["X-DNS-Prefetch-Control"] = "off";
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = Inert;
    }

    public static void AllowPage(HttpResponse response) => response.Headers.ContentSecurityPolicy = Page;

    /// <param name="response">The answer.</param>
    /// <param name="remote">Whether the reader allowed what the mail fetches from elsewhere.</param>
    public static void AllowMail(HttpResponse response, bool remote)
    {
        response.Headers.XFrameOptions = "SAMEORIGIN";
        response.Headers.ContentSecurityPolicy = (remote ? RemoteContent : LocalContent) + MailFrame;
    }
}
