using System.Text;

namespace EmailProviders.Tests.Security;

/// <summary>Reads <c>name &lt;address&gt;</c> as RFC 5322 §3.4 says, written apart from the library so that it cannot share its mistakes.</summary>
internal static class MailboxParser
{
    private const string Specials = "()<>[]:;@\\,.\"";

    public static (string? Name, string Address) Parse(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal))
            return (null, text);

        var name = new StringBuilder();
        var position = 0;
        var isQuoted = text[0] == '"';
        if (isQuoted)
            position = ReadQuoted(text, name);
        else
            position = ReadPhrase(text, name);

        var rest = text[position..].TrimStart(' ');
        if (rest.Length < 3 || rest[0] != '<' || rest[^1] != '>')
            throw new FormatException("no address in angle brackets");
        return (name.ToString(), rest[1..^1]);
    }

    private static int ReadQuoted(string text, StringBuilder name)
    {
        for (var position = 1; position < text.Length; position++)
        {
            if (text[position] == '"')
                return position + 1;
            if (text[position] == '\\')
                position++;
            name.Append(text[position]);
        }

        throw new FormatException("the quote is not closed");
    }

    // Atoms with white space between them, which folds into one space.
    private static int ReadPhrase(string text, StringBuilder name)
    {
        var end = text.IndexOf('<', StringComparison.Ordinal);
        foreach (var character in text[..end])
        {
            if (Specials.Contains(character, StringComparison.Ordinal) || char.IsControl(character))
                throw new FormatException("a special outside of quotes");
        }

        name.AppendJoin(' ', text[..end].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return end;
    }
}
