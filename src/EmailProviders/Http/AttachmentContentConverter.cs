using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmailProviders.Http;

/// <summary>
/// Writes an empty string where the base64 belongs, and notes the place so that <see cref="EmailContent"/> can fill it while sending.
/// </summary>
internal sealed class AttachmentContentConverter : JsonConverter<AttachmentContent>
{
    // Serialisation is synchronous, so the list belongs to the one call that runs on this thread; one inside of another has its own.
    [ThreadStatic]
    private static List<AttachmentPlace>? t_places;

    /// <summary>Serialises, and returns where which attachment goes; null where there is none.</summary>
    public static List<AttachmentPlace>? Collect<TState>(TState state, Action<TState> serialize)
        where TState : allows ref struct
    {
        var outer = t_places;
        t_places = null;
        try
        {
            serialize(state);
            return t_places;
        }
        finally
        {
            t_places = outer;
        }
    }

    public override AttachmentContent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Attachment content is only ever written.");

    public override void Write(Utf8JsonWriter writer, AttachmentContent value, JsonSerializerOptions options)
    {
        writer.WriteStringValue(ReadOnlySpan<byte>.Empty);
        var insideQuotes = writer.BytesCommitted + writer.BytesPending - 1;
        (t_places ??= []).Add(new AttachmentPlace((int)insideQuotes, value));
    }
}
