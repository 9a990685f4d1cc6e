namespace EmailProviders.Brevo;

/// <summary>What is known of Brevo: its name, its address, what it carries.</summary>
public static class BrevoDefaults
{
    /// <summary>The name under which Brevo is registered unless another one is given.</summary>
    public const string Name = "brevo";

    /// <summary>What Brevo carries and how much of it. Limits: reference page, 2026-11-21.</summary>
    public static EmailProviderDescriptor Descriptor { get; } = new()
    {
        Name = Name,
        DisplayName = "Brevo",
        BaseAddress = new Uri("https://api.brevo.com"),
        Documentation = new Uri("https://developers.brevo.com/reference/send-transac-email"),
        CheckedOn = new DateOnly(2026, 11, 21),
        Native = EmailFeatures.MultipleTo | EmailFeatures.Cc | EmailFeatures.Bcc | EmailFeatures.ReplyTo | EmailFeatures.ReplyToName
            | EmailFeatures.SenderName | EmailFeatures.RecipientNames | EmailFeatures.HtmlOnly | EmailFeatures.TextAlternative
            | EmailFeatures.Attachments | EmailFeatures.UrlAttachments | EmailFeatures.Headers | EmailFeatures.Tags
            | EmailFeatures.MultipleTags | EmailFeatures.Template | EmailFeatures.Scheduling | EmailFeatures.Idempotency,
        Emulated = EmailFeatures.TextOnly | EmailFeatures.Metadata | EmailFeatures.CalendarEvent,
        Limits = new EmailLimits { MaxRecipients = 2000, MaxDisplayNameLength = 70, MaxParametersBytes = 100 * 1024 },
        RateLimit = new EmailRateLimit(1000, TimeSpan.FromSeconds(1)),
        IdempotencyKeyLifetime = TimeSpan.FromMinutes(15),
        Notes =
        [
            new(EmailFeatures.TextOnly, "Brevo demands HTML; it gets the text as HTML."),
            new(EmailFeatures.Metadata, "Goes in the header X-Mailin-custom as JSON; the recipient can see it."),
            new(EmailFeatures.CalendarEvent, "Goes as the attachment invite.ics."),
            new(EmailFeatures.InlineImages, "Brevo has no inline images; dropped, the image goes as an ordinary attachment."),
            new(EmailFeatures.MultipleReplyTo, "Brevo takes one reply-to address."),
            new(EmailFeatures.TemplateWithBody, "Brevo ignores the bodies of a mail with a template."),
            new(EmailFeatures.NoBody, "Brevo demands a body."),
            new(EmailFeatures.OpenTracking, "A setting of the account only."),
            new(EmailFeatures.ClickTracking, "A setting of the account only."),
            new(EmailFeatures.Idempotency, "A key is honoured for 15 minutes."),
        ],
    };
}
