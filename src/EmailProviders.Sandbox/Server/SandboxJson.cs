using System.Text.Json.Serialization;

namespace EmailProviders.Sandbox.Server;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MailSummary[]))]
[JsonSerializable(typeof(SandboxMail))]
[JsonSerializable(typeof(IReadOnlyList<SandboxRejection>))]
internal sealed partial class SandboxJson : JsonSerializerContext;
