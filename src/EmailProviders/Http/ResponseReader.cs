using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EmailProviders.Http;

/// <summary>Reads an answer's body within bounds of size. Junk is a value, not an exception.</summary>
internal static class ResponseReader
{
    private const int MaxSuccessBytes = 1024 * 1024;
    private const int MaxErrorBytes = 64 * 1024;
    private const int FirstRead = 4096;

    private static ReadOnlySpan<byte> Utf8ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The 2xx answer, or null where it is not what the provider documents.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<T?> ReadJsonAsync<T>(HttpContent content, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using var body = await ReadAsync(content, MaxSuccessBytes, cancellationToken).ConfigureAwait(false);
        if (body is null || body.WrittenCount == 0)
            return null;

        try
        {
            return JsonSerializer.Deserialize(WithoutMark(body.WrittenMemory.Span), type);
        }
        catch (Exception exception) when (IsJunk(exception))
        {
            return null;
        }
    }

    /// <summary>The text of an error, or null where it is over the bound.</summary>
    public static async ValueTask<string?> ReadTextAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var body = await ReadAsync(content, MaxErrorBytes, cancellationToken).ConfigureAwait(false);
        return body is null ? null : Encoding.UTF8.GetString(WithoutMark(body.WrittenMemory.Span));
    }

    /// <summary>What the JSON reader throws at input that is not the expected JSON.</summary>
    public static bool IsJunk(Exception exception) =>
        exception is JsonException or InvalidOperationException or NotSupportedException or FormatException or ArgumentException;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<PooledBufferWriter?> ReadAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var body = new PooledBufferWriter(FirstRead);
            try
            {
                int read;
                do
                {
                    read = await stream.ReadAsync(body.GetMemory(), cancellationToken).ConfigureAwait(false);
                    body.Advance(read);
                }
                while (read > 0 && body.WrittenCount <= maxBytes);

                if (read == 0)
                    return body;
            }
            catch
            {
                body.Dispose();
                throw;
            }

            body.Dispose();
            return null;
        }
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) =>
        body.StartsWith(Utf8ByteOrderMark) ? body[Utf8ByteOrderMark.Length..] : body;
}
