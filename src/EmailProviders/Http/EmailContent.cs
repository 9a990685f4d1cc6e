using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EmailProviders.Http;

/// <summary>
/// The body of a send: serialised once into a pooled buffer, attachments streamed between its parts, its length stated wherever it is known.
/// It leaves once; a second transmission throws.
/// </summary>
internal sealed class EmailContent : HttpContent
{
    private const int InitialCapacity = 4096;

    // What writes is generated code; its structure needs no second look at each send.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = ShortestJsonEncoder.Instance, SkipValidation = true };

    // Serialisation is synchronous: a writer belongs to the one call that runs on its thread, and is taken from here for as long as that takes.
    // A caller's own map may send another mail while it is read.
    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    private readonly PooledBufferWriter _json;
    private readonly List<AttachmentPlace>? _attachments;
    private readonly Transmission _transmission;

    private EmailContent(PooledBufferWriter json, List<AttachmentPlace>? attachments, Transmission transmission)
    {
        _json = json;
        _attachments = attachments;
        _transmission = transmission;
#pragma warning disable RS0030 // A constant of ours: nothing in it needs validation, and nothing is parsed at each send.
        Headers.TryAddWithoutValidation("Content-Type", "application/json");
#pragma warning restore RS0030
    }

    public static EmailContent Create<T>(T body, JsonTypeInfo<T> type, Transmission transmission)
    {
        var buffer = new PooledBufferWriter(InitialCapacity);
        try
        {
            return new EmailContent(buffer, AttachmentContentConverter.Collect((buffer, body, type), Write), transmission);
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
        if (_attachments is null)
            return true;

        foreach (var attachment in _attachments)
        {
            if (attachment.Content.EncodedLength is not { } encoded)
                return false;
            length += encoded;
        }

        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _transmission.BeginBody();
        return _attachments is null
            ? stream.WriteAsync(_json.WrittenMemory, cancellationToken).AsTask()
            : SpliceAsync(_attachments, stream, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _json.Dispose();
        base.Dispose(disposing);
    }

    private static void Write<T>((PooledBufferWriter Buffer, T Body, JsonTypeInfo<T> Type) state)
    {
        var writer = t_writer ?? new Utf8JsonWriter(state.Buffer, WriterOptions);
        t_writer = null;
        writer.Reset(state.Buffer);
        try
        {
            JsonSerializer.Serialize(writer, state.Body, state.Type);
            writer.Flush();
        }
        finally
        {
            // What a failure left behind is nobody else's.
            writer.Reset();
            t_writer = writer;
        }
    }

    private async Task SpliceAsync(List<AttachmentPlace> attachments, Stream stream, CancellationToken cancellationToken)
    {
        var json = _json.WrittenMemory;
        var written = 0;
        foreach (var (offset, content) in attachments)
        {
            await stream.WriteAsync(json[written..offset], cancellationToken).ConfigureAwait(false);
            await CopyAsync(content, stream, cancellationToken).ConfigureAwait(false);
            written = offset;
        }

        await stream.WriteAsync(json[written..], cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask CopyAsync(AttachmentContent content, Stream stream, CancellationToken cancellationToken)
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
