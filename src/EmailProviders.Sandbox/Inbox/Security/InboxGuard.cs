using System.Net;
using Microsoft.AspNetCore.Http;

namespace EmailProviders.Sandbox.Inbox.Security;

/// <summary>
/// Who may use the inbox. A web page that the developer has open elsewhere must not read or empty it, be it by a foreign name that
/// points here or by a request across sites; nor may another machine, without the token.
/// </summary>
internal sealed class InboxGuard(EmailSandboxOptions options, InboxSession session)
{
    /// <summary>Asked for with every method that changes something: a form of another site cannot send it.</summary>
    public const string Header = "X-Email-Sandbox";

    /// <summary>Checks that hold for the page itself, which shows nothing yet.</summary>
    public Refusal? FindPageFault(HttpRequest request) =>
        FindHostFault(request) ?? (IsNavigation(request) ? null : FindSiteFault(request));

    /// <summary>Checks that hold for mails, scripts and the log-in.</summary>
    public Refusal? FindSiteFaultOfCall(HttpRequest request) => FindHostFault(request) ?? FindSiteFault(request) ?? FindMethodFault(request);

    /// <summary>Whether the caller may see mails.</summary>
    public Refusal? FindCallerFault(HttpContext context)
    {
        if (options.Token is not null)
        {
            return session.IsOpen(context.Request) ? null : new Refusal(401, "Log in, or send the token as Authorization: Bearer.");
        }

        var request = context.Request;
        var isForwarded = Array.Exists(ProxyHeaders, request.Headers.ContainsKey);
        var address = context.Connection.RemoteIpAddress;
        return !isForwarded && (address is null || IPAddress.IsLoopback(address))
            ? null
            : new Refusal(403, "Without a token the inbox is open to this machine only: set Token (email-sandbox: --token).");
    }

    /// <summary>What proxies add: a caller behind one may be anywhere.</summary>
    private static readonly string[] ProxyHeaders =
        ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-For", "X-Original-Host", "X-Real-IP"];

    private Refusal? FindHostFault(HttpRequest request)
    {
        var host = request.Host.Host.Trim('[', ']');
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || IPAddress.TryParse(host, out _)
            || options.AllowedHosts.Contains(host, StringComparer.OrdinalIgnoreCase)
            ? null
            : new Refusal(421, "The Host header is none that the inbox knows: add it to AllowedHosts (email-sandbox: --allow-host).");
    }

    private static Refusal? FindSiteFault(HttpRequest request)
    {
        var headers = request.Headers;
        if (headers.TryGetValue("Sec-Fetch-Site", out var site) && site.ToString() is not ("same-origin" or "none"))
        {
            return CrossSite;
        }

        return headers.TryGetValue("Origin", out var origin) && !IsOwn(origin.ToString(), request.Host) ? CrossSite : null;
    }

    private static Refusal? FindMethodFault(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || request.Headers.ContainsKey(Header)
            ? null
            : new Refusal(403, $"Send the header {Header}: 1 with this method.");

    private static Refusal CrossSite { get; } = new(403, "The inbox takes no requests of other sites.");

    /// <summary>A link on another page leads here: that is no reading.</summary>
    private static bool IsNavigation(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Headers["Sec-Fetch-Mode"] == "navigate"
        && request.Headers["Sec-Fetch-Dest"] == "document";

    // The scheme is left aside: behind a proxy that ends TLS it is not ours.
    private static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && (uri.Authority.Equals(host.Value, StringComparison.OrdinalIgnoreCase)
            || (uri.IsDefaultPort && $"{uri.Host}:{uri.Port}".Equals(host.Value, StringComparison.OrdinalIgnoreCase)));
}

/// <summary>Why a request to the inbox is refused.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Reason">What to do.</param>
internal sealed record Refusal(int Status, string Reason);
