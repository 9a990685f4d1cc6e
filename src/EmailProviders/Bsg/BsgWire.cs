using System.Text.Json;
using System.Text.Json.Serialization;
using EmailProviders.Http;

namespace EmailProviders.Bsg;

/// <summary>POST /api/auth/login</summary>
internal sealed record BsgLoginRequest
{
    [JsonPropertyName("api_key")] public required string ApiKey { get; init; }

    /// <summary>The name only: the value is a secret.</summary>
    public override string ToString() => nameof(BsgLoginRequest);
}

/// <summary>POST /api/auth/refresh has no body</summary>
internal sealed record BsgNothing;

/// <summary>200 of both</summary>
internal sealed record BsgTokenResponse
{
    [JsonPropertyName("bearer")] public string? Bearer { get; set; }

    /// <summary>The name only: the value is a secret.</summary>
    public override string ToString() => nameof(BsgTokenResponse);
}

/// <summary>The middle part of a token (RFC 7519)</summary>
internal sealed record BsgTokenClaims
{
    [JsonPropertyName("exp")] public double? Exp { get; set; }
}

/// <summary>POST /api/email/send-emails</summary>
internal sealed record BsgSendEmailRequest
{
    [JsonPropertyName("to")] public required IReadOnlyList<string> To { get; init; }
    [JsonPropertyName("from")] public required string From { get; init; }
    [JsonPropertyName("subject")] public string? Subject { get; init; }
    [JsonPropertyName("body")] public LongText? Body { get; init; }
    [JsonPropertyName("htmlbody")] public LongText? Htmlbody { get; init; }
    [JsonPropertyName("inlines")] public IReadOnlyList<BsgInline>? Inlines { get; init; }
}

/// <summary>POST /api/email/send-template-emails</summary>
internal sealed record BsgSendTemplateEmailRequest
{
    [JsonPropertyName("to")] public required IReadOnlyList<string> To { get; init; }
    [JsonPropertyName("from")] public required string From { get; init; }
    [JsonPropertyName("subject")] public string? Subject { get; init; }
    [JsonPropertyName("template_id")] public long? TemplateId { get; init; }
    [JsonPropertyName("template_content")] public IReadOnlyDictionary<string, string>? TemplateContent { get; init; }
    [JsonPropertyName("inlines")] public IReadOnlyList<BsgInline>? Inlines { get; init; }
}

internal sealed record BsgInline
{
    [JsonPropertyName("name")] public required string Name { get; init; }
    [JsonPropertyName("cid")] public required string Cid { get; init; }
    [JsonPropertyName("contentType")] public string? ContentType { get; init; }
    [JsonPropertyName("content_type")] public string? ContentTypeInSnakeCase { get; init; }
    [JsonPropertyName("content")] public AttachmentContent? Content { get; init; }
}

/// <summary>201 of both</summary>
internal sealed record BsgSendEmailResponse
{
    [JsonPropertyName("message_id")] public string? MessageId { get; set; }
}

/// <summary>Every error; the last two in the shape of API v1</summary>
internal sealed record BsgErrorResponse
{
    [JsonPropertyName("message")] public string? Message { get; set; }
    [JsonPropertyName("errors")] public JsonElement? Errors { get; set; }
    [JsonPropertyName("error")] public JsonElement? Error { get; set; }
    [JsonPropertyName("errorDescription")] public string? ErrorDescription { get; set; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 32)]
[JsonSerializable(typeof(BsgLoginRequest))]
[JsonSerializable(typeof(BsgNothing))]
[JsonSerializable(typeof(BsgTokenResponse))]
[JsonSerializable(typeof(BsgTokenClaims))]
[JsonSerializable(typeof(BsgSendEmailRequest))]
[JsonSerializable(typeof(BsgSendTemplateEmailRequest))]
[JsonSerializable(typeof(BsgSendEmailResponse))]
[JsonSerializable(typeof(BsgErrorResponse))]
internal sealed partial class BsgJsonContext : JsonSerializerContext;
