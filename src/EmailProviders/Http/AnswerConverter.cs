using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmailProviders.Http;

/// <summary>Reads an answer that nests, or whose members have more than one type, without the memory that the serializer takes for it.</summary>
internal abstract class AnswerConverter<T> : JsonConverter<T>
    where T : class, new()
{
    public sealed override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.StartObject ? ReadObject(ref reader) : throw new JsonException();

    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are only ever read.");

    /// <summary>Reads one member, whose name the reader is at.</summary>
    protected abstract void ReadMember(ref Utf8JsonReader reader, T answer);

    /// <summary>Reads the object at whose beginning the reader is.</summary>
    protected T ReadObject(ref Utf8JsonReader reader)
    {
        var answer = new T();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            ReadMember(ref reader, answer);
        return answer;
    }

    /// <summary>A text, or a number as it is written; null for anything else.</summary>
    protected static string? ReadText(ref Utf8JsonReader reader)
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

    /// <summary>Goes past a value.</summary>
    protected static void SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
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
}
