namespace EmailProviders;

/// <summary>What a mail can ask of a provider. A canonical field that is not always carried has a flag here.</summary>
[Flags]
public enum EmailFeatures : long
{
    /// <summary>Nothing beyond one recipient, a subject and a body.</summary>
    None = 0,

    /// <summary>Several <see cref="SendEmailRequest.To"/> in one call.</summary>
    MultipleTo = 1L << 0,

    /// <summary><see cref="SendEmailRequest.Cc"/>.</summary>
    Cc = 1L << 1,

    /// <summary><see cref="SendEmailRequest.Bcc"/>.</summary>
    Bcc = 1L << 2,

    /// <summary>One <see cref="SendEmailRequest.ReplyTo"/> address.</summary>
    ReplyTo = 1L << 3,

    /// <summary>More than one <see cref="SendEmailRequest.ReplyTo"/> address.</summary>
    MultipleReplyTo = 1L << 4,

    /// <summary>A display name in <see cref="SendEmailRequest.ReplyTo"/>. Its loss never refuses a mail.</summary>
    ReplyToName = 1L << 5,

    /// <summary>A display name in <see cref="SendEmailRequest.From"/>.</summary>
    SenderName = 1L << 6,

    /// <summary>Display names of recipients. Their loss never refuses a mail.</summary>
    RecipientNames = 1L << 7,

    /// <summary><see cref="SendEmailRequest.TextBody"/> without HTML.</summary>
    TextOnly = 1L << 8,

    /// <summary><see cref="SendEmailRequest.HtmlBody"/> without text.</summary>
    HtmlOnly = 1L << 9,

    /// <summary>The text beside the HTML. Its loss never refuses a mail.</summary>
    TextAlternative = 1L << 10,

    /// <summary>A mail of attachments alone, without any body.</summary>
    NoBody = 1L << 11,

    /// <summary>Attachments whose content is sent along.</summary>
    Attachments = 1L << 12,

    /// <summary>Attachments that the provider fetches from a URL.</summary>
    UrlAttachments = 1L << 13,

    /// <summary>Attachments with a <see cref="EmailAttachment.ContentId"/>, shown inside the HTML.</summary>
    InlineImages = 1L << 14,

    /// <summary><see cref="SendEmailRequest.Headers"/>.</summary>
    Headers = 1L << 15,

    /// <summary>One of <see cref="SendEmailRequest.Tags"/>.</summary>
    Tags = 1L << 16,

    /// <summary>More than one of <see cref="SendEmailRequest.Tags"/>.</summary>
    MultipleTags = 1L << 17,

    /// <summary><see cref="SendEmailRequest.Metadata"/>.</summary>
    Metadata = 1L << 18,

    /// <summary><see cref="SendEmailRequest.Template"/> with its parameters.</summary>
    Template = 1L << 19,

    /// <summary>A body in the request beside <see cref="SendEmailRequest.Template"/>, which overrides the template's.</summary>
    TemplateWithBody = 1L << 20,

    /// <summary><see cref="SendEmailRequest.ScheduledAt"/>.</summary>
    Scheduling = 1L << 21,

    /// <summary><see cref="SendEmailRequest.TrackOpens"/>.</summary>
    OpenTracking = 1L << 22,

    /// <summary><see cref="SendEmailRequest.TrackClicks"/>.</summary>
    ClickTracking = 1L << 23,

    /// <summary><see cref="SendEmailRequest.CalendarEvent"/>.</summary>
    CalendarEvent = 1L << 24,

    /// <summary>A <see cref="SendEmailRequest.Category"/> other than <see cref="EmailCategory.Transactional"/>.</summary>
    Category = 1L << 25,

    /// <summary><see cref="SendEmailRequest.IdempotencyKey"/> is honoured by the provider. Its absence never refuses a mail.</summary>
    Idempotency = 1L << 26,
}
