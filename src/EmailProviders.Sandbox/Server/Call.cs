using System.Text;
using System.Text.Json;

namespace EmailProviders.Sandbox.Server;

/// <summary>A call that came through method, authentication, content type and JSON.</summary>
/// <param name="Root">The JSON document's root; undefined where the provider expects no body.</param>
/// <param name="Body">The bytes it was read from.</param>
internal sealed record Call(JsonElement Root, ReadOnlyMemory<byte> Body)
{
    public string BodyText => Encoding.UTF8.GetString(Body.Span);
}
