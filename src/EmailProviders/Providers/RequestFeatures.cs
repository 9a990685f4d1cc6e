namespace EmailProviders.Providers;

/// <summary>Which features a mail asks for, and which of its fields ask for them.</summary>
internal static class RequestFeatures
{
    /// <summary>Features whose loss leaves the recipient with the same mail: they are listed, and never refuse it.</summary>
    public const EmailFeatures Harmless =
        EmailFeatures.RecipientNames | EmailFeatures.ReplyToName | EmailFeatures.TextAlternative | EmailFeatures.Idempotency;

    /// <summary>Features without which there is no mail left to send: they are refused also under Drop.</summary>
    public const EmailFeatures Indispensable =
        EmailFeatures.MultipleTo | EmailFeatures.Template | EmailFeatures.TextOnly | EmailFeatures.HtmlOnly | EmailFeatures.NoBody;

    // At some providers every mail goes without its text.
    private static readonly string[] TextBody = [nameof(SendEmailRequest.TextBody)];

    /// <summary>The features that a mail asks for.</summary>
    public static EmailFeatures Of(SendEmailRequest request) =>
        OfRecipients(request) | OfBody(request) | OfAttachments(request) | OfRest(request);

    /// <summary>The fields by which a mail asks for one feature.</summary>
    public static IEnumerable<string> FieldsOf(EmailFeatures feature, SendEmailRequest request) => feature switch
    {
        EmailFeatures.MultipleTo => [nameof(request.To)],
        EmailFeatures.Cc => [nameof(request.Cc)],
        EmailFeatures.Bcc => [nameof(request.Bcc)],
        EmailFeatures.ReplyTo => [nameof(request.ReplyTo)],
        EmailFeatures.MultipleReplyTo => Indexed(request.ReplyTo, nameof(request.ReplyTo), static (_, index) => index > 0),
        EmailFeatures.ReplyToName => Named(request.ReplyTo, nameof(request.ReplyTo)),
        EmailFeatures.SenderName => ["From.DisplayName"],
        EmailFeatures.RecipientNames =>
            [.. Named(request.To, nameof(request.To)), .. Named(request.Cc, nameof(request.Cc)), .. Named(request.Bcc, nameof(request.Bcc))],
        EmailFeatures.TextOnly or EmailFeatures.TextAlternative => TextBody,
        EmailFeatures.HtmlOnly => [nameof(request.HtmlBody)],
        EmailFeatures.NoBody => ["TextBody and HtmlBody"],
        EmailFeatures.Attachments =>
            Indexed(request.Attachments, nameof(request.Attachments), static (item, _) => item.Url is null && item.ContentId is null),
        EmailFeatures.UrlAttachments => Indexed(request.Attachments, nameof(request.Attachments), static (item, _) => item.Url is not null),
        EmailFeatures.InlineImages => Indexed(request.Attachments, nameof(request.Attachments), static (item, _) => item.ContentId is not null)
            .Select(static field => field + ".ContentId"),
        EmailFeatures.MultipleTags => Indexed(request.Tags, nameof(request.Tags), static (_, index) => index > 0),
        EmailFeatures.TemplateWithBody => TemplateBodies(request),
        EmailFeatures.Idempotency => [nameof(request.IdempotencyKey)],
        EmailFeatures.Scheduling => [nameof(request.ScheduledAt)],
        EmailFeatures.OpenTracking => [nameof(request.TrackOpens)],
        EmailFeatures.ClickTracking => [nameof(request.TrackClicks)],
        _ => [feature.ToString()],
    };

    private static EmailFeatures OfRecipients(SendEmailRequest request) =>
        Flag(request.To.Count > 1, EmailFeatures.MultipleTo)
        | Flag(request.Cc.Count > 0, EmailFeatures.Cc)
        | Flag(request.Bcc.Count > 0, EmailFeatures.Bcc)
        | Flag(request.ReplyTo.Count > 0, EmailFeatures.ReplyTo)
        | Flag(request.ReplyTo.Count > 1, EmailFeatures.MultipleReplyTo)
        | Flag(HasName(request.ReplyTo), EmailFeatures.ReplyToName)
        | Flag(request.From.DisplayName is not null, EmailFeatures.SenderName)
        | Flag(HasName(request.To) || HasName(request.Cc) || HasName(request.Bcc), EmailFeatures.RecipientNames);

    private static EmailFeatures OfBody(SendEmailRequest request)
    {
        var text = !string.IsNullOrEmpty(request.TextBody);
        var html = !string.IsNullOrEmpty(request.HtmlBody);
        if (request.Template is not null)
            return EmailFeatures.Template | Flag(text || html, EmailFeatures.TemplateWithBody);
        return (text, html) switch
        {
            (true, true) => EmailFeatures.TextAlternative,
            (true, false) => EmailFeatures.TextOnly,
            (false, true) => EmailFeatures.HtmlOnly,
            _ => EmailFeatures.NoBody,
        };
    }

    private static EmailFeatures OfAttachments(SendEmailRequest request)
    {
        var features = EmailFeatures.None;
        for (var index = 0; index < request.Attachments.Count; index++)
        {
            var attachment = request.Attachments[index];
            features |= Flag(attachment.Url is not null, EmailFeatures.UrlAttachments)
                | Flag(attachment.ContentId is not null, EmailFeatures.InlineImages)
                | Flag(attachment.Url is null && attachment.ContentId is null, EmailFeatures.Attachments);
        }

        return features;
    }

    private static EmailFeatures OfRest(SendEmailRequest request) =>
        Flag(request.Headers.Count > 0, EmailFeatures.Headers)
        | Flag(request.Tags.Count > 0, EmailFeatures.Tags)
        | Flag(request.Tags.Count > 1, EmailFeatures.MultipleTags)
        | Flag(request.Metadata.Count > 0, EmailFeatures.Metadata)
        | Flag(request.ScheduledAt is not null, EmailFeatures.Scheduling)
        | Flag(request.TrackOpens is not null, EmailFeatures.OpenTracking)
        | Flag(request.TrackClicks is not null, EmailFeatures.ClickTracking)
        | Flag(!string.IsNullOrEmpty(request.CalendarEvent), EmailFeatures.CalendarEvent)
        | Flag(request.Category != EmailCategory.Transactional, EmailFeatures.Category)
        | Flag(request.IdempotencyKey is not null, EmailFeatures.Idempotency);

    private static EmailFeatures Flag(bool used, EmailFeatures feature) => used ? feature : EmailFeatures.None;

    private static bool HasName(IReadOnlyList<EmailAddress> addresses)
    {
        for (var index = 0; index < addresses.Count; index++)
        {
            if (addresses[index].DisplayName is not null)
                return true;
        }

        return false;
    }

    private static IEnumerable<string> Named(IReadOnlyList<EmailAddress> addresses, string field) =>
        Indexed(addresses, field, static (address, _) => address.DisplayName is not null).Select(static name => name + ".DisplayName");

    private static IEnumerable<string> Indexed<T>(IReadOnlyList<T> items, string field, Func<T, int, bool> isUsed)
    {
        for (var index = 0; index < items.Count; index++)
        {
            if (isUsed(items[index], index))
                yield return $"{field}[{index}]";
        }
    }

    private static IEnumerable<string> TemplateBodies(SendEmailRequest request)
    {
        if (!string.IsNullOrEmpty(request.TextBody))
            yield return nameof(request.TextBody);
        if (!string.IsNullOrEmpty(request.HtmlBody))
            yield return nameof(request.HtmlBody);
    }
}
