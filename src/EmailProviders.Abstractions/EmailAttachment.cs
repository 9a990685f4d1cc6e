using System.Runtime.InteropServices;

namespace EmailProviders;

/// <summary>A file, or with a <see cref="ContentId"/> an inline image.</summary>
/// <remarks>
/// Content is opened when the mail is sent, streamed as base64 and closed; a retry opens it again. Nothing is read or fetched before.
/// </remarks>
public sealed record EmailAttachment
{
    private readonly Func<CancellationToken, ValueTask<Stream>>? _open;

    private EmailAttachment(string fileName, string? contentType, Uri? url, Func<CancellationToken, ValueTask<Stream>>? open, long? length)
    {
        FileName = CheckFileName(fileName);
        ContentType = contentType is null ? MediaTypes.OfFileName(fileName) : CheckMediaType(contentType);
        Url = url;
        Length = length;
        _open = open;
    }

    /// <summary>The name that the recipient sees.</summary>
    public string FileName { get; }

    /// <summary>The media type, <c>type/subtype</c>.</summary>
    public string ContentType { get; }

    /// <summary>The id by which the HTML shows the image, <c>&lt;img src="cid:logo"&gt;</c>; null for an ordinary attachment.</summary>
    public string? ContentId { get; init; }

    /// <summary>Where the provider fetches the content; null where it is sent along.</summary>
    public Uri? Url { get; }

    /// <summary>The bytes of the content, where that is known before it is opened.</summary>
    public long? Length { get; }

    /// <summary>Attaches a file, opened for each attempt.</summary>
    /// <param name="path">The file. It must not change while it is sent.</param>
    /// <param name="fileName">The name that the recipient sees; the file's own by default.</param>
    /// <param name="contentType">The media type; by the name's extension by default.</param>
    /// <returns>The attachment.</returns>
    public static EmailAttachment FromFile(string path, string? fileName = null, string? contentType = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new EmailAttachment(
            fileName ?? Path.GetFileName(path),
            contentType,
            url: null,
            _ => new ValueTask<Stream>(new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan)),
            length: null);
    }

    /// <summary>Attaches bytes. They are not copied and must not change while they are sent.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="fileName">The name that the recipient sees.</param>
    /// <param name="contentType">The media type; by the name's extension by default.</param>
    /// <returns>The attachment.</returns>
    public static EmailAttachment FromBytes(ReadOnlyMemory<byte> content, string fileName, string? contentType = null) =>
        new(fileName, contentType, url: null, _ => new ValueTask<Stream>(OpenBytes(content)), content.Length);

    /// <summary>Attaches what a function opens: a new stream for each attempt, which the library closes.</summary>
    /// <param name="open">Opens the content at its beginning.</param>
    /// <param name="fileName">The name that the recipient sees.</param>
    /// <param name="contentType">The media type; by the name's extension by default.</param>
    /// <param name="length">The bytes of the content, where the stream cannot tell its own length: without it the mail goes out in chunks, and is broken off where it turns out to be over a limit of the provider.</param>
    /// <returns>The attachment.</returns>
    public static EmailAttachment FromStream(Func<Stream> open, string fileName, string? contentType = null, long? length = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        return FromStream(_ => new ValueTask<Stream>(open()), fileName, contentType, length);
    }

    /// <summary>Attaches what an asynchronous function opens: a new stream for each attempt, which the library closes.</summary>
    /// <param name="openAsync">Opens the content at its beginning.</param>
    /// <param name="fileName">The name that the recipient sees.</param>
    /// <param name="contentType">The media type; by the name's extension by default.</param>
    /// <param name="length">The bytes of the content, where the stream cannot tell its own length: without it the mail goes out in chunks, and is broken off where it turns out to be over a limit of the provider.</param>
    /// <returns>The attachment.</returns>
    public static EmailAttachment FromStream(
        Func<CancellationToken, ValueTask<Stream>> openAsync, string fileName, string? contentType = null, long? length = null)
    {
        ArgumentNullException.ThrowIfNull(openAsync);
        if (length is { } bytes)
            ArgumentOutOfRangeException.ThrowIfNegative(bytes, nameof(length));
        return new EmailAttachment(fileName, contentType, url: null, openAsync, length);
    }

    /// <summary>Attaches what the provider fetches from a public address. The library itself fetches nothing.</summary>
    /// <param name="url">
    /// A public https address of at most 2,048 characters: a host name, no IP address, no name of a private network, no port, no user name or
    /// password. A signed address is known to the provider from then on.
    /// </param>
    /// <param name="fileName">The name that the recipient sees; the address's last segment by default.</param>
    /// <param name="contentType">The media type; by the name's extension by default.</param>
    /// <returns>The attachment.</returns>
    public static EmailAttachment FromUrl(Uri url, string? fileName = null, string? contentType = null)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (AttachmentUrl.FindProblem(url) is { } problem)
            throw new ArgumentException(problem, nameof(url));
        return new EmailAttachment(fileName ?? NameInUrl(url), contentType, url, open: null, length: null);
    }

    /// <summary>Opens the content at its beginning. The caller closes it.</summary>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <returns>The content.</returns>
    /// <exception cref="InvalidOperationException">The attachment is a <see cref="Url"/>.</exception>
    public ValueTask<Stream> OpenAsync(CancellationToken cancellationToken = default) =>
        _open?.Invoke(cancellationToken)
        ?? throw new InvalidOperationException("The attachment is a URL; the provider fetches it, the library does not.");

    /// <summary>The media type and length only.</summary>
    public override string ToString() =>
        $"EmailAttachment {{ ContentType = {ContentType}, Length = {Length?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unknown"}, Inline = {ContentId is not null}, Url = {Url is not null} }}";

    private static MemoryStream OpenBytes(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);

    private static string NameInUrl(Uri url)
    {
        var last = Uri.UnescapeDataString(url.Segments[^1].TrimEnd('/'));
        return last.Length > 0
            ? last
            : throw new ArgumentException("The address ends without a file name: give fileName.", nameof(url));
    }

    private static string CheckFileName(string fileName) => FileNameGrammar.FindProblem(fileName) is { } problem
        ? throw new ArgumentException($"The attachment's file name is not valid: {problem}.", nameof(fileName))
        : fileName;

    private static string CheckMediaType(string contentType) => MediaTypeGrammar.IsValid(contentType)
        ? contentType
        : throw new ArgumentException("Give a media type as type/subtype, without parameters.", nameof(contentType));
}
