using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;

namespace EmailProviders.Sandbox.Json;

/// <summary>Turns request bytes into a document, or into the reason why they are none.</summary>
internal static class JsonBody
{
    private const int MaxDepth = 32;

    public static bool TryParse(
        ReadOnlyMemory<byte> body,
        [NotNullWhen(true)] out JsonDocument? document,
        [NotNullWhen(false)] out string? problem)
    {
        document = null;
        problem = body.IsEmpty ? "The request body is empty."
            : !Utf8.IsValid(body.Span) ? "The request body is not valid UTF-8."
            : null;
        if (problem is not null)
        {
            return false;
        }

        try
        {
            CheckEscapes(body.Span);
            document = JsonDocument.Parse(
                body,
                new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
            return true;
        }
        catch (JsonException)
        {
            problem = "The request body is not well-formed JSON.";
        }
        catch (InvalidOperationException)
        {
            problem = "The request body holds half of a surrogate pair.";
        }

        return false;
    }

    /// <summary>Half a surrogate pair parses, and throws only when its text is asked for: ask here, once.</summary>
    private static void CheckEscapes(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            if (reader.ValueIsEscaped)
            {
                _ = reader.GetString();
            }
        }
    }
}
