namespace EmailProviders.Bsg;

/// <summary>What is known of BSG: its name, its address, what it carries.</summary>
public static class BsgDefaults
{
    /// <summary>The name under which BSG is registered unless another one is given.</summary>
    public const string Name = "bsg";

    /// <summary>What BSG carries and how much of it. Limits: the official OpenAPI document "One-API" 2.0, 2026-11-21.</summary>
    public static EmailProviderDescriptor Descriptor { get; } = new()
    {
        Name = Name,
        DisplayName = "BSG",
        BaseAddress = new Uri("https://one-api.bsg.world"),
        Documentation = new Uri("https://bsg.world/developers/rest-api/send-single-e-mail"),
        CheckedOn = new DateOnly(2026, 11, 21),
        Native = EmailFeatures.MultipleTo | EmailFeatures.SenderName | EmailFeatures.TextAlternative | EmailFeatures.InlineImages
            | EmailFeatures.Template,
        Emulated = EmailFeatures.TextOnly | EmailFeatures.HtmlOnly,
        Limits = new EmailLimits
        {
            MaxTo = 50,
            MaxRecipientAddressLength = 50,
            MaxSubjectLength = 998,
            MaxTextLength = 10_000,
            MaxHtmlLength = 100_000,
            MaxAttachments = 100,
        },
        Notes =
        [
            new(EmailFeatures.MultipleTo, "All recipients share one message and one id; whether they see each other is not documented."),
            new(EmailFeatures.SenderName, "Goes into the sender's field, as in: Ada <ada@example.com>."),
            new(EmailFeatures.TextOnly, "BSG demands HTML; it gets the text as HTML too."),
            new(EmailFeatures.HtmlOnly, "BSG's page demands a text; it gets the words of the HTML, cut where they are over the limit for texts."),
            new(EmailFeatures.RecipientNames, "BSG takes bare addresses of recipients."),
            new(EmailFeatures.NoBody, "BSG demands a body."),
            new(EmailFeatures.Attachments, "BSG carries files only inside the HTML, as inline images."),
            new(EmailFeatures.UrlAttachments, "BSG fetches nothing; it carries inline images whose content is sent along."),
            new(EmailFeatures.CalendarEvent, "BSG carries no ordinary attachments."),
            new(EmailFeatures.TemplateWithBody, "BSG's call for templates has no bodies."),
            new(EmailFeatures.Idempotency, "BSG takes no key; it refuses like calls in a short time by a guard of its own (HTTP 429)."),
        ],
    };
}
