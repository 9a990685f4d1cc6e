using System.Text.Json;
using EmailProviders.Sandbox.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EmailProviders.Sandbox.Inbox.Api;

/// <summary><c>GET events</c>: server-sent events that tell that something changed, not what; many changes at once are one event.</summary>
internal sealed class EventStream(SandboxState state)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            await Reply.WrongMethodAsync(context, "GET").ConfigureAwait(false);
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, state.Stopping);
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        await foreach (var _ in state.Changes.ListenAsync(either.Token).ConfigureAwait(false))
        {
            await WriteAsync(context.Response.Body, either.Token).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(Stream body, CancellationToken cancellationToken)
    {
        await body.WriteAsync("event: change\ndata: "u8.ToArray(), cancellationToken).ConfigureAwait(false);
        await body.WriteAsync(
            JsonSerializer.SerializeToUtf8Bytes(new ChangeBody(state.Calls.Newest, state.Calls.Deletions), InboxJson.Default.ChangeBody),
            cancellationToken).ConfigureAwait(false);
        await body.WriteAsync("\n\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        await body.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>The data of an event.</summary>
/// <param name="Newest">The number of the newest call.</param>
/// <param name="Deletions">How often calls were deleted.</param>
internal sealed record ChangeBody(long Newest, long Deletions);
