using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace EmailProviders.Http;

/// <summary>A text as the shortest JSON string that is valid (RFC 8259 §7): quotes, backslashes and control characters escaped, nothing else.</summary>
/// <remarks>Half a surrogate pair becomes U+FFFD, as no UTF-8 can hold it.</remarks>
internal static class ShortestJson
{
    private const int LongestEscape = 6;

    // Up to here the worst case is room enough; beyond, what needs escaping is counted first.
    private const int ShortText = 4096;

    private static readonly char[] EscapedCharacters = [.. Enumerable.Range(0, 0x20).Select(static code => (char)code), '"', '\\'];

    private static readonly SearchValues<char> Escaped = SearchValues.Create(EscapedCharacters);

    private static readonly SearchValues<byte> EscapedBytes = SearchValues.Create([.. EscapedCharacters.Select(static character => (byte)character)]);

    /// <summary>How many bytes <see cref="Write"/> needs room for, quotes included.</summary>
    public static int MaxLength(ReadOnlySpan<char> text)
    {
        if (text.Length <= ShortText)
            return (LongestEscape * text.Length) + 2;

        var length = Encoding.UTF8.GetByteCount(text) + 2;
        for (var rest = text; rest.IndexOfAny(Escaped) is var place and >= 0; rest = rest[(place + 1)..])
            length += LongestEscape - 1;
        return length;
    }

    /// <summary>Writes the text with its quotes at the beginning of a room of <see cref="MaxLength"/>, and returns how many bytes it took.</summary>
    public static int Write(ReadOnlySpan<char> text, Span<byte> room)
    {
        // Transcoded at once to the end of the room, then moved to its beginning run by run: what is written never reaches what is still to be read.
        ReadOnlySpan<byte> rest = room[^Encoding.UTF8.GetByteCount(text)..];
        Utf8.FromUtf16(text, room[^rest.Length..], out _, out _);
        room[0] = (byte)'"';
        var written = 1;
        while (rest.IndexOfAny(EscapedBytes) is var place and >= 0)
        {
            rest[..place].CopyTo(room[written..]);
            written += place;
            var escaped = rest[place];
            rest = rest[(place + 1)..];
            written += Escape(escaped, room[written..]);
        }

        rest.CopyTo(room[written..]);
        written += rest.Length;
        room[written] = (byte)'"';
        return written + 1;
    }

    private static int Escape(byte character, Span<byte> destination)
    {
        destination[0] = (byte)'\\';
        var letter = character switch
        {
            (byte)'"' or (byte)'\\' => character,
            (byte)'\n' => (byte)'n',
            (byte)'\r' => (byte)'r',
            (byte)'\t' => (byte)'t',
            (byte)'\b' => (byte)'b',
            (byte)'\f' => (byte)'f',
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
