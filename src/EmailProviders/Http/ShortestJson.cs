using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace EmailProviders.Http;

/// <summary>A text as the shortest JSON string that is valid (RFC 8259 §7): quotes, backslashes and control characters escaped, nothing else.</summary>
/// <remarks>Half a surrogate pair becomes U+FFFD, as no UTF-8 can hold it.</remarks>
internal static class ShortestJson
{
    private const int LongestEscape = 6;

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(static code => (char)code), '"', '\\']);

    /// <summary>How many bytes <see cref="Write"/> may need, quotes included.</summary>
    public static int MaxLength(ReadOnlySpan<char> text)
    {
        var length = 2 + Encoding.UTF8.GetByteCount(text);
        for (var rest = text; rest.IndexOfAny(Escaped) is var place and >= 0; rest = rest[(place + 1)..])
            length += LongestEscape - 1;
        return length;
    }

    /// <summary>Writes the text with its quotes, and returns how many bytes it took.</summary>
    public static int Write(ReadOnlySpan<char> text, Span<byte> destination)
    {
        destination[0] = (byte)'"';
        var written = 1;
        while (true)
        {
            var place = text.IndexOfAny(Escaped);
            var run = place < 0 ? text : text[..place];
            Utf8.FromUtf16(run, destination[written..], out _, out var bytes);
            written += bytes;
            if (place < 0)
                break;
            written += Escape(text[place], destination[written..]);
            text = text[(place + 1)..];
        }

        destination[written] = (byte)'"';
        return written + 1;
    }

    private static int Escape(char character, Span<byte> destination)
    {
        destination[0] = (byte)'\\';
        var letter = character switch
        {
            '"' or '\\' => (byte)character,
            '\n' => (byte)'n',
            '\r' => (byte)'r',
            '\t' => (byte)'t',
            '\b' => (byte)'b',
            '\f' => (byte)'f',
            _ => (byte)'u',
        };
        destination[1] = letter;
        if (letter != 'u')
            return 2;

        "00"u8.CopyTo(destination[2..]);
        destination[4] = (byte)(character < 0x10 ? '0' : '1');
        destination[5] = "0123456789abcdef"u8[character & 0xF];
        return LongestEscape;
    }
}
