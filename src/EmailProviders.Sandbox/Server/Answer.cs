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

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The mails that the call brought; none where it was refused.</summary>
    public IReadOnlyList<SandboxMail> Mails { get; init; } = [];

    /// <summary>The call's body; null where it was not read.</summary>
    public ReadOnlyMemory<byte>? RequestBody { get; init; }

    /// <summary>The scripted fault that spoilt or refused the call, as it is written in code.</summary>
    public string? Fault { get; init; }

    /// <summary>True when the connection is broken instead of an answer.</summary>
    public bool IsCut { get; init; }

    /// <summary>What is waited for between two bytes; null for an answer in one piece.</summary>
    public Func<CancellationToken, Task>? BetweenBytes { get; init; }

    public static Answer Accepted(int status, Action<Utf8JsonWriter> members) => new(status, Object(members), null);

    public static Answer Refused(int status, string reason, Action<Utf8JsonWriter> members) =>
        new(status, Object(members), reason);

    /// <summary>A refusal without an answer.</summary>
    public static Answer Cut(string reason) => new(0, default, reason) { IsCut = true };

    public Task WriteAsync(HttpContext context)
    {
        if (IsCut)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        var response = context.Response;
        response.StatusCode = Status;
        response.ContentType = "application/json";
        response.ContentLength = Json.Length;
        if (Status == StatusCodes.Status405MethodNotAllowed)
        {
            response.Headers.Allow = "POST";
        }

        foreach (var (name, value) in Headers)
        {
            response.Headers[name] = value;
        }

        // The answer to HEAD has no body.
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask
            : BetweenBytes is null ? response.Body.WriteAsync(Json, context.RequestAborted).AsTask()
            : DripAsync(response.Body, BetweenBytes, context.RequestAborted);
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

    private async Task DripAsync(Stream body, Func<CancellationToken, Task> pause, CancellationToken cancellationToken)
    {
        for (var i = 0; i < Json.Length; i++)
        {
            if (i > 0)
            {
                await pause(cancellationToken).ConfigureAwait(false);
            }

            await body.WriteAsync(Json.Slice(i, 1), cancellationToken).ConfigureAwait(false);
            await body.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
