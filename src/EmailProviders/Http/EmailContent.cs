using System.Net;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EmailProviders.Http;

/// <summary>
/// The body of a send: serialised once into a pooled buffer, attachments streamed between its parts, its length always stated.
/// It leaves once; a second transmission throws.
/// </summary>
internal sealed class EmailContent : HttpContent
{
    private const int InitialCapacity = 4096;

    // Still valid JSON: only ", \ and control characters need escaping outside of HTML pages.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly PooledBufferWriter _json;
    private readonly List<AttachmentPlace>? _attachments;
    private readonly Transmission _transmission;

    private EmailContent(PooledBufferWriter json, List<AttachmentPlace>? attachments, Transmission transmission)
    {
        _json = json;
        _attachments = attachments;
        _transmission = transmission;
        Headers.ContentType = Json;
    }

    public static EmailContent Create<T>(T body, JsonTypeInfo<T> type, Transmission transmission)
    {
        var buffer = new PooledBufferWriter(InitialCapacity);
        try
        {
            var attachments = AttachmentContentConverter.Collect((buffer, body, type), static state =>
            {
                using var writer = new Utf8JsonWriter(state.buffer, WriterOptions);
                JsonSerializer.Serialize(writer, state.body, state.type);
            });
            return new EmailContent(buffer, attachments, transmission);
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _json.WrittenCount;
        if (_attachments is not null)
        {
            foreach (var attachment in _attachments)
                length += attachment.Content.EncodedLength;
        }

        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _transmission.BeginBody();
        var json = _json.WrittenMemory;
        var written = 0;
        if (_attachments is not null)
        {
            foreach (var (offset, content) in _attachments)
            {
                await stream.WriteAsync(json[written..offset], cancellationToken).ConfigureAwait(false);
                await CopyAsync(content, stream, cancellationToken).ConfigureAwait(false);
                written = offset;
            }
        }

        await stream.WriteAsync(json[written..], cancellationToken).ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _json.Dispose();
        base.Dispose(disposing);
    }

    private async Task CopyAsync(AttachmentContent content, Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            await content.CopyBase64ToAsync(stream, cancellationToken).ConfigureAwait(false);
        }
        catch (AttachmentReadException exception)
        {
            _transmission.ContentFailure = exception;
            throw;
        }
    }
}
