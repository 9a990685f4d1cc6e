using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EmailProviders.Sandbox.Server;
using Microsoft.AspNetCore.Http;

namespace EmailProviders.Sandbox.Inbox.Api;

/// <summary>Reads the small JSON bodies that the inbox takes.</summary>
internal static class JsonRequest
{
    private const int MaxBytes = 16 * 1024;

    /// <returns>The body, or null after the error was answered.</returns>
    public static async Task<T?> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class
    {
        var request = context.Request;
        if (!RequestHead.DeclaresJson(request))
        {
            await Reply.ErrorAsync(context, StatusCodes.Status415UnsupportedMediaType, "The content type must be application/json.").ConfigureAwait(false);
            return null;
        }

        var body = await RequestBody.ReadAsync(request.Body, request.ContentLength, context.RequestAborted).ConfigureAwait(false);
        try
        {
            if (body is { Length: <= MaxBytes } bytes && JsonSerializer.Deserialize(bytes.Span, type) is { } value)
            {
                return value;
            }

            await Reply.ErrorAsync(context, StatusCodes.Status400BadRequest, "The body must be a JSON object of at most 16 KiB.").ConfigureAwait(false);
        }
        catch (JsonException problem)
        {
            var place = problem.Path is { Length: > 1 } path ? $" at {path}" : "";
            await Reply.ErrorAsync(context, StatusCodes.Status400BadRequest, $"The body is not the JSON that is expected here{place}.").ConfigureAwait(false);
        }

        return null;
    }
}
