using System.Text;
using System.Text.Json;

namespace EmailProviders.Http;

/// <summary>Values of an answer, read behind the name of their member, without the memory that nested objects cost the serializer.</summary>
internal static class JsonAnswer
{
    /// <summary>A text, or a number as it is written; null for anything else.</summary>
    public static string? ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return Decode(ref reader);
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }

    // Broken UTF-8, or half a surrogate pair, comes to light only now.
    private static string? Decode(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Goes past a value.</summary>
    public static void SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }
}
