using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EmailProviders.Sandbox.Inbox;

/// <summary>A body for reading: JSON indented, members in the order and number in which they came; anything else as it is.</summary>
internal static class SourceText
{
    private const int LongestText = 4096;
    private const int KeptText = 512;

    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>The whole.</summary>
    public static string Full(string body) => Format(body, static text => text);

    /// <summary>With long texts, attachments above all, cut.</summary>
    public static string Short(string body) => Format(body, Cut);

    private static string Cut(string text) => text.Length <= LongestText
        ? text
        : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, KeptText)}… ({text.Length - KeptText:N0} more characters)");

    private static string Format(string body, Func<string, string> write)
    {
        var buffer = new ArrayBufferWriter<byte>(body.Length + 256);
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(body), new JsonReaderOptions { MaxDepth = 512 });
            using var writer = new Utf8JsonWriter(buffer, Indented);
            while (reader.Read())
            {
                Copy(ref reader, writer, write);
            }
        }
        catch (Exception noJson) when (noJson is JsonException or InvalidOperationException)
        {
            return body;
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Copy(ref Utf8JsonReader reader, Utf8JsonWriter writer, Func<string, string> write)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                break;
            case JsonTokenType.PropertyName:
                writer.WritePropertyName(reader.GetString()!);
                break;
            case JsonTokenType.String:
                writer.WriteStringValue(write(reader.GetString()!));
                break;
            default:
                writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
        }
    }
}
