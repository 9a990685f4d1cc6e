using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmailProviders.Http;
using EmailProviders.Providers;

namespace EmailProviders.Brevo;

/// <summary><c>params</c>: the parameters of a template, and what was said beside them in Brevo's terms, which wins.</summary>
internal static class BrevoParameters
{
    // Around the name and value of a parameter stand four quotes, a colon and a comma.
    private const int BytesAroundParameter = 6;

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = ShortestJsonEncoder.Instance };
    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, 32).Select(static code => (char)code), '"', '\\']);

    /// <summary>Both sets in one object; null where there are none. One that is larger than Brevo takes refuses the mail.</summary>
    public static JsonObject? ToWire(OutgoingEmail mail, BrevoSendOptions? extras)
    {
        var parameters = mail.Request.Template?.Parameters;
        if (parameters is not { Count: > 0 } && extras?.Params is not { Count: > 0 })
            return null;

        var merged = (JsonObject?)extras?.Params?.DeepClone() ?? [];
        foreach (var (name, value) in parameters ?? new Dictionary<string, string>())
            merged.TryAdd(name, JsonValue.Create(value));
        // The template's own were measured with the other limits.
        if (extras?.Params is { Count: > 0 } && BytesOf(merged) is var bytes && bytes > mail.Options.Limits.MaxParametersBytes)
        {
            mail.Refuse(EmailErrorKind.TooLarge, "BrevoSendOptions.Params", string.Create(
                CultureInfo.InvariantCulture, $"has {bytes:N0} bytes; Brevo takes {mail.Options.Limits.MaxParametersBytes:N0} (Limits in its options)."));
        }

        return merged;
    }

    /// <summary>The bytes of both sets as one object of JSON, or a few more.</summary>
    public static long BytesOf(IReadOnlyDictionary<string, string>? parameters, JsonObject? extras)
    {
        var bytes = extras is null ? 0 : BytesOf(extras);
        if (parameters is not { Count: > 0 })
            return bytes;

        foreach (var (name, value) in new MapEntries(parameters))
            bytes += BytesAroundParameter + BytesOf(name) + BytesOf(value);
        return bytes;
    }

    private static long BytesOf(string text) => text.AsSpan().ContainsAny(Escaped)
        ? JsonEncodedText.Encode(text, ShortestJsonEncoder.Instance).EncodedUtf8Bytes.Length
        : Encoding.UTF8.GetByteCount(text);

    private static long BytesOf(JsonObject parameters)
    {
        using var buffer = new PooledBufferWriter(1024);
        using var writer = new Utf8JsonWriter(buffer, WriterOptions);
        parameters.WriteTo(writer);
        writer.Flush();
        return writer.BytesCommitted;
    }
}
