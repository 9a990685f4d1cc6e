using System.Globalization;
using System.Text.Json.Nodes;

namespace EmailProviders.Sandbox.Tests.Support;

/// <summary>Changes one member of a JSON text.</summary>
internal static class Edit
{
    /// <param name="json">An object.</param>
    /// <param name="path">Dotted, items by index.</param>
    /// <param name="value">JSON text of the new value, or null to remove the member.</param>
    public static string With(this string json, string path, string? value)
    {
        var root = JsonNode.Parse(json)!;
        var segments = path.Split('.');
        var node = root;
        foreach (var segment in segments[..^1])
        {
            node = node is JsonArray list ? list[int.Parse(segment, CultureInfo.InvariantCulture)]! : node[segment]!;
        }

        if (value is null)
        {
            node.AsObject().Remove(segments[^1]);
        }
        else if (node is JsonArray array)
        {
            array[int.Parse(segments[^1], CultureInfo.InvariantCulture)] = JsonNode.Parse(value);
        }
        else
        {
            node[segments[^1]] = JsonNode.Parse(value);
        }

        return root.ToJsonString();
    }

    public static string Quoted(this string text) => JsonValue.Create(text).ToJsonString();

    /// <summary>A JSON array of <paramref name="count"/> items.</summary>
    public static string Repeat(int count, Func<int, string> item) =>
        '[' + string.Join(',', Enumerable.Range(0, count).Select(item)) + ']';
}
