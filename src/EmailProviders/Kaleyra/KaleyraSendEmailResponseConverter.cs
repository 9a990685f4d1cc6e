using System.Text.Json;
using EmailProviders.Http;

namespace EmailProviders.Kaleyra;

/// <summary>Reads an answer whose members have more than one type each. One of an unexpected type costs that member only.</summary>
internal sealed class KaleyraSendEmailResponseConverter : AnswerConverter<KaleyraSendEmailResponse>
{
    protected override void ReadMember(ref Utf8JsonReader reader, KaleyraSendEmailResponse answer)
    {
        if (reader.ValueTextEquals("code"u8))
            answer.Code = ReadText(ref reader);
        else if (reader.ValueTextEquals("message"u8))
            answer.Message = ReadText(ref reader);
        else if (reader.ValueTextEquals("data"u8))
            answer.MessageId = ReadData(ref reader);
        else if (reader.ValueTextEquals("error"u8))
            answer.Error = ReadError(ref reader);
        else
            SkipValue(ref reader);
    }

    // A list of messages, of which a send has one; or that one by itself.
    private static string? ReadData(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
            return ReadMessageId(ref reader);

        string? first = null;
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (index == 0)
                first = ReadMessageId(ref reader);
            else
                reader.Skip();
        }

        return first;
    }

    private static string? ReadMessageId(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        string? id = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("message_id"u8))
                id = ReadText(ref reader);
            else
                SkipValue(ref reader);
        }

        return id;
    }

    // On success it is there too, and says nothing.
    private static JsonElement ReadError(ref Utf8JsonReader reader)
    {
        reader.Read();
        var next = reader;
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray
            && next.Read()
            && next.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            reader = next;
            return default;
        }

        return reader.TokenType == JsonTokenType.Null || (reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(""))
            ? default
            : JsonElement.ParseValue(ref reader);
    }
}
