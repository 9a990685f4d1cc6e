using System.Text;
using System.Text.Json;

namespace EmailProviders.Tests.Conformance;

/// <summary>Everything that a reader of a wire body can find in it: member names, texts, and the texts that base64 hides.</summary>
internal static class WireText
{
    public static IReadOnlyList<string> Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        var texts = new List<string>();
        Collect(document.RootElement, texts);
        return texts;
    }

    public static bool Contains(string json, string text) => Of(json).Any(found => found.Contains(text, StringComparison.Ordinal));

    private static void Collect(JsonElement element, List<string> texts)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    texts.Add(member.Name);
                    Collect(member.Value, texts);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Collect(item, texts);
                break;
            case JsonValueKind.String:
                AddString(element.GetString()!, texts);
                break;
            default:
                texts.Add(element.GetRawText());
                break;
        }
    }

    private static void AddString(string text, List<string> texts)
    {
        texts.Add(text);
        var bytes = new byte[text.Length];
        if (text.Length >= 4 && Convert.TryFromBase64String(text, bytes, out var count))
            texts.Add(Encoding.UTF8.GetString(bytes, 0, count));
        if (text.StartsWith('{') && text.EndsWith('}'))
            texts.AddRange(TryOf(text));
    }

    // Metadata inside a header is JSON in JSON.
    private static IReadOnlyList<string> TryOf(string text)
    {
        try
        {
            return Of(text);
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
