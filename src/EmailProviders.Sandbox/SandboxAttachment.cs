using System.Globalization;

namespace EmailProviders.Sandbox;

/// <summary>One file of a <see cref="SandboxMail"/>: its bytes, or the address the provider would fetch it from.</summary>
public sealed record SandboxAttachment
{
    /// <summary>The file's name, or null where the provider takes none (Whippy, Brevo by URL).</summary>
    public string? FileName { get; init; }

    /// <summary>The MIME type as sent, or null where the provider takes none (Brevo, Whippy).</summary>
    public string? ContentType { get; init; }

    /// <summary>BSG's <c>cid</c> of an inline part; null for an ordinary attachment.</summary>
    public string? ContentId { get; init; }

    /// <summary>Where the provider would fetch the file; the sandbox never does.</summary>
    public Uri? Url { get; init; }

    /// <summary>The decoded bytes; empty when there is a <see cref="Url"/>.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>The number of decoded bytes.</summary>
    public int Length => Content.Length;

    /// <summary>Kind and size only: safe to log.</summary>
    /// <returns>One line without the file's name.</returns>
    public override string ToString() => Url is null
        ? string.Create(CultureInfo.InvariantCulture, $"attachment: {Length} bytes")
        : "attachment by URL";
}
