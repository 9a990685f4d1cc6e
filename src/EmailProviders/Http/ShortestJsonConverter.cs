using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmailProviders.Http;

/// <summary>Writes every text of a wire DTO as <see cref="ShortestJson"/>: the encoders of .NET escape more, and leave their fast path at each quote.</summary>
internal sealed class ShortestJsonConverter : JsonConverter<string>
{
    private const int OnStack = 512;

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        var length = ShortestJson.MaxLength(value);
        if (length <= OnStack)
        {
            Span<byte> buffer = stackalloc byte[OnStack];
            writer.WriteRawValue(buffer[..ShortestJson.Write(value, buffer)], skipInputValidation: true);
            return;
        }

        var rented = ArrayPool<byte>.Shared.Rent(length);
        var room = rented.AsSpan(0, length);
        try
        {
            writer.WriteRawValue(room[..ShortestJson.Write(value, room)], skipInputValidation: true);
        }
        finally
        {
            room.Clear();
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
}
