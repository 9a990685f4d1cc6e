using EmailProviders.Http;
using EmailProviders.Providers;

namespace EmailProviders.Brevo;

/// <summary>Several versions of a mail in one call.</summary>
internal static class BrevoVersions
{
    private const string Field = "BrevoSendOptions.MessageVersions";

    // Of all params objects of a call together (reference page, 2026-11-21); the limit of each is among the limits of the provider.
    public const long MaxAllParametersBytes = 1000 * 1024;

    /// <summary>The versions, the mail's own recipients first; null where there are none.</summary>
    public static IReadOnlyList<BrevoVersion>? ToWire(OutgoingEmail mail, BrevoSendOptions? extras, BrevoRecipients recipients)
    {
        if (extras is not { MessageVersions: { Count: > 0 } versions })
            return null;

        var request = mail.Request;
        var wire = new List<BrevoVersion>(versions.Count + 1)
        {
            new()
            {
                To = recipients.List(nameof(request.To), request.To)!,
                Cc = recipients.List(nameof(request.Cc), request.Cc),
                Bcc = recipients.List(nameof(request.Bcc), request.Bcc),
            },
        };
        CheckCount(mail, "To, Cc and Bcc", request.RecipientCount);
        for (var index = 0; index < versions.Count; index++)
            wire.Add(ToWire(mail, versions[index], $"{Field}[{index}]", recipients));
        var all = versions.Sum(CountOf) + request.RecipientCount;
        if (all > mail.Options.Limits.MaxRecipients)
            mail.Refuse(EmailErrorKind.TooLarge, Field, $"have {all} recipients together; Brevo takes {mail.Options.Limits.MaxRecipients} (Limits in its options).");
        CheckParameters(mail, Field + " Params together", versions.Sum(static version => BrevoParameters.BytesOf(null, version.Params)), MaxAllParametersBytes);
        return wire;
    }

    /// <summary>One receipt for each version, in order.</summary>
    public static IReadOnlyList<EmailReceipt> Receipts(SendEmailRequest request, BrevoSendOptions extras, BrevoSendEmailResponse? response)
    {
        IEnumerable<IReadOnlyList<EmailAddress>> groups =
        [
            request.Recipients,
            .. extras.MessageVersions.Select(static version => (IReadOnlyList<EmailAddress>)[.. version.To, .. version.Cc, .. version.Bcc]),
        ];
        var ids = response?.MessageIds ?? [];
        return [.. groups.Select((group, index) => new EmailReceipt { Recipients = group, MessageId = index < ids.Count ? ids[index] : null })];
    }

    private static BrevoVersion ToWire(OutgoingEmail mail, BrevoMessageVersion version, string field, BrevoRecipients recipients)
    {
        Check(mail, version, field);
        return new BrevoVersion
        {
            To = recipients.List(field + ".To", version.To ?? []) ?? [],
            Cc = recipients.List(field + ".Cc", version.Cc),
            Bcc = recipients.List(field + ".Bcc", version.Bcc),
            ReplyTo = version.ReplyTo is { } replyTo ? recipients.ReplyTo(replyTo, field + ".ReplyTo") : null,
            Subject = version.Subject,
            HtmlContent = LongText.Of(version.HtmlContent),
            TextContent = LongText.Of(version.TextContent),
            TemplateId = version.TemplateId,
            Params = version.Params,
        };
    }

    private static void Check(OutgoingEmail mail, BrevoMessageVersion version, string field)
    {
        var hasTemplate = mail.Request.Template is not null;
        if (version.To is not { Count: > 0 })
            mail.Refuse(EmailErrorKind.InvalidRequest, field + ".To", "is empty; name at least one recipient.");
        if (hasTemplate && (version.HtmlContent ?? version.TextContent) is not null)
            mail.Refuse(EmailErrorKind.InvalidRequest, field, "has a body; Brevo takes one only where the mail itself has no template.");
        if (!hasTemplate && version.TemplateId is not null)
            mail.Refuse(EmailErrorKind.InvalidRequest, field + ".TemplateId", "is given; Brevo takes it only where the mail itself has a template.");
        CheckCount(mail, field, CountOf(version));
        CheckParameters(mail, field + ".Params", BrevoParameters.BytesOf(null, version.Params), mail.Options.Limits.MaxParametersBytes);
    }

    private static int CountOf(BrevoMessageVersion version) => (version.To?.Count ?? 0) + version.Cc.Count + version.Bcc.Count;

    private static void CheckParameters(OutgoingEmail mail, string field, long bytes, long? limit)
    {
        if (bytes > limit)
            mail.Refuse(EmailErrorKind.TooLarge, field, $"has {bytes} bytes; Brevo takes {limit}.");
    }

    private static void CheckCount(OutgoingEmail mail, string field, int recipients)
    {
        if (recipients > BrevoMessageVersion.MaxRecipients)
            mail.Refuse(EmailErrorKind.TooLarge, field, $"has {recipients} recipients; Brevo takes {BrevoMessageVersion.MaxRecipients} in a version.");
    }
}
