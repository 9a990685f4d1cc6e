namespace EmailProviders.Sandbox.Inbox.Mime;

/// <summary>Header values: plain where they may be, RFC 2047 encoded words where not. A line break cannot get through.</summary>
internal static class HeaderText
{
    /// <summary>Of UTF-8: 60 characters of base64, within the 75 of an encoded word.</summary>
    private const int WordBytes = 45;

    /// <summary>RFC 5322 allows 998 characters in a line.</summary>
    private const int LongestPlain = 900;

    public static string Unstructured(string value) => IsPlain(value) && !value.Contains("=?", StringComparison.Ordinal) ? value : Encoded(value);

    public static string Mailbox(string address, string? name)
    {
        var bare = new string([.. address.Where(static c => c is > ' ' and not '<' and not '>' and not '\x7f')]);
        var spec = bare.All(char.IsAscii) ? bare : Encoded(bare);
        return name is null ? spec : $"{(IsPlain(name) ? Quoted(name) : Encoded(name))} <{spec}>";
    }

    /// <summary>A parameter such as <c>filename</c>, by RFC 2231 where it is not plain.</summary>
    public static string Parameter(string name, string value) =>
        IsPlain(value) ? $"{name}={Quoted(value)}" : $"{name}*=UTF-8''{Uri.EscapeDataString(value)}";

    private static bool IsPlain(string value) => value.Length <= LongestPlain && value.All(static c => c is >= ' ' and <= '~');

    private static string Quoted(string value) =>
        '"' + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + '"';

    private static string Encoded(string value)
    {
        var words = new List<string>();
        var word = new List<byte>(WordBytes);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in value.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(bytes);
            if (word.Count + length > WordBytes)
            {
                words.Add(Word(word));
                word.Clear();
            }

            word.AddRange(bytes[..length]);
        }

        words.Add(Word(word));
        return string.Join("\r\n ", words);
    }

    private static string Word(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
}
