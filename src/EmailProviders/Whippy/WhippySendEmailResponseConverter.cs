using System.Text.Json;
using System.Text.Json.Serialization;
using EmailProviders.Http;

namespace EmailProviders.Whippy;

/// <summary>Reads the ids of a message, wherever it stands. What stands inside of <c>data</c> wins.</summary>
internal sealed class WhippySendEmailResponseConverter : JsonConverter<WhippySendEmailResponse>
{
    public override WhippySendEmailResponse? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException();

        var outside = new WhippySendEmailResponse();
        WhippySendEmailResponse? inside = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("data"u8))
                inside = ReadData(ref reader);
            else
                ReadMember(ref reader, outside);
        }

        return inside ?? outside;
    }

    public override void Write(Utf8JsonWriter writer, WhippySendEmailResponse value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are only ever read.");

    private static WhippySendEmailResponse? ReadData(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        var message = new WhippySendEmailResponse();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            ReadMember(ref reader, message);
        return message;
    }

    private static void ReadMember(ref Utf8JsonReader reader, WhippySendEmailResponse message)
    {
        if (reader.ValueTextEquals("id"u8))
            message.Id = JsonAnswer.ReadText(ref reader);
        else if (reader.ValueTextEquals("contact_id"u8))
            message.ContactId = JsonAnswer.ReadText(ref reader);
        else if (reader.ValueTextEquals("conversation_id"u8))
            message.ConversationId = JsonAnswer.ReadText(ref reader);
        else
            JsonAnswer.SkipValue(ref reader);
    }
}
