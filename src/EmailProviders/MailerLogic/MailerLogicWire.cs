using System.Text.Json;
using System.Text.Json.Serialization;
using EmailProviders.Http;

namespace EmailProviders.MailerLogic;

/// <summary>POST /api/v1/send</summary>
internal sealed record MailerLogicSendEmailRequest
{
    [JsonPropertyName("domain")] public string? Domain { get; init; }
    [JsonPropertyName("from")] public required string From { get; init; }
    [JsonPropertyName("to")] public required string To { get; init; }
    [JsonPropertyName("reply_to")] public string? ReplyTo { get; init; }
    [JsonPropertyName("cc")] public IReadOnlyList<string>? Cc { get; init; }
    [JsonPropertyName("bcc")] public IReadOnlyList<string>? Bcc { get; init; }
    [JsonPropertyName("subject")] public string? Subject { get; init; }
    [JsonPropertyName("html")] public LongText? Html { get; init; }
    [JsonPropertyName("text")] public LongText? Text { get; init; }
    [JsonPropertyName("track_opens")] public bool? TrackOpens { get; init; }
    [JsonPropertyName("track_clicks")] public bool? TrackClicks { get; init; }
    [JsonPropertyName("headers")] public IReadOnlyDictionary<string, string>? Headers { get; init; }
    [JsonPropertyName("tag")] public string? Tag { get; init; }
    [JsonPropertyName("stream_type")] public required string StreamType { get; init; }
    [JsonPropertyName("metadata")] public IReadOnlyDictionary<string, string>? Metadata { get; init; }
    [JsonPropertyName("attachments")] public IReadOnlyList<MailerLogicAttachment>? Attachments { get; init; }
    [JsonPropertyName("icalEvent")] public LongText? IcalEvent { get; init; }
}

internal sealed record MailerLogicAttachment
{
    [JsonPropertyName("filename")] public required string Filename { get; init; }
    [JsonPropertyName("content")] public required AttachmentContent Content { get; init; }
    [JsonPropertyName("contentType")] public required string ContentType { get; init; }
}

/// <summary>200</summary>
internal sealed record MailerLogicSendEmailResponse
{
    [JsonPropertyName("email_id")] public string? EmailId { get; set; }
    [JsonPropertyName("message_id")] public string? MessageId { get; set; }
}

/// <summary>POST /api/v1/batch</summary>
internal sealed record MailerLogicBatchRequest
{
    [JsonPropertyName("emails")] public required IReadOnlyList<MailerLogicSendEmailRequest> Emails { get; init; }
}

/// <summary>200</summary>
internal sealed record MailerLogicBatchResponse
{
    [JsonPropertyName("total")] public int? Total { get; set; }
    [JsonPropertyName("queued")] public int? Queued { get; set; }
    [JsonPropertyName("failed")] public int? Failed { get; set; }
    [JsonExtensionData] public Dictionary<string, JsonElement>? Other { get; set; }
}

/// <summary>Every error; <c>reason</c> with 403 only</summary>
internal sealed record MailerLogicErrorResponse
{
    [JsonPropertyName("error")] public string? Error { get; set; }
    [JsonPropertyName("message")] public string? Message { get; set; }
    [JsonPropertyName("reason")] public string? Reason { get; set; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 32)]
[JsonSerializable(typeof(MailerLogicSendEmailRequest))]
[JsonSerializable(typeof(MailerLogicSendEmailResponse))]
[JsonSerializable(typeof(MailerLogicBatchRequest))]
[JsonSerializable(typeof(MailerLogicBatchResponse))]
[JsonSerializable(typeof(MailerLogicErrorResponse))]
internal sealed partial class MailerLogicJsonContext : JsonSerializerContext;
