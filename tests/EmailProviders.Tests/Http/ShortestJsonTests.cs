using System.Text;
using System.Text.Json;
using EmailProviders.Http;
using FsCheck;
using FsCheck.Fluent;

namespace EmailProviders.Tests.Http;

/// <summary>The JSON of a text is valid, as short as it can be, and fits into the room that was asked for.</summary>
public sealed class ShortestJsonTests
{
    private static readonly string[] Pieces =
    [
        "a", "plain text ", "<p class=\"x\">", "\"", "\\", "\\\"", "\n", "\r\n", "\t", "\b", "\f", "\0", "\u0001", "\u001F", "\u007F", "\u0085", "ä", "ß", "\u2028", "\u2029", "\uFEFF", "日本", "🎉", "𝄞",
        "\uD83D", "\uDE00", "\uDE00\uD83D", "&", "'", "/", "</script>",
    ];

    private static readonly Arbitrary<string> Texts = Gen.OneOf(
        Gen.Elements(Pieces).ListOf().Select(string.Concat),
        Gen.Choose(0, char.MaxValue).Select(code => (char)code).ListOf().Select(characters => new string([.. characters]))).ToArbitrary();

    [Fact]
    public void P5_any_text_reads_back_as_it_was_and_no_shorter_JSON_exists() => Prop.ForAll(Texts, text =>
    {
        var json = Write(text);
        using var document = JsonDocument.Parse(json);
        document.RootElement.GetString().ShouldBe(WithoutHalves(text));
        json.Length.ShouldBe(ShortestLength(text));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));

    [Fact]
    public void Every_character_alone_and_between_others_reads_back()
    {
        for (var code = 0; code <= char.MaxValue; code++)
        {
            var text = $"{(char)code}é{(char)code}";
            using var document = JsonDocument.Parse(Write(text));
            document.RootElement.GetString().ShouldBe(WithoutHalves(text));
        }
    }

    [Theory]
    [InlineData(100)]
    [InlineData(511)]
    [InlineData(100_000)]
    public void Six_bytes_for_one_character_fit(int length) => Write(new string('\u0001', length)).Length.ShouldBe((6 * length) + 2);

    [Fact]
    public void The_room_that_is_asked_for_is_enough_and_not_one_byte_less_for_the_worst()
    {
        var text = new string('\u0001', 50);
        ShortestJson.MaxLength(text).ShouldBe(302);
        Should.Throw<Exception>(() => ShortestJson.Write(text, new byte[301]));
    }

    private static byte[] Write(string text)
    {
        // Of exactly the length that is asked for, and what is behind it stays as it is.
        var room = new byte[ShortestJson.MaxLength(text) + 8];
        room.AsSpan()[^8..].Fill(0x55);
        var written = ShortestJson.Write(text, room.AsSpan()[..^8]);
        room.AsSpan()[^8..].ContainsAnyExcept((byte)0x55).ShouldBeFalse();
        return room[..written];
    }

    private static string WithoutHalves(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static int ShortestLength(string text)
    {
        var length = 2;
        foreach (var rune in text.EnumerateRunes())
        {
            length += rune.Value switch
            {
                '"' or '\\' or '\n' or '\r' or '\t' or '\b' or '\f' => 2,
                < 0x20 => 6,
                _ => rune.Utf8SequenceLength,
            };
        }

        return length;
    }
}
