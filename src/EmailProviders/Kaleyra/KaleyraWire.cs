using System.Text.Json;
using System.Text.Json.Serialization;
using EmailProviders.Http;

namespace EmailProviders.Kaleyra;

/// <summary>POST /v1/{SID}/email</summary>
internal sealed record KaleyraSendEmailRequest
{
    [JsonPropertyName("from")] public required string From { get; init; }
    [JsonPropertyName("from_name")] public string? FromName { get; init; }
    [JsonPropertyName("to")] public string? To { get; init; }
    [JsonPropertyName("cc")] public string? Cc { get; init; }
    [JsonPropertyName("bcc")] public string? Bcc { get; init; }
    [JsonPropertyName("reply_to")] public string? ReplyTo { get; init; }
    [JsonPropertyName("type")] public required string Type { get; init; }
    [JsonPropertyName("subject")] public string? Subject { get; init; }
    [JsonPropertyName("text_body")] public LongText? TextBody { get; init; }
    [JsonPropertyName("html_body")] public LongText? HtmlBody { get; init; }
    [JsonPropertyName("template_id")] public string? TemplateId { get; init; }
    [JsonPropertyName("dynamic_content")] public bool? DynamicContent { get; init; }
    [JsonPropertyName("params")] public IReadOnlyDictionary<string, string>? Params { get; init; }
    [JsonPropertyName("tag")] public string? Tag { get; init; }
    [JsonPropertyName("metadata")] public IReadOnlyDictionary<string, string>? Metadata { get; init; }
    [JsonPropertyName("callback_profile_id")] public string? CallbackProfileId { get; init; }
    [JsonPropertyName("webhook_id")] public string? WebhookId { get; init; }
    [JsonPropertyName("attachments")] public IReadOnlyList<KaleyraAttachment>? Attachments { get; init; }
}

/// <summary>An item of <c>attachments</c>, whose <c>content</c> has two forms</summary>
[JsonDerivedType(typeof(KaleyraFileAttachment))]
[JsonDerivedType(typeof(KaleyraUrlAttachment))]
internal abstract record KaleyraAttachment
{
    [JsonPropertyName("filename")] public required string Filename { get; init; }
    [JsonPropertyName("content_type")] public string? ContentType { get; init; }
    [JsonPropertyName("content-type")] public string? ContentTypeInKebabCase { get; init; }
}

internal sealed record KaleyraFileAttachment : KaleyraAttachment
{
    [JsonPropertyName("content")] public required AttachmentContent Content { get; init; }
}

internal sealed record KaleyraUrlAttachment : KaleyraAttachment
{
    [JsonPropertyName("content")] public required string Content { get; init; }
}

/// <summary>Every answer, 202 or error: what it says is put together by <see cref="KaleyraAnswer"/></summary>
[JsonConverter(typeof(KaleyraSendEmailResponseConverter))]
internal sealed record KaleyraSendEmailResponse
{
    /// <summary><c>code</c></summary>
    public string? Code { get; set; }

    /// <summary><c>message</c></summary>
    public string? Message { get; set; }

    /// <summary><c>data[0].message_id</c></summary>
    public string? MessageId { get; set; }

    /// <summary><c>error</c>; undefined where it is empty</summary>
    public JsonElement Error { get; set; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 32)]
[JsonSerializable(typeof(KaleyraSendEmailRequest))]
[JsonSerializable(typeof(KaleyraSendEmailResponse))]
internal sealed partial class KaleyraJsonContext : JsonSerializerContext;
