using System.Text;

namespace EmailProviders.Tests.Conformance;

/// <summary>A probe for each way to use each canonical member.</summary>
public static class RequestProbes
{
    /// <summary>Members that describe the send and not the mail: never on a wire.</summary>
    public static IReadOnlySet<string> NotOnWire { get; } = new HashSet<string>
    {
        nameof(SendEmailRequest.DuplicatePolicy),
        nameof(SendEmailRequest.ProviderOptions),
    };

    public static IReadOnlyList<RequestProbe> All { get; } =
    [
        .. Addresses(),
        .. Bodies(),
        .. Attachments(),
        .. Labels(),
        .. Rest(),
    ];

    private static IEnumerable<RequestProbe> Addresses() =>
    [
        new(nameof(SendEmailRequest.From), "From", EmailFeatures.None, mail => mail with { From = "probe-from@example.com" }, "probe-from@example.com"),
        new(nameof(SendEmailRequest.From), "From.DisplayName", EmailFeatures.SenderName,
            mail => mail with { From = new EmailAddress("probe-from@example.com", "Probe Sender") }, "Probe Sender", "probe-from@example.com"),
        new(nameof(SendEmailRequest.To), "To", EmailFeatures.None, mail => mail with { To = ["probe-to@example.com"] }, "probe-to@example.com"),
        new(nameof(SendEmailRequest.To), "several To", EmailFeatures.MultipleTo,
            mail => mail with { To = ["probe-to1@example.com", "probe-to2@example.com"] }, "probe-to1@example.com", "probe-to2@example.com"),
        new(nameof(SendEmailRequest.To), "To.DisplayName", EmailFeatures.RecipientNames,
            mail => mail with { To = [new EmailAddress("probe-to@example.com", "Probe Reader")] }, "Probe Reader"),
        new(nameof(SendEmailRequest.Cc), "Cc", EmailFeatures.Cc,
            mail => mail with { Cc = ["probe-cc1@example.com", "probe-cc2@example.com"] }, "probe-cc1@example.com", "probe-cc2@example.com"),
        new(nameof(SendEmailRequest.Bcc), "Bcc", EmailFeatures.Bcc,
            mail => mail with { Bcc = ["probe-bcc1@example.com", "probe-bcc2@example.com"] }, "probe-bcc1@example.com", "probe-bcc2@example.com"),
        new(nameof(SendEmailRequest.ReplyTo), "ReplyTo", EmailFeatures.ReplyTo,
            mail => mail with { ReplyTo = ["probe-reply@example.com"] }, "probe-reply@example.com"),
        new(nameof(SendEmailRequest.ReplyTo), "ReplyTo.DisplayName", EmailFeatures.ReplyTo | EmailFeatures.ReplyToName,
            mail => mail with { ReplyTo = [new EmailAddress("probe-reply@example.com", "Probe Answers")] }, "probe-reply@example.com", "Probe Answers"),
        new(nameof(SendEmailRequest.ReplyTo), "several ReplyTo", EmailFeatures.ReplyTo | EmailFeatures.MultipleReplyTo,
            mail => mail with { ReplyTo = ["probe-reply1@example.com", "probe-reply2@example.com"] }, "probe-reply1@example.com", "probe-reply2@example.com"),
    ];

    private static IEnumerable<RequestProbe> Bodies() =>
    [
        new(nameof(SendEmailRequest.Subject), "Subject", EmailFeatures.None, mail => mail with { Subject = "probe subject" }, "probe subject"),
        new(nameof(SendEmailRequest.TextBody), "text only", EmailFeatures.TextOnly,
            mail => mail with { TextBody = "probe text", HtmlBody = null }, "probe text") { FeatureWithTemplate = EmailFeatures.TemplateWithBody },
        new(nameof(SendEmailRequest.TextBody), "text beside HTML", EmailFeatures.TextAlternative,
            mail => mail with { TextBody = "probe text", HtmlBody = "<p>probe html</p>" }, "probe text", "<p>probe html</p>") { FeatureWithTemplate = EmailFeatures.TemplateWithBody },
        new(nameof(SendEmailRequest.HtmlBody), "HTML only", EmailFeatures.HtmlOnly,
            mail => mail with { TextBody = null, HtmlBody = "<p>probe html</p>" }, "<p>probe html</p>") { FeatureWithTemplate = EmailFeatures.TemplateWithBody },
    ];

