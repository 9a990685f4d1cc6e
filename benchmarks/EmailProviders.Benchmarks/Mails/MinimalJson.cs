using System.Globalization;
using System.Text;

namespace EmailProviders.Benchmarks.Mails;

/// <summary>The shortest JSON of a text: only quotes, backslashes and control characters are escaped. Shares no code with the library.</summary>
internal static class MinimalJson
{
    /// <summary>The text in its quotes.</summary>
    public static string Quote(string text)
    {
        var json = new StringBuilder("\"", text.Length + 16);
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append("\\\\"),
                '\n' => json.Append("\\n"),
                '\r' => json.Append("\\r"),
                '\t' => json.Append("\\t"),
                '\b' => json.Append("\\b"),
                '\f' => json.Append("\\f"),
                < ' ' => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => json.Append(character),
            };
        }

        return json.Append('"').ToString();
    }
}
