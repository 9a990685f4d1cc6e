using System.Buffers;
using System.Buffers.Text;
using System.Text.Json.Serialization;

namespace EmailProviders.Http;

/// <summary>
/// The content of one attachment in a wire DTO: written as base64 while the body leaves, never held in memory.
/// </summary>
[JsonConverter(typeof(AttachmentContentConverter))]
internal sealed class AttachmentContent
{
    // Multiples of 3 and 4: each chunk but the last is encoded without padding.
    private const int BytesPerChunk = 48 * 1024;
    private const int CharactersPerChunk = BytesPerChunk / 3 * 4;

    private readonly EmailAttachment _attachment;
    private readonly string _field;
    private Stream? _opened;
    private UnknownLengthLimit? _limit;
    private long _read;

    private AttachmentContent(EmailAttachment attachment, string field, Stream? opened, long? length)
    {
        _attachment = attachment;
        _field = field;
        _opened = opened;
        Length = length;
    }

    /// <summary>The bytes before base64; null where nobody can tell before they are read.</summary>
    public long? Length { get; }

    /// <summary>The bytes of the base64 text, where they are known.</summary>
    public long? EncodedLength => (Length + 2) / 3 * 4;

    /// <summary>Opens an attachment and learns its length, before anything is sent.</summary>
    /// <exception cref="AttachmentReadException">It cannot be opened, or is not what was stated.</exception>
    public static async ValueTask<AttachmentContent> OpenAsync(EmailAttachment attachment, string field, CancellationToken cancellationToken)
    {
        var stream = await OpenStreamAsync(attachment, field, cancellationToken).ConfigureAwait(false);
        try
        {
            return new AttachmentContent(attachment, field, stream, LengthOf(stream, attachment, field));
        }
        catch (Exception exception)
        {
            await CloseAsync(stream).ConfigureAwait(false);
            throw exception as AttachmentReadException
                ?? new AttachmentReadException(field, $"its length cannot be read ({exception.GetType().Name})");
        }
    }

    /// <summary>Content that is at hand.</summary>
    public static AttachmentContent OfBytes(ReadOnlyMemory<byte> bytes, string field) =>
        new(EmailAttachment.FromBytes(bytes, "content"), field, opened: null, bytes.Length);

    /// <summary>Counts the content against a limit as it leaves, as its length is not known before. Over it, the mail is broken off.</summary>
    public void CountAgainst(UnknownLengthLimit limit) => _limit = limit;

    /// <summary>Writes the content as base64. A second call opens the attachment again.</summary>
    public async Task CopyBase64ToAsync(Stream destination, CancellationToken cancellationToken)
    {
        var stream = Interlocked.Exchange(ref _opened, null)
            ?? await OpenStreamAsync(_attachment, _field, cancellationToken).ConfigureAwait(false);
        var bytes = ArrayPool<byte>.Shared.Rent(BytesPerChunk);
        var characters = ArrayPool<byte>.Shared.Rent(CharactersPerChunk);
        try
        {
            _limit?.Count(-_read, 0);
            _read = 0;
            int count;
            do
            {
                count = await ReadChunkAsync(stream, bytes.AsMemory(0, BytesPerChunk), cancellationToken).ConfigureAwait(false);
                _read += count;
                if (_read > Length || (count < BytesPerChunk && _read < Length))
                    throw Changed(_read);
                if (_limit?.Count(count, _read) is { } problem)
                    throw new AttachmentReadException(_field, problem, EmailErrorKind.TooLarge);
                Base64.EncodeToUtf8(bytes.AsSpan(0, count), characters, out _, out var written);
                await destination.WriteAsync(characters.AsMemory(0, written), cancellationToken).ConfigureAwait(false);
            }
            while (count == BytesPerChunk);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(characters, clearArray: true);
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
            await CloseAsync(stream).ConfigureAwait(false);
        }
    }

    /// <summary>Closes what was opened and not sent. What the stream throws at that changes nothing any more.</summary>
    public ValueTask CloseAsync() => Interlocked.Exchange(ref _opened, null) is { } stream ? CloseAsync(stream) : ValueTask.CompletedTask;

    private static async ValueTask CloseAsync(Stream stream)
    {
        try
        {
            await stream.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or NotSupportedException)
        {
            _ = exception;
        }
    }

    private static long? LengthOf(Stream stream, EmailAttachment attachment, string field)
    {
        if (!stream.CanSeek)
            return attachment.Length;

        if (stream.Position != 0)
            throw new AttachmentReadException(field, "the stream is not at its beginning; set Position to 0 before it is returned");

        var length = stream.Length;
        return attachment.Length is null || attachment.Length == length
            ? length
            : throw new AttachmentReadException(field, $"the stream has {length} bytes, but {attachment.Length} were stated");
    }

    private static async ValueTask<Stream> OpenStreamAsync(EmailAttachment attachment, string field, CancellationToken cancellationToken)
    {
        Stream? stream;
        try
        {
            stream = await attachment.OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw new AttachmentReadException(field, $"it cannot be opened ({exception.GetType().Name}); check that it exists and may be read");
        }

        return stream is { CanRead: true }
            ? stream
            : throw new AttachmentReadException(field, "the function returned no open stream; it must open a new one each time it is called");
    }

    // Only our own reading is wrapped: a failure of the destination is the network's.
    private async ValueTask<int> ReadChunkAsync(Stream stream, Memory<byte> chunk, CancellationToken cancellationToken)
    {
        try
        {
            // A file opened for synchronous reading blocks a thread either way; so it is this one, and nothing is queued.
            if (stream is FileStream { IsAsync: false, CanSeek: true })
                return stream.ReadAtLeast(chunk.Span, chunk.Length, throwOnEndOfStream: false);
            return await stream.ReadAtLeastAsync(chunk, chunk.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw new AttachmentReadException(_field, $"it cannot be read ({exception.GetType().Name})");
        }
    }

    private AttachmentReadException Changed(long total) => new(_field, total > Length
        ? $"it is longer than the {Length} bytes that it had, or was stated to have, when the send began"
        : $"it ended after {total} of the {Length} bytes that it had, or was stated to have, when the send began");
}
