using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmailProviders.Brevo;

/// <summary>Brevo's <c>headers</c>, an object in JSON. Most mails have one or two: a dictionary would be the largest thing about them.</summary>
[JsonConverter(typeof(BrevoHeaderListConverter))]
internal sealed class BrevoHeaderList(int capacity)
{
    private readonly List<KeyValuePair<string, string>> _entries = new(capacity);

    public IReadOnlyList<KeyValuePair<string, string>> Entries => _entries;

    public bool Contains(string name) => _entries.Exists(entry => entry.Key.Equals(name, StringComparison.OrdinalIgnoreCase));

    public void Add(string name, string value) => _entries.Add(new(name, value));
}

internal sealed class BrevoHeaderListConverter : JsonConverter<BrevoHeaderList>
{
    public override BrevoHeaderList Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Headers are only ever written.");

    public override void Write(Utf8JsonWriter writer, BrevoHeaderList value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        for (var index = 0; index < value.Entries.Count; index++)
            writer.WriteString(value.Entries[index].Key, value.Entries[index].Value);
        writer.WriteEndObject();
    }
}
