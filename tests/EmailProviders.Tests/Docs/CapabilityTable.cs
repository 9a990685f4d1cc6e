using System.Globalization;
using System.Text;

namespace EmailProviders.Tests.Docs;

/// <summary>The table of capabilities, written from the descriptors.</summary>
internal static class CapabilityTable
{
    private static readonly (EmailFeatures Feature, string Text)[] Rows =
    [
        (EmailFeatures.MultipleTo, "several To in one call"),
        (EmailFeatures.Cc, "Cc"),
        (EmailFeatures.Bcc, "Bcc"),
        (EmailFeatures.ReplyTo, "reply-to"),
        (EmailFeatures.MultipleReplyTo, "several reply-to"),
        (EmailFeatures.ReplyToName, "reply-to name"),
        (EmailFeatures.SenderName, "sender name"),
        (EmailFeatures.RecipientNames, "recipient names"),
        (EmailFeatures.TextOnly, "text only"),
        (EmailFeatures.HtmlOnly, "HTML only"),
        (EmailFeatures.TextAlternative, "text beside HTML"),
        (EmailFeatures.NoBody, "attachments without a body"),
        (EmailFeatures.Attachments, "attachments"),
        (EmailFeatures.UrlAttachments, "attachments by URL"),
        (EmailFeatures.InlineImages, "inline images"),
        (EmailFeatures.Headers, "custom headers"),
        (EmailFeatures.Tags, "a tag"),
        (EmailFeatures.MultipleTags, "several tags"),
        (EmailFeatures.Metadata, "metadata"),
        (EmailFeatures.Template, "template"),
        (EmailFeatures.TemplateWithBody, "body overrides template"),
        (EmailFeatures.Scheduling, "scheduling"),
        (EmailFeatures.OpenTracking, "open tracking switch"),
        (EmailFeatures.ClickTracking, "click tracking switch"),
        (EmailFeatures.CalendarEvent, "calendar invitation"),
        (EmailFeatures.Category, "category"),
        (EmailFeatures.Idempotency, "idempotency key"),
    ];

    private static readonly (string Text, Func<EmailLimits, long?> Value)[] Limits =
    [
        ("To", limits => limits.MaxTo),
        ("Cc", limits => limits.MaxCc),
        ("Bcc", limits => limits.MaxBcc),
        ("recipients together", limits => limits.MaxRecipients),
        ("characters of an address", limits => limits.MaxRecipientAddressLength),
        ("characters of a name", limits => limits.MaxDisplayNameLength),
        ("characters of the subject", limits => limits.MaxSubjectLength),
        ("characters of the text", limits => limits.MaxTextLength),
        ("characters of the HTML", limits => limits.MaxHtmlLength),
        ("bytes of the text", limits => limits.MaxTextBytes),
        ("bytes of the HTML", limits => limits.MaxHtmlBytes),
        ("attachments", limits => limits.MaxAttachments),
        ("bytes of an attachment", limits => limits.MaxAttachmentBytes),
        ("bytes of the mail", limits => limits.MaxTotalBytes),
        ("template parameters", limits => limits.MaxParameters),
        ("characters of a parameter's name", limits => limits.MaxParameterNameLength),
        ("characters of a parameter's value", limits => limits.MaxParameterValueLength),
        ("bytes of all parameters", limits => limits.MaxParametersBytes),
    ];

    public static IEnumerable<EmailFeatures> Features => Rows.Select(row => row.Feature);

    public static string OfFeatures(IReadOnlyList<EmailProviderDescriptor> providers)
    {
        var table = Header(providers, "");
        foreach (var (feature, text) in Rows)
            table.Append(CultureInfo.InvariantCulture, $"| {text} | {string.Join(" | ", providers.Select(provider => Cell(provider, feature)))} |\n");
        return table.ToString();
    }

    public static string OfLimits(IReadOnlyList<EmailProviderDescriptor> providers)
    {
        var table = Header(providers, "at most");
        foreach (var (text, value) in Limits)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {text} | {string.Join(" | ", providers.Select(provider =>
                value(provider.Limits)?.ToString("N0", CultureInfo.InvariantCulture) ?? "–"))} |\n");
        }

        return table.ToString();
    }

    public static string OfNotes(IReadOnlyList<EmailProviderDescriptor> providers)
    {
        var text = new StringBuilder();
        foreach (var provider in providers)
        {
            text.Append(CultureInfo.InvariantCulture, $"### {provider.DisplayName}\n\nSource: <{provider.Documentation}>, read on {provider.CheckedOn:yyyy-MM-dd}.\n\n");
            foreach (var note in provider.Notes)
                text.Append(CultureInfo.InvariantCulture, $"- *{Rows.Single(row => row.Feature == note.Feature).Text}*: {note.Note}\n");
            text.Append('\n');
        }

        return text.ToString().TrimEnd() + "\n";
    }

    private static StringBuilder Header(IReadOnlyList<EmailProviderDescriptor> providers, string corner) => new StringBuilder()
        .Append(CultureInfo.InvariantCulture, $"| {corner} | {string.Join(" | ", providers.Select(provider => provider.DisplayName))} |\n")
        .Append(CultureInfo.InvariantCulture, $"| --- |{string.Concat(Enumerable.Repeat(" :-: |", providers.Count))}\n");

    private static string Cell(EmailProviderDescriptor provider, EmailFeatures feature) =>
        provider.Native.HasFlag(feature) ? "yes" : provider.Emulated.HasFlag(feature) ? "emulated" : "–";
}
