using EmailProviders.Sandbox.Server;
using Microsoft.AspNetCore.Http;

namespace EmailProviders.Sandbox.Inbox.Api;

/// <summary><c>GET status</c>: how to point an application here, and where the bounds are.</summary>
internal sealed class StatusApi(SandboxState state)
{
    public Task HandleAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            return Reply.WrongMethodAsync(context, "GET");
        }

        var options = state.Options;
        return Reply.JsonAsync(
            context,
            new StatusBody(
                options.ApiKey == EmailSandboxOptions.DefaultApiKey ? options.ApiKey : null,
                options.KaleyraSid,
                options.MaxMails,
                options.MaxBytes,
                options.Store is not null,
                options.Token is not null),
            InboxJson.Default.StatusBody);
    }
}

/// <summary>The answer of <c>GET status</c>.</summary>
/// <param name="ApiKey">The providers' key when it is the well-known one; null when it is the user's own.</param>
/// <param name="KaleyraSid">Kaleyra's account.</param>
/// <param name="MaxMails">How many mails are kept.</param>
/// <param name="MaxBytes">How many bytes are kept.</param>
/// <param name="Persistent">Whether mails survive the process.</param>
/// <param name="TokenRequired">Whether one had to log in.</param>
internal sealed record StatusBody(string? ApiKey, string KaleyraSid, int MaxMails, long MaxBytes, bool Persistent, bool TokenRequired);
