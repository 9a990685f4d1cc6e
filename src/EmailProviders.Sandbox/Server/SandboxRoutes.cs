using EmailProviders.Sandbox.Brevo;
using EmailProviders.Sandbox.Bsg;
using EmailProviders.Sandbox.Inbox;
using EmailProviders.Sandbox.Kaleyra;
using EmailProviders.Sandbox.MailerLogic;
using EmailProviders.Sandbox.Whippy;
using Microsoft.AspNetCore.Http;

namespace EmailProviders.Sandbox.Server;

/// <summary>
/// Every path of the sandbox. Exact and case-sensitive, unlike endpoint routing, which would forgive
/// a wrong case or a trailing slash that only Kaleyra's page prints.
/// </summary>
internal sealed class SandboxRoutes
{
    /// <summary>Where the inbox is unless an application puts it elsewhere.</summary>
    public const string InboxPath = "/_sandbox";

    private readonly Dictionary<string, RequestDelegate> exact;
    private readonly KaleyraEndpoint kaleyra;
    private readonly InboxEndpoint inbox;
    private readonly SandboxState state;

    public SandboxRoutes(SandboxState state, string inboxPath = InboxPath)
    {
        this.state = state;
        kaleyra = new KaleyraEndpoint(state);
        inbox = new InboxEndpoint(state, inboxPath);
        exact = new Dictionary<string, RequestDelegate>(StringComparer.Ordinal)
        {
            [BsgLoginEndpoint.Path] = new BsgLoginEndpoint(state).HandleAsync,
            [BsgRefreshEndpoint.Path] = new BsgRefreshEndpoint(state).HandleAsync,
            [BsgEndpoint.Path] = new BsgEndpoint(state, BsgRequestReader.ReadMail).HandleAsync,
            [BsgEndpoint.TemplatePath] = new BsgEndpoint(state, BsgRequestReader.ReadTemplateMail).HandleAsync,
            [BrevoEndpoint.Path] = new BrevoEndpoint(state).HandleAsync,
            [WhippyEndpoint.Path] = new WhippyEndpoint(state).HandleAsync,
            [MailerLogicEndpoint.Path] = new MailerLogicEndpoint(state).HandleAsync,
            [MailerLogicBatchEndpoint.BatchPath] = new MailerLogicBatchEndpoint(state).HandleAsync,
        };
    }

    /// <summary>The providers' paths, for endpoint routing.</summary>
    public IEnumerable<string> ProviderPatterns => exact.Keys.Append(KaleyraEndpoint.Pattern);

    public Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        if (exact.TryGetValue(path, out var handle))
        {
            return handle(context);
        }

        // After the exact paths: Whippy's /v1/messaging/email has Kaleyra's shape.
        return KaleyraEndpoint.TryReadSid(path, out _) ? kaleyra.HandleAsync(context)
            : inbox.Owns(path) ? inbox.HandleAsync(context)
            : HandleStrayAsync(context, path);
    }

    /// <summary>A path that is nobody's: who types the bare address wants the inbox, every other call has gone astray.</summary>
    private Task HandleStrayAsync(HttpContext context, string path)
    {
        if (HttpMethods.IsGet(context.Request.Method) && path is "/" or "/favicon.ico")
        {
            return inbox.RedirectAsync(context, path is "/" ? "/" : "/icon.svg");
        }

        var answer = Answer.Refused(
            StatusCodes.Status404NotFound,
            "No provider has this path.",
            static json => json.WriteString("error", "not found"));
        state.Keep(null, context.Request, answer);
        return answer.WriteAsync(context);
    }
}
