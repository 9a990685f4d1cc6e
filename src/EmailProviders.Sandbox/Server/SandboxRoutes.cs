using EmailProviders.Sandbox.Brevo;
using EmailProviders.Sandbox.Bsg;
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
    private readonly Dictionary<string, RequestDelegate> exact;
    private readonly KaleyraEndpoint kaleyra;
    private readonly SandboxEndpoint sandbox;

    public SandboxRoutes(SandboxState state)
    {
        kaleyra = new KaleyraEndpoint(state);
        sandbox = new SandboxEndpoint(state);
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

    public Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        if (exact.TryGetValue(path, out var handle))
        {
            return handle(context);
        }

        // After the exact paths: Whippy's /v1/messaging/email has Kaleyra's shape.
        return KaleyraEndpoint.TryReadSid(path, out _) ? kaleyra.HandleAsync(context) : sandbox.HandleAsync(context);
    }
}