    private static IEnumerable<RequestProbe> Attachments() =>
    [
        new(nameof(SendEmailRequest.Attachments), "attachment", EmailFeatures.Attachments,
            mail => mail with { Attachments = [EmailAttachment.FromBytes(Encoding.UTF8.GetBytes("probe content"), "probe.pdf")] }, "probe content", "probe.pdf"),
        new(nameof(SendEmailRequest.Attachments), "attachment type", EmailFeatures.Attachments,
            mail => mail with { Attachments = [EmailAttachment.FromBytes(Encoding.UTF8.GetBytes("probe content"), "probe.bin", "application/x-probe")] }, "probe content", "probe.bin", "application/x-probe"),
        new(nameof(SendEmailRequest.Attachments), "URL attachment", EmailFeatures.UrlAttachments,
            mail => mail with { Attachments = [EmailAttachment.FromUrl(new Uri("https://files.example.com/probe.pdf"))] }, "https://files.example.com/probe.pdf"),
        new(nameof(SendEmailRequest.Attachments), "URL attachment with another name", EmailFeatures.UrlAttachments,
            mail => mail with { Attachments = [EmailAttachment.FromUrl(new Uri("https://files.example.com/x.pdf"), "probe.pdf")] }, "https://files.example.com/x.pdf", "probe.pdf"),
        new(nameof(SendEmailRequest.Attachments), "inline image", EmailFeatures.InlineImages,
            mail => mail with { Attachments = [EmailAttachment.FromBytes(Encoding.UTF8.GetBytes("probe image"), "probe.png") with { ContentId = "probe-cid" }] }, "probe image", "probe.png", "probe-cid", "image/png"),
    ];

    private static IEnumerable<RequestProbe> Labels() =>
    [
        new(nameof(SendEmailRequest.Headers), "Headers", EmailFeatures.Headers,
            mail => mail with { Headers = new Dictionary<string, string> { ["X-Probe"] = "probe value" } }, "X-Probe", "probe value"),
        new(nameof(SendEmailRequest.Headers), "header beyond ASCII", EmailFeatures.Headers,
            mail => mail with { Headers = new Dictionary<string, string> { ["X-Probe"] = "probe välue" } }, "X-Probe", "probe välue"),
        new(nameof(SendEmailRequest.Tags), "one tag", EmailFeatures.Tags, mail => mail with { Tags = ["probe-tag"] }, "probe-tag"),
        new(nameof(SendEmailRequest.Tags), "several tags", EmailFeatures.Tags | EmailFeatures.MultipleTags,
            mail => mail with { Tags = ["probe-tag1", "probe-tag2"] }, "probe-tag1", "probe-tag2"),
        new(nameof(SendEmailRequest.Metadata), "Metadata", EmailFeatures.Metadata,
            mail => mail with { Metadata = new Dictionary<string, string> { ["probe-key"] = "probe välue" } }, "probe-key", "probe välue"),
        new(nameof(SendEmailRequest.Template), "Template", EmailFeatures.Template,
            mail => mail with
            {
                TextBody = null,
                HtmlBody = null,
                Template = new EmailTemplate(ProviderCase.TemplateName) { Parameters = new Dictionary<string, string> { ["probe_name"] = "probe välue" } },
            },
            "probe_name", "probe välue"),
    ];

    private static IEnumerable<RequestProbe> Rest() =>
    [
        new(nameof(SendEmailRequest.ScheduledAt), "ScheduledAt", EmailFeatures.Scheduling,
            mail => mail with { ScheduledAt = new DateTimeOffset(2031, 7, 5, 12, 34, 56, TimeSpan.FromHours(2)) }, "2031-07-05T10:34:56"),
        new(nameof(SendEmailRequest.TrackOpens), "TrackOpens", EmailFeatures.OpenTracking, mail => mail with { TrackOpens = true })
        {
            Contrast = mail => mail with { TrackOpens = false },
        },
        new(nameof(SendEmailRequest.TrackClicks), "TrackClicks", EmailFeatures.ClickTracking, mail => mail with { TrackClicks = true })
        {
            Contrast = mail => mail with { TrackClicks = false },
        },
        new(nameof(SendEmailRequest.CalendarEvent), "CalendarEvent", EmailFeatures.CalendarEvent,
            mail => mail with { CalendarEvent = "BEGIN:VCALENDAR\r\nSUMMARY:probe\r\nEND:VCALENDAR\r\n" }, "BEGIN:VCALENDAR\r\nSUMMARY:probe\r\nEND:VCALENDAR\r\n"),
        new(nameof(SendEmailRequest.Category), "Category", EmailFeatures.Category, mail => mail with { Category = EmailCategory.Marketing })
        {
            Contrast = mail => mail with { Category = EmailCategory.OneTimePassword },
        },
        new(nameof(SendEmailRequest.IdempotencyKey), "IdempotencyKey", EmailFeatures.Idempotency,
            mail => mail with { IdempotencyKey = "0a0b0c0d-1111-4222-8333-444455556666" }, "0a0b0c0d-1111-4222-8333-444455556666"),
    ];
}
