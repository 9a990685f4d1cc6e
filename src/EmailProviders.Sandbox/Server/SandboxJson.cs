using System.Text.Json.Serialization;

namespace EmailProviders.Sandbox.Server;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SandboxMail))]
internal sealed partial class SandboxJson : JsonSerializerContext;
