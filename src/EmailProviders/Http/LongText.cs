using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmailProviders.Http;

/// <summary>A text of any length in a wire DTO, such as a body. It is written in pieces, so that the room for its escapes does not grow with it.</summary>
[JsonConverter(typeof(LongTextConverter))]
internal readonly record struct LongText(string Text)
{
    private const int PieceLength = 8 * 1024;

    public static LongText? Of(string? text) => text is null ? null : new LongText(text);

    public void WriteTo(Utf8JsonWriter writer)
    {
        if (Text.Length <= PieceLength)
        {
            writer.WriteStringValue(Text);
            return;
        }

        var rest = Text.AsSpan();
        while (rest.Length > PieceLength)
        {
            // Not between the halves of a surrogate pair.
            var length = char.IsHighSurrogate(rest[PieceLength - 1]) ? PieceLength - 1 : PieceLength;
            writer.WriteStringValueSegment(rest[..length], isFinalSegment: false);
            rest = rest[length..];
        }

        writer.WriteStringValueSegment(rest, isFinalSegment: true);
    }
}

internal sealed class LongTextConverter : JsonConverter<LongText>
{
    public override LongText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Long texts are only ever written.");

    public override void Write(Utf8JsonWriter writer, LongText value, JsonSerializerOptions options) => value.WriteTo(writer);
}
