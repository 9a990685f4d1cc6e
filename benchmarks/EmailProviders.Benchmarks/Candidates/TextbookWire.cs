using System.Text.Json.Serialization;

namespace EmailProviders.Benchmarks.Candidates;

/// <summary>Brevo's mail as a textbook would write it.</summary>
internal sealed record TextbookMail(
    [property: JsonPropertyName("sender")] TextbookAddress Sender,
    [property: JsonPropertyName("to")] TextbookAddress[] To,
    [property: JsonPropertyName("subject")] string Subject,
    [property: JsonPropertyName("htmlContent")] string HtmlContent,
    [property: JsonPropertyName("textContent")] string TextContent,
    [property: JsonPropertyName("headers")] Dictionary<string, string> Headers)
{
    [JsonPropertyName("attachment")] public TextbookAttachment[]? Attachment { get; init; }

    public static TextbookMail Of(SendEmailRequest mail) => new(
        new TextbookAddress(mail.From.Address),
        [new TextbookAddress(mail.To[0].Address)],
        mail.Subject!,
        mail.HtmlBody!,
        mail.TextBody!,
        new Dictionary<string, string> { ["idempotencyKey"] = Guid.NewGuid().ToString() });
}

/// <summary>An address.</summary>
internal sealed record TextbookAddress([property: JsonPropertyName("email")] string Email);

/// <summary>A file: its bytes are held in memory and written as base64.</summary>
internal sealed record TextbookAttachment(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("content")] byte[] Content);

/// <summary>Brevo's answer.</summary>
internal sealed record TextbookReply([property: JsonPropertyName("messageId")] string? MessageId);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TextbookMail))]
[JsonSerializable(typeof(TextbookReply))]
internal sealed partial class TextbookJsonContext : JsonSerializerContext;
