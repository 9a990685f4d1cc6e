using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EmailProviders.Sandbox.Inbox.Security;
using Microsoft.AspNetCore.Http;

namespace EmailProviders.Sandbox.Inbox.Api;

/// <summary>The answers of the inbox. An error is <c>{"errors": ["…"]}</c>.</summary>
internal static class Reply
{
    public static Task JsonAsync<T>(HttpContext context, T value, JsonTypeInfo<T> type) =>
        BytesAsync(context, "application/json", JsonSerializer.SerializeToUtf8Bytes(value, type));

    public static Task ErrorAsync(HttpContext context, int status, params IReadOnlyList<string> errors)
    {
        context.Response.StatusCode = status;
        return JsonAsync(context, new ErrorBody(errors), InboxJson.Default.ErrorBody);
    }

    public static Task RefuseAsync(HttpContext context, Refusal refusal)
    {
        if (refusal.Status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }

        return ErrorAsync(context, refusal.Status, refusal.Reason);
    }

    public static Task NotFoundAsync(HttpContext context) => ErrorAsync(context, StatusCodes.Status404NotFound, "There is nothing of this name.");

    public static Task WrongMethodAsync(HttpContext context, string allowed)
    {
        context.Response.Headers.Allow = allowed;
        return ErrorAsync(context, StatusCodes.Status405MethodNotAllowed, $"The method is not allowed: use {allowed}.");
    }

    public static Task NoContentAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    public static async Task BytesAsync(HttpContext context, string contentType, ReadOnlyMemory<byte> content)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(content, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
