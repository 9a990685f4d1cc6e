using System.Buffers;

namespace EmailProviders.Sandbox.Server;

/// <summary>
/// Reads a body to its end even when it is too large: a client that is cut off while it writes
/// would see a broken connection instead of the refusal.
/// </summary>
internal static class RequestBody
{
    /// <summary>Above MailerLogic's 25 MB of files in base64, so that the provider's own limit answers first.</summary>
    private const int MaxBytes = 40 * 1024 * 1024;

    /// <summary>Where patience ends and the server does cut off.</summary>
    public const int MaxDiscardedBytes = 4 * MaxBytes;

    private const int ChunkBytes = 64 * 1024;

    /// <returns>The bytes, or null when there were too many.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream source, long? declaredLength, CancellationToken cancellationToken)
    {
        var kept = new ArrayBufferWriter<byte>((int)Math.Clamp(declaredLength ?? 0, 1, MaxBytes));
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        var total = 0L;
        try
        {
            int read;
            while ((read = await source.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
            {
                total += read;
                if (total <= MaxBytes)
                {
                    kept.Write(chunk.AsSpan(0, read));
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }

        // A bare null would become an empty memory.
        return total > MaxBytes ? default(ReadOnlyMemory<byte>?) : kept.WrittenMemory;
    }
}
