using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Encodings.Web;

namespace EmailProviders.Http;

/// <summary>
/// A text as the shortest JSON string that is valid (RFC 8259 §7): quotes, backslashes and control characters escaped, nothing else. The encoders
/// of .NET escape more, and leave their fast path at each quote.
/// </summary>
/// <remarks>Half a surrogate pair becomes U+FFFD, as no UTF-8 can hold it.</remarks>
internal sealed class ShortestJsonEncoder : JavaScriptEncoder
{
    private const int LongestEscape = 6;
    private const char Replacement = '\uFFFD';

    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(static code => (char)code), '"', '\\']);

    private ShortestJsonEncoder()
    {
    }

    public static ShortestJsonEncoder Instance { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => LongestEscape;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < 0x20 or '"' or '\\';

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var all = new ReadOnlySpan<char>(text, textLength);
        var escaped = all.IndexOfAny(Escaped);
        // Whether it is half a pair is found out while encoding.
        var surrogate = (escaped < 0 ? all : all[..escaped]).IndexOfAnyInRange('\uD800', '\uDFFF');
        return surrogate >= 0 ? surrogate : escaped;
    }

    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        numberOfCharactersWritten = 0;
        if (bufferLength < LongestEscape)
            return false;

        // .NET asks for U+FFFD too, in the place of half a pair.
        var room = new Span<char>(buffer, bufferLength);
        numberOfCharactersWritten = WillEncode(unicodeScalar) ? Escape((char)unicodeScalar, room) : new Rune(unicodeScalar).EncodeToUtf16(room);
        return true;
    }

    public override OperationStatus Encode(
        ReadOnlySpan<char> source, Span<char> destination, out int charsConsumed, out int charsWritten, bool isFinalBlock = true)
    {
        var mayGoOn = !isFinalBlock && source is [.., >= '\uD800' and <= '\uDBFF'];
        if (mayGoOn || destination.Length < LongestEscape * source.Length)
            return base.Encode(source, destination, out charsConsumed, out charsWritten, isFinalBlock);

        charsConsumed = source.Length;
        charsWritten = 0;
        while (!source.IsEmpty)
        {
            var plain = CopyPlain(source, destination[charsWritten..]);
            charsWritten += plain;
            if (plain == source.Length)
                break;

            charsWritten += WriteSpecial(source[plain..], destination[charsWritten..], out var consumed);
            source = source[(plain + consumed)..];
        }

        return OperationStatus.Done;
    }

    // Copies up to the first character that cannot stay as it is, and returns how many there were. The room is larger than any text by what
    // an escape needs, so that whole vectors may be stored.
    private static int CopyPlain(ReadOnlySpan<char> source, Span<char> destination)
    {
        ref var from = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(source));
        ref var to = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(destination));
        var done = 0;
        for (; source.Length - done >= Vector128<ushort>.Count; done += Vector128<ushort>.Count)
        {
            var text = Vector128.LoadUnsafe(ref from, (nuint)done);
            text.StoreUnsafe(ref to, (nuint)done);
            var special = Vector128.LessThan(text, Vector128.Create((ushort)0x20))
                | Vector128.Equals(text, Vector128.Create((ushort)'"'))
                | Vector128.Equals(text, Vector128.Create((ushort)'\\'))
                | Vector128.Equals(text & Vector128.Create((ushort)0xF800), Vector128.Create((ushort)0xD800));
            if (special != Vector128<ushort>.Zero)
                return done + BitOperations.TrailingZeroCount(special.ExtractMostSignificantBits());
        }

        for (; done < source.Length && !IsSpecial(source[done]); done++)
            destination[done] = source[done];
        return done;
    }

    private static bool IsSpecial(char character) => character is < ' ' or '"' or '\\' || char.IsSurrogate(character);

    // One that is escaped, a pair of surrogates, or half of one.
    private static int WriteSpecial(ReadOnlySpan<char> source, Span<char> destination, out int consumed)
    {
        consumed = 1;
        if (!char.IsSurrogate(source[0]))
            return Escape(source[0], destination);

        destination[0] = source[0];
        if (source.Length > 1 && char.IsSurrogatePair(source[0], source[1]))
            destination[consumed++] = source[1];
        else
            destination[0] = Replacement;
        return consumed;
    }

    private static int Escape(char character, Span<char> destination)
    {
        destination[0] = '\\';
        var letter = character switch
        {
            '"' or '\\' => character,
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\b' => 'b',
            '\f' => 'f',
            _ => 'u',
        };
        destination[1] = letter;
        if (letter != 'u')
            return 2;

        "00".CopyTo(destination[2..]);
        destination[4] = character < 0x10 ? '0' : '1';
        destination[5] = "0123456789abcdef"[character & 0xF];
        return LongestEscape;
    }
}
