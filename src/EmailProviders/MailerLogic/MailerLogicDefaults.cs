namespace EmailProviders.MailerLogic;

/// <summary>What is known of MailerLogic: its name, its address, what it carries.</summary>
public static class MailerLogicDefaults
{
    /// <summary>The name under which MailerLogic is registered unless another one is given.</summary>
    public const string Name = "mailerlogic";

    private const long Megabyte = 1024 * 1024;

    /// <summary>What MailerLogic carries and how much of it. Limits: page of the send call, 2026-11-21.</summary>
    public static EmailProviderDescriptor Descriptor { get; } = new()
    {
        Name = Name,
        DisplayName = "MailerLogic",
        BaseAddress = new Uri("https://api.mailerlogic.net"),
        Documentation = new Uri("https://developers.mailerlogic.com/customer-api.openapi/email-sending/paths/~1api~1v1~1send/post"),
        CheckedOn = new DateOnly(2026, 11, 21),
        Native = EmailFeatures.Cc | EmailFeatures.Bcc | EmailFeatures.ReplyTo | EmailFeatures.TextOnly | EmailFeatures.HtmlOnly
            | EmailFeatures.TextAlternative | EmailFeatures.Attachments | EmailFeatures.Headers | EmailFeatures.Tags
            | EmailFeatures.Metadata | EmailFeatures.OpenTracking | EmailFeatures.ClickTracking | EmailFeatures.CalendarEvent
            | EmailFeatures.Category,
        Limits = new EmailLimits { MaxAttachmentBytes = 10 * Megabyte, MaxTotalBytes = 25 * Megabyte },
        RateLimit = new EmailRateLimit(600, TimeSpan.FromMinutes(1)),
        Notes =
        [
            new(EmailFeatures.MultipleTo, "MailerLogic takes one recipient per call; turn on SplitRecipients to make several calls."),
            new(EmailFeatures.SenderName, "MailerLogic does not document a name in from; turn on SendSenderName to try it."),
            new(EmailFeatures.MultipleReplyTo, "MailerLogic takes one reply-to address."),
            new(EmailFeatures.MultipleTags, "MailerLogic takes one tag."),
            new(EmailFeatures.Attachments, "The limit of one file can be raised by MailerLogic."),
            new(EmailFeatures.UrlAttachments, "MailerLogic takes an attachment's content only, no address of it."),
            new(EmailFeatures.InlineImages, "MailerLogic has no inline images; dropped, the image goes as an ordinary attachment."),
            new(EmailFeatures.Template, "MailerLogic stores no templates for this call."),
            new(EmailFeatures.TemplateWithBody, "MailerLogic has no template that a body could override."),
            new(EmailFeatures.NoBody, "MailerLogic does not document a mail without a body."),
            new(EmailFeatures.Headers, "Headers also come back in webhooks."),
            new(EmailFeatures.CalendarEvent, "Goes as a calendar part and as the attachment invite.ics."),
        ],
    };
}
