using System.Text.Json;
using EmailProviders.Http;

namespace EmailProviders.Whippy;

/// <summary>Reads the ids of a message, wherever it stands.</summary>
internal sealed class WhippySendEmailResponseConverter : AnswerConverter<WhippySendEmailResponse>
{
    protected override void ReadMember(ref Utf8JsonReader reader, WhippySendEmailResponse answer)
    {
        if (reader.ValueTextEquals("id"u8))
            answer.Id = ReadText(ref reader);
        else if (reader.ValueTextEquals("contact_id"u8))
            answer.ContactId = ReadText(ref reader);
        else if (reader.ValueTextEquals("conversation_id"u8))
            answer.ConversationId = ReadText(ref reader);
        else if (reader.ValueTextEquals("data"u8))
            answer.Data = ReadData(ref reader);
        else
            SkipValue(ref reader);
    }

    private WhippySendEmailResponse? ReadData(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
            return ReadObject(ref reader);

        reader.Skip();
        return null;
    }
}
