using System.Text.Json;
using System.Text.Json.Nodes;

namespace EmailProviders.Providers;

/// <summary>The texts inside of free-form JSON that a caller hands over for a provider.</summary>
internal static class JsonText
{
    // As deep as JSON is read by default; whoever builds deeper nodes in code gets an error instead of a full stack.
    private const int MaxDepth = 64;

    public static void Check(RequestFaults faults, string field, JsonNode? node)
    {
        try
        {
            Check(faults, field, node, depth: 0);
        }
        catch (Exception exception)
        {
            // A node that was parsed decodes its texts only now: twice the same name, half a character. Its words are the caller's text.
            faults.Add(field, $"cannot be read as JSON ({exception.GetType().Name}).");
        }
    }

    private static void Check(RequestFaults faults, string field, JsonNode? node, int depth)
    {
        if (depth > MaxDepth)
        {
            faults.Add(field, $"is nested deeper than {MaxDepth} levels.");
            return;
        }

        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    faults.IsLabel($"a name in {field}", name);
                    Check(faults, field, value, depth + 1);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                    Check(faults, field, item, depth + 1);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                faults.IsText($"a value in {field}", TextOf(value));
                break;
            case JsonValue value when value.GetValueKind() is JsonValueKind.Object or JsonValueKind.Array:
                faults.Add(field, "holds an object of .NET; build it of JsonObject and JsonArray.");
                break;
        }
    }

    // A value that is a string in JSON need not be one in .NET: a date, a character, an address.
    private static string TextOf(JsonValue value)
    {
        if (value.TryGetValue<string>(out var text))
            return text;
        return value.TryGetValue<char>(out var character) ? character.ToString() : JsonNode.Parse(value.ToJsonString())!.GetValue<string>();
    }
}
