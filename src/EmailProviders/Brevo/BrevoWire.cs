using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using EmailProviders.Http;

namespace EmailProviders.Brevo;

/// <summary>POST /v3/smtp/email</summary>
internal sealed record BrevoSendEmailRequest
{
    [JsonPropertyName("sender")] public BrevoSender? Sender { get; init; }
    [JsonPropertyName("to")] public IReadOnlyList<BrevoRecipient>? To { get; init; }
    [JsonPropertyName("cc")] public IReadOnlyList<BrevoRecipient>? Cc { get; init; }
    [JsonPropertyName("bcc")] public IReadOnlyList<BrevoRecipient>? Bcc { get; init; }
    [JsonPropertyName("replyTo")] public BrevoReplyTo? ReplyTo { get; init; }
    [JsonPropertyName("subject")] public string? Subject { get; init; }
    [JsonPropertyName("htmlContent")] public LongText? HtmlContent { get; init; }
    [JsonPropertyName("textContent")] public LongText? TextContent { get; init; }
    [JsonPropertyName("attachment")] public IReadOnlyList<BrevoAttachment>? Attachment { get; init; }
    [JsonPropertyName("headers")] public BrevoHeaderList? Headers { get; init; }
    [JsonPropertyName("templateId")] public long? TemplateId { get; init; }
    [JsonPropertyName("params")] public JsonObject? Params { get; init; }
    [JsonPropertyName("messageVersions")] public BrevoVersionList? MessageVersions { get; init; }
    [JsonPropertyName("tags")] public IReadOnlyList<string>? Tags { get; init; }
    [JsonPropertyName("scheduledAt")] public string? ScheduledAt { get; init; }
    [JsonPropertyName("batchId")] public Guid? BatchId { get; init; }
    [JsonPropertyName("preheader")] public string? Preheader { get; init; }
}

internal sealed record BrevoSender
{
    [JsonPropertyName("id")] public long? Id { get; init; }
    [JsonPropertyName("email")] public string? Email { get; init; }
    [JsonPropertyName("name")] public string? Name { get; init; }
}

internal sealed record BrevoRecipient
{
    [JsonPropertyName("email")] public required string Email { get; init; }
    [JsonPropertyName("name")] public string? Name { get; init; }
    [JsonPropertyName("contactPixelTrackingConsent")] public bool? ContactPixelTrackingConsent { get; init; }
}

internal sealed record BrevoReplyTo
{
    [JsonPropertyName("email")] public required string Email { get; init; }
    [JsonPropertyName("name")] public string? Name { get; init; }
}

internal sealed record BrevoAttachment
{
    [JsonPropertyName("name")] public string? Name { get; init; }
    [JsonPropertyName("content")] public AttachmentContent? Content { get; init; }
    [JsonPropertyName("url")] public string? Url { get; init; }
}

internal sealed record BrevoVersion
{
    [JsonPropertyName("to")] public required IReadOnlyList<BrevoRecipient> To { get; init; }
    [JsonPropertyName("cc")] public IReadOnlyList<BrevoRecipient>? Cc { get; init; }
    [JsonPropertyName("bcc")] public IReadOnlyList<BrevoRecipient>? Bcc { get; init; }
    [JsonPropertyName("replyTo")] public BrevoReplyTo? ReplyTo { get; init; }
    [JsonPropertyName("subject")] public string? Subject { get; init; }
    [JsonPropertyName("htmlContent")] public LongText? HtmlContent { get; init; }
    [JsonPropertyName("textContent")] public LongText? TextContent { get; init; }
    [JsonPropertyName("templateId")] public long? TemplateId { get; init; }
    [JsonPropertyName("params")] public JsonObject? Params { get; init; }
}

/// <summary>201, or 202 for a scheduled mail</summary>
internal sealed record BrevoSendEmailResponse
{
    [JsonPropertyName("messageId")] public string? MessageId { get; set; }
    [JsonPropertyName("messageIds")] public IReadOnlyList<string?>? MessageIds { get; set; }
    [JsonPropertyName("batchId")] public string? BatchId { get; set; }
}

/// <summary>Every error</summary>
internal sealed record BrevoErrorResponse
{
    [JsonPropertyName("code")] public string? Code { get; set; }
    [JsonPropertyName("message")] public string? Message { get; set; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 32)]
[JsonSerializable(typeof(BrevoSendEmailRequest))]
[JsonSerializable(typeof(BrevoSendEmailResponse))]
[JsonSerializable(typeof(BrevoErrorResponse))]
[JsonSerializable(typeof(IReadOnlyList<BrevoVersion>))]
internal sealed partial class BrevoJsonContext : JsonSerializerContext;
