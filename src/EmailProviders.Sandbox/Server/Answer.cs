using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace EmailProviders.Sandbox.Server;

/// <summary>A status with a JSON object, and the reason when it is a refusal.</summary>
internal sealed record Answer(int Status, ReadOnlyMemory<byte> Json, string? Refusal)
{
    // Answers are read by clients, not embedded in HTML: '<' of a Message-ID stays legible.
    private static readonly JsonWriterOptions Legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Answer Accepted(int status, Action<Utf8JsonWriter> members) => new(status, Object(members), null);

    public static Answer Refused(int status, string reason, Action<Utf8JsonWriter> members) =>
        new(status, Object(members), reason);

    public Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = Status;
        response.ContentType = "application/json";
        response.ContentLength = Json.Length;
        if (Status == StatusCodes.Status405MethodNotAllowed)
        {
            response.Headers.Allow = "POST";
        }

        // The answer to HEAD has no body.
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(Json, context.RequestAborted).AsTask();
    }

    private static ReadOnlyMemory<byte> Object(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Legible))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
