using System.Text.Json.Nodes;

namespace EmailProviders.Sandbox.Tests.Support;

/// <summary>What came back over the wire.</summary>
internal sealed record Reply(int Status, string Text, string? ContentType, string? Allow)
{
    /// <summary>Without those of the content.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public JsonNode Json => JsonNode.Parse(Text)!;

    public string Member(string name) => Json[name]!.GetValue<string>();

    /// <summary>Status and the whole document, member order aside.</summary>
    public void ShouldBeExactly(int status, string json)
    {
        Status.ShouldBe(status, Text);
        JsonNode.DeepEquals(Json, JsonNode.Parse(json)).ShouldBeTrue($"expected {json}, got {Text}");
    }
}
