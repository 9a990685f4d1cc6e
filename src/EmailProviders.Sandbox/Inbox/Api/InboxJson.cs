using System.Text.Json.Serialization;

namespace EmailProviders.Sandbox.Inbox.Api;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(CallPage))]
[JsonSerializable(typeof(CallDetail))]
[JsonSerializable(typeof(FaultBody))]
[JsonSerializable(typeof(IReadOnlyList<ScriptBody>))]
[JsonSerializable(typeof(TokenBody))]
[JsonSerializable(typeof(StatusBody))]
[JsonSerializable(typeof(ChangeBody))]
internal sealed partial class InboxJson : JsonSerializerContext;

/// <summary>What is wrong with a request to the inbox.</summary>
internal sealed record ErrorBody(IReadOnlyList<string> Errors);

/// <summary>What a browser logs in with.</summary>
internal sealed record TokenBody(string? Token);
