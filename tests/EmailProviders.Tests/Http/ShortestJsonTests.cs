using System.Buffers;
using System.Text;
using System.Text.Json;
using EmailProviders.Http;
using FsCheck;
using FsCheck.Fluent;

namespace EmailProviders.Tests.Http;

/// <summary>The JSON of a text is valid and as short as it can be, by whatever door of the writer it leaves.</summary>
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
    public void P5_any_text_reads_back_as_it_was_and_no_shorter_JSON_exists() =>
        Prop.ForAll(Texts, ShouldBeShortest).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));

    [Fact]
    public void Every_character_alone_and_between_others_reads_back()
    {
        for (var code = 0; code <= char.MaxValue; code++)
        {
            ShouldBeShortest($"{(char)code}");
            ShouldBeShortest($"plain {(char)code}é{(char)code} and more plain text");
        }
    }

    [Theory]
    [InlineData(8 * 1024)]
    [InlineData(16 * 1024)]
    public void A_text_that_is_written_in_pieces_is_cut_inside_no_character(int edge)
    {
        foreach (var piece in Pieces)
        {
            for (var before = -3; before <= 1; before++)
                ShouldBeShortest(new string('x', edge + before) + piece + piece + "y\n\"");
        }
    }

    [Theory]
    [InlineData(100)]
    [InlineData(511)]
    [InlineData(100_000)]
    public void Six_bytes_for_one_character_fit(int length) => ShouldBeShortest(new string('\u0001', length));

    [Theory]
    [InlineData("a\"b", 12)]
    [InlineData("a\"b", 17)]
    public void An_encoder_that_is_given_too_little_room_says_so(string text, int room)
    {
        var small = new char[room];
        ShortestJsonEncoder.Instance.Encode(text, small, out var consumed, out var written).ShouldBe(OperationStatus.Done, "it fits, if not in the worst case");
        (consumed, new string(small, 0, written)).ShouldBe((3, "a\\\"b"));
        ShortestJsonEncoder.Instance.Encode(text, small.AsSpan(0, 2), out _, out _).ShouldBe(OperationStatus.DestinationTooSmall);
    }

    private static void ShouldBeShortest(string text)
    {
        foreach (var json in new[] { Write(writer => new LongText(text).WriteTo(writer)), Write(writer => writer.WriteStringValue(text)) })
        {
            using var document = JsonDocument.Parse(json);
            var place = document.RootElement.GetString()!.AsSpan().CommonPrefixLength(WithoutHalves(text));
            place.ShouldBe(text.Length, $"the first difference is behind {Escape(text, place)}");
            document.RootElement.GetString()!.Length.ShouldBe(text.Length);
            json.Length.ShouldBe(ShortestLength(text));
        }
    }

    private static string Escape(string text, int place) =>
        string.Concat(text.Skip(Math.Max(place - 2, 0)).Take(8).Select(static character => $"\\u{(int)character:X4}"));

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = ShortestJsonEncoder.Instance, SkipValidation = true });
        write(writer);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
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
