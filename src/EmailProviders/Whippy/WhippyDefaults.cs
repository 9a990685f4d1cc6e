namespace EmailProviders.Whippy;

/// <summary>What is known of Whippy: its name, its address, what it carries.</summary>
public static class WhippyDefaults
{
    /// <summary>The name under which Whippy is registered unless another one is given.</summary>
    public const string Name = "whippy";

    /// <summary>What Whippy carries. It publishes no limits of counts or sizes (reference page, 2026-11-21).</summary>
    public static EmailProviderDescriptor Descriptor { get; } = new()
    {
        Name = Name,
        DisplayName = "Whippy",
        BaseAddress = new Uri("https://api.whippy.co"),
        Documentation = new Uri("https://docs.whippy.ai/reference/sendemail"),
        CheckedOn = new DateOnly(2026, 11, 21),
        Native = EmailFeatures.Cc | EmailFeatures.Bcc | EmailFeatures.ReplyTo | EmailFeatures.SenderName | EmailFeatures.TextOnly
            | EmailFeatures.HtmlOnly | EmailFeatures.NoBody | EmailFeatures.UrlAttachments | EmailFeatures.Scheduling,
        Limits = EmailLimits.None,
        RateLimit = new EmailRateLimit(25, TimeSpan.FromSeconds(1)),
        Notes =
        [
            new(EmailFeatures.MultipleTo, "Whippy takes one recipient per call; turn on SplitRecipients in its options to send one call each."),
            new(EmailFeatures.TextAlternative, "Whippy takes one body; the HTML wins."),
            new(EmailFeatures.RecipientNames, "Whippy takes bare addresses of recipients."),
            new(EmailFeatures.ReplyToName, "Whippy takes a bare reply-to address."),
            new(EmailFeatures.MultipleReplyTo, "Whippy takes one reply-to address."),
            new(EmailFeatures.Attachments, "Whippy fetches attachments from URLs; use EmailAttachment.FromUrl."),
            new(EmailFeatures.UrlAttachments, "Goes as the address alone: name and type are those of the address."),
            new(EmailFeatures.InlineImages, "Whippy has no inline images; show them in the HTML by a public address."),
            new(EmailFeatures.CalendarEvent, "Whippy fetches attachments from URLs; attach a hosted .ics file."),
            new(EmailFeatures.Template, "Whippy's call for e-mail has no templates."),
            new(EmailFeatures.Idempotency, "Whippy documents no key: a repeated call is a second mail."),
        ],
    };
}
