namespace EmailProviders.Kaleyra;

/// <summary>What is known of Kaleyra: its name, its address, what it carries.</summary>
public static class KaleyraDefaults
{
    /// <summary>The name under which Kaleyra is registered unless another one is given.</summary>
    public const string Name = "kaleyra";

    private const long Megabyte = 1024 * 1024;

    /// <summary>
    /// What Kaleyra carries and how much of it. Recipients and sizes: page of the send call; parameters: page on metadata; both 2026-11-21.
    /// </summary>
    public static EmailProviderDescriptor Descriptor { get; } = new()
    {
        Name = Name,
        DisplayName = "Kaleyra",
        BaseAddress = new Uri("https://api.kaleyra.io"),
        Documentation = new Uri("https://developers.kaleyra.io/docs/send-single-email"),
        CheckedOn = new DateOnly(2026, 11, 21),
        Native = EmailFeatures.MultipleTo | EmailFeatures.Cc | EmailFeatures.Bcc | EmailFeatures.ReplyTo | EmailFeatures.SenderName
            | EmailFeatures.TextOnly | EmailFeatures.HtmlOnly | EmailFeatures.TextAlternative | EmailFeatures.Attachments
            | EmailFeatures.UrlAttachments | EmailFeatures.Tags | EmailFeatures.Metadata | EmailFeatures.Template
            | EmailFeatures.TemplateWithBody | EmailFeatures.Category,
        Limits = new EmailLimits
        {
            MaxTo = 50,
            MaxCc = 50,
            MaxBcc = 50,
            MaxTextBytes = 5 * Megabyte,
            MaxHtmlBytes = 5 * Megabyte,
            MaxTotalBytes = 20 * Megabyte,
            MaxParameters = 20,
            MaxParameterNameLength = 20,
            MaxParameterValueLength = 4000,
        },
        Notes =
        [
            new(EmailFeatures.Template, "Unless its support enables other mail, Kaleyra sends approved templates only."),
            new(EmailFeatures.TemplateWithBody, "A subject or body of the mail overrides the template's."),
            new(EmailFeatures.Metadata, "The field is known from a sample only."),
            new(EmailFeatures.Category, "Always written, as Kaleyra's own default is marketing."),
            new(EmailFeatures.MultipleReplyTo, "Kaleyra takes one reply-to address."),
            new(EmailFeatures.MultipleTags, "Kaleyra takes one tag."),
            new(EmailFeatures.InlineImages, "Kaleyra has no inline images; dropped, the image goes as an ordinary attachment."),
            new(EmailFeatures.CalendarEvent, "Kaleyra has no field for it, and does not say whether it takes one as an attachment."),
            new(EmailFeatures.NoBody, "Kaleyra demands a body or a template."),
        ],
    };
}
