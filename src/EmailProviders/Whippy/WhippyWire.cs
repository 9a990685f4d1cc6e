using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using EmailProviders.Http;

namespace EmailProviders.Whippy;

/// <summary>POST /v1/messaging/email</summary>
internal sealed record WhippySendEmailRequest
{
    [JsonPropertyName("attachments")] public IReadOnlyList<string>? Attachments { get; init; }
    [JsonPropertyName("bcc")] public IReadOnlyList<string>? Bcc { get; init; }
    [JsonPropertyName("body")] public LongText? Body { get; init; }
    [JsonPropertyName("cc")] public IReadOnlyList<string>? Cc { get; init; }
    [JsonPropertyName("conversation_status")] public string? ConversationStatus { get; init; }
    [JsonPropertyName("from")] public required string From { get; init; }
    [JsonPropertyName("opt_in_to")] public JsonArray? OptInTo { get; init; }
    [JsonPropertyName("opt_in_to_all_channels")] public bool? OptInToAllChannels { get; init; }
    [JsonPropertyName("reply_to")] public string? ReplyTo { get; init; }
    [JsonPropertyName("schedule_at")] public string? ScheduleAt { get; init; }
    [JsonPropertyName("sender_email")] public string? SenderEmail { get; init; }
    [JsonPropertyName("sender_name")] public string? SenderName { get; init; }
    [JsonPropertyName("subject")] public string? Subject { get; init; }
    [JsonPropertyName("to")] public required string To { get; init; }
}

/// <summary>201: the message inside <c>data</c>, or without an envelope</summary>
[JsonConverter(typeof(WhippySendEmailResponseConverter))]
internal sealed record WhippySendEmailResponse
{
    /// <summary><c>id</c></summary>
    public string? Id { get; set; }

    /// <summary><c>contact_id</c></summary>
    public string? ContactId { get; set; }

    /// <summary><c>conversation_id</c></summary>
    public string? ConversationId { get; set; }

    /// <summary><c>data</c></summary>
    public WhippySendEmailResponse? Data { get; set; }
}

/// <summary>Every error: a list on Whippy's page, one text in a third party's description</summary>
internal sealed record WhippyErrorResponse
{
    [JsonPropertyName("errors")] public IReadOnlyList<WhippyErrorItem?>? Errors { get; set; }
    [JsonPropertyName("error")] public string? Error { get; set; }
}

internal sealed record WhippyErrorItem
{
    [JsonPropertyName("description")] public string? Description { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 32)]
[JsonSerializable(typeof(WhippySendEmailRequest), GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(WhippySendEmailResponse), GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(WhippyErrorResponse), GenerationMode = JsonSourceGenerationMode.Metadata)]
internal sealed partial class WhippyJsonContext : JsonSerializerContext;
