using EmailProviders.Sandbox.Inbox.Security;
using Microsoft.AspNetCore.Http;

namespace EmailProviders.Sandbox.Inbox.Api;

/// <summary><c>POST session</c> trades the token for a cookie, <c>DELETE session</c> gives it back.</summary>
internal static class SessionApi
{
    public static async Task HandleAsync(HttpContext context, InboxSession session)
    {
        switch (context.Request.Method)
        {
            case "POST":
                if (await JsonRequest.ReadAsync(context, InboxJson.Default.TokenBody).ConfigureAwait(false) is { } body)
                {
                    await OpenAsync(context, session, body.Token).ConfigureAwait(false);
                }

                break;
            case "DELETE":
                session.Close(context);
                await Reply.NoContentAsync(context).ConfigureAwait(false);
                break;
            default:
                await Reply.WrongMethodAsync(context, "POST, DELETE").ConfigureAwait(false);
                break;
        }
    }

    private static Task OpenAsync(HttpContext context, InboxSession session, string? token)
    {
        if (!session.IsToken(token))
        {
            return Reply.ErrorAsync(context, StatusCodes.Status401Unauthorized, "This is not the token.");
        }

        session.Open(context);
        return Reply.NoContentAsync(context);
    }
}
