using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using EmailProviders.Http;

namespace EmailProviders.Brevo;

/// <summary><c>messageVersions</c>: versions of one mail, or the mails of a batch, which are written as they are, without a DTO for each.</summary>
[JsonConverter(typeof(BrevoVersionListConverter))]
internal sealed class BrevoVersionList
{
    public BrevoVersionList(IReadOnlyList<BrevoVersion> versions) => Versions = versions;

    public BrevoVersionList(EmailBatch batch) => Batch = batch;

    public IReadOnlyList<BrevoVersion>? Versions { get; }

    public EmailBatch? Batch { get; }
}

/// <summary>Writes <c>messageVersions</c>. What a mail has in common with the first one stands in the whole already.</summary>
internal sealed class BrevoVersionListConverter : JsonConverter<BrevoVersionList>
{
    public override BrevoVersionList Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Versions are only ever written.");

    public override void Write(Utf8JsonWriter writer, BrevoVersionList value, JsonSerializerOptions options)
    {
        if (value.Batch is not { } batch)
        {
            JsonSerializer.Serialize(writer, value.Versions!, BrevoJsonContext.Default.IReadOnlyListBrevoVersion);
            return;
        }

        var lead = batch.Mails[0].Request;
        writer.WriteStartArray();
        foreach (var mail in batch.Mails)
            WriteVersion(writer, lead, mail.Request);
        writer.WriteEndArray();
    }

    private static void WriteVersion(Utf8JsonWriter writer, SendEmailRequest lead, SendEmailRequest mail)
    {
        var extras = mail.Extras<BrevoSendOptions>();
        writer.WriteStartObject();
        WriteAddresses(writer, "to"u8, mail.To, extras);
        WriteAddresses(writer, "cc"u8, mail.Cc, extras);
        WriteAddresses(writer, "bcc"u8, mail.Bcc, extras);
        if (mail.ReplyTo.Count > 0)
        {
            writer.WriteStartObject("replyTo"u8);
            WriteAddress(writer, mail.ReplyTo[0]);
            writer.WriteEndObject();
        }

        WriteIfOther(writer, "subject"u8, lead.Subject, mail.Subject);
        if (mail.Template is null)
        {
            if (lead.HtmlBody != mail.HtmlBody || (string.IsNullOrEmpty(mail.HtmlBody) && lead.TextBody != mail.TextBody))
                WriteText(writer, "htmlContent"u8, BrevoMapper.HtmlOf(mail)!);
            WriteIfOther(writer, "textContent"u8, lead.TextBody, mail.TextBody);
        }

        WriteParameters(writer, mail.Template?.Parameters, extras?.Params);
        writer.WriteEndObject();
    }

    private static void WriteIfOther(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? lead, string? text)
    {
        if (text != lead && !string.IsNullOrEmpty(text))
            WriteText(writer, name, text);
    }

    private static void WriteText(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string text)
    {
        writer.WritePropertyName(name);
        new LongText(text).WriteTo(writer);
    }

    private static void WriteAddresses(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<EmailAddress> addresses, BrevoSendOptions? extras)
    {
        if (addresses.Count == 0)
            return;

        writer.WriteStartArray(name);
        for (var index = 0; index < addresses.Count; index++)
        {
            writer.WriteStartObject();
            WriteAddress(writer, addresses[index]);
            if (extras?.ContactPixelTrackingConsent is { } consent)
                writer.WriteBoolean("contactPixelTrackingConsent"u8, consent);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteAddress(Utf8JsonWriter writer, EmailAddress address)
    {
        writer.WriteString("email"u8, address.Address);
        if (address.DisplayName is { } name)
            writer.WriteString("name"u8, name);
    }

    // What was said in Brevo's terms wins, as it does in a mail that goes alone.
    private static void WriteParameters(Utf8JsonWriter writer, IReadOnlyDictionary<string, string>? parameters, JsonObject? extras)
    {
        if (parameters is not { Count: > 0 } && extras is not { Count: > 0 })
            return;

        writer.WriteStartObject("params"u8);
        if (extras is not null)
            WriteExtras(writer, extras);
        if (parameters is not null)
        {
            foreach (var (name, value) in new MapEntries(parameters))
            {
                if (extras is null || !extras.ContainsKey(name))
                    writer.WriteString(name, value);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteExtras(Utf8JsonWriter writer, JsonObject extras)
    {
        foreach (var (name, node) in extras)
        {
            writer.WritePropertyName(name);
            if (node is null)
                writer.WriteNullValue();
            else
                node.WriteTo(writer);
        }
    }
}
