using EmailProviders.Sandbox.Inbox.Api;
using EmailProviders.Sandbox.Inbox.Security;
using EmailProviders.Sandbox.Inbox.Web;
using EmailProviders.Sandbox.Server;
using Microsoft.AspNetCore.Http;

namespace EmailProviders.Sandbox.Inbox;

/// <summary>The inbox under its path: a page for the browser, and the JSON that it and scripts read.</summary>
internal sealed class InboxEndpoint
{
    private readonly string root;
    private readonly InboxGuard guard;
    private readonly InboxSession session;
    private readonly CallsApi calls;
    private readonly FaultsApi faults;
    private readonly StatusApi status;
    private readonly EventStream events;

    public InboxEndpoint(SandboxState state, string root)
    {
        this.root = root;
        session = new InboxSession(state.Options.Token, root);
        guard = new InboxGuard(state.Options, session);
        calls = new CallsApi(state);
        faults = new FaultsApi(state);
        status = new StatusApi(state);
        events = new EventStream(state);
    }

    public bool Owns(string path) =>
        path.StartsWith(root, StringComparison.Ordinal) && (path.Length == root.Length || path[root.Length] == '/');

    /// <summary>To a place of the inbox.</summary>
    public Task RedirectAsync(HttpContext context, string place)
    {
        InboxHeaders.Apply(context.Response);
        context.Response.Redirect(context.Request.PathBase + root + place);
        return Task.CompletedTask;
    }

    public async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value![root.Length..];
        if (path.Length == 0)
        {
            await RedirectAsync(context, "/").ConfigureAwait(false);
            return;
        }

        InboxHeaders.Apply(context.Response);
        try
        {
            await (WebAsset.Find(path[1..]) is { } asset ? PageAsync(context, asset) : CallAsync(context, path[1..].Split('/'))).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            context.Abort();
        }
    }

    private Task PageAsync(HttpContext context, WebAsset asset)
    {
        if (guard.FindPageFault(context.Request) is { } refusal)
        {
            return Reply.RefuseAsync(context, refusal);
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            return Reply.WrongMethodAsync(context, "GET");
        }

        InboxHeaders.AllowPage(context.Response);
        return Reply.BytesAsync(context, asset.ContentType, asset.Content);
    }

    private Task CallAsync(HttpContext context, string[] segments)
    {
        if (guard.FindSiteFaultOfCall(context.Request) is { } foreign)
        {
            return Reply.RefuseAsync(context, foreign);
        }

        if (segments is ["session"])
        {
            return SessionApi.HandleAsync(context, session);
        }

        if (guard.FindCallerFault(context) is { } refusal)
        {
            return Reply.RefuseAsync(context, refusal);
        }

        return segments switch
        {
            ["inbox", ..] => calls.HandleAsync(context, segments[1..]),
            ["faults", ..] => faults.HandleAsync(context, segments[1..]),
            ["status"] => status.HandleAsync(context),
            ["events"] => events.HandleAsync(context),
            _ => Reply.NotFoundAsync(context),
        };
    }
}
