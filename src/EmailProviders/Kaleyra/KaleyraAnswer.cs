using System.Text.Json;
using EmailProviders.Http;

namespace EmailProviders.Kaleyra;

/// <summary>What an answer says, whichever of Kaleyra's shapes it has. A member of an unexpected type costs that member only.</summary>
internal sealed record KaleyraAnswer
{
    /// <summary><c>data[0].message_id</c></summary>
    public string? MessageId { get; private init; }

    /// <summary><c>error.code</c>, else <c>code</c></summary>
    public string? Code { get; private init; }

    /// <summary><c>error.message</c>, else <c>message</c>, else <c>error</c> itself</summary>
    public string? Message { get; private init; }

    /// <summary><c>error.parameter</c></summary>
    public string? Parameter { get; private init; }

    /// <summary>Whether <c>error</c> says anything: on success it is there too, as an empty object.</summary>
    public bool HasError { get; private init; }

    public static KaleyraAnswer Of(KaleyraSendEmailResponse response)
    {
        var hasError = response.Error.ValueKind != JsonValueKind.Undefined;
        var error = FirstOf(response.Error);
        return new KaleyraAnswer
        {
            MessageId = NullIfBlank(response.MessageId),
            Code = TextOf(error, "code") ?? NullIfBlank(response.Code),
            Message = TextOf(error, "message") ?? NullIfBlank(response.Message) ?? (hasError ? WholeTextOf(response.Error) : null),
            Parameter = TextOf(error, "parameter"),
            HasError = hasError,
        };
    }

    private static JsonElement FirstOf(JsonElement element) =>
        element.ValueKind != JsonValueKind.Array ? element : element.GetArrayLength() > 0 ? element[0] : default;

    private static string? TextOf(JsonElement element, string member) =>
        element.ValueKind == JsonValueKind.Object
            ? Read(element, member, static (parent, name) => parent.TryGetProperty(name, out var child) ? TextOf(child) : null)
            : null;

    private static string? TextOf(JsonElement element)
    {
        var text = element.ValueKind switch
        {
            JsonValueKind.String => Read(element, "", static (value, _) => value.GetString()),
            JsonValueKind.Number => RawTextOf(element),
            _ => null,
        };
        return NullIfBlank(text);
    }

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string? WholeTextOf(JsonElement element) => TextOf(element) ?? RawTextOf(element);

    private static string? RawTextOf(JsonElement element) => Read(element, "", static (value, _) => value.GetRawText());

    // A JsonElement decodes its text when it is asked for it: only then does broken UTF-8, or half a surrogate pair, come to light.
    private static string? Read(JsonElement element, string member, Func<JsonElement, string, string?> read)
    {
        try
        {
            return read(element, member);
        }
        catch (Exception exception) when (ResponseReader.IsJunk(exception))
        {
            return null;
        }
    }
}
