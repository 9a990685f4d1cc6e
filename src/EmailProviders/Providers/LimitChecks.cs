using System.Globalization;
using System.Text;
using EmailProviders.Http;

namespace EmailProviders.Providers;

/// <summary>Compares a mail with a provider's limits, before connecting.</summary>
internal static class LimitChecks
{
    public static void Check(OutgoingEmail mail, EmailLimits limits)
    {
        CheckRecipients(mail, limits);
        CheckText(mail, limits);
        if (mail.Request.Template is { Parameters: { Count: > 0 } parameters })
            CheckParameters(mail, "Template.Parameters", parameters, limits);
        CheckSizes(mail, limits);
    }

    private static void CheckRecipients(OutgoingEmail mail, EmailLimits limits)
    {
        // What is dropped is not measured.
        var request = mail.Request;
        var cc = mail.Cc;
        var bcc = mail.Bcc;
        AtMost(mail, nameof(request.To), request.To.Count, limits.MaxTo, "addresses");
        AtMost(mail, nameof(request.Cc), cc.Count, limits.MaxCc, "addresses");
        AtMost(mail, nameof(request.Bcc), bcc.Count, limits.MaxBcc, "addresses");
        AtMost(mail, "To, Cc and Bcc", request.To.Count + cc.Count + bcc.Count, limits.MaxRecipients, "addresses together");
        CheckAddresses(mail, nameof(request.To), request.To, limits);
        CheckAddresses(mail, nameof(request.Cc), cc, limits);
        CheckAddresses(mail, nameof(request.Bcc), bcc, limits);
        if (mail.Descriptor.Supports(EmailFeatures.SenderName))
            AtMost(mail, "From.DisplayName", request.From.DisplayName?.Length, limits.MaxDisplayNameLength, "characters");
        if (mail.Descriptor.Supports(EmailFeatures.ReplyToName) && request.ReplyTo.Count > 0)
            AtMost(mail, "ReplyTo[0].DisplayName", request.ReplyTo[0].DisplayName?.Length, limits.MaxDisplayNameLength, "characters");
    }

    private static void CheckAddresses(OutgoingEmail mail, string field, IReadOnlyList<EmailAddress> addresses, EmailLimits limits)
    {
        if (limits.MaxRecipientAddressLength is null && limits.MaxDisplayNameLength is null)
            return;

        for (var index = 0; index < addresses.Count; index++)
        {
            if (addresses[index].Address.Length > limits.MaxRecipientAddressLength)
                AtMost(mail, $"{field}[{index}]", addresses[index].Address.Length, limits.MaxRecipientAddressLength, "characters");
            if (addresses[index].DisplayName?.Length > limits.MaxDisplayNameLength && mail.Descriptor.Supports(EmailFeatures.RecipientNames))
                AtMost(mail, $"{field}[{index}].DisplayName", addresses[index].DisplayName!.Length, limits.MaxDisplayNameLength, "characters");
        }
    }

    private static void CheckText(OutgoingEmail mail, EmailLimits limits)
    {
        var request = mail.Request;
        AtMost(mail, nameof(request.Subject), request.Subject?.Length, limits.MaxSubjectLength, "characters");
        if (!SendsBodies(mail))
            return;
        AtMost(mail, nameof(request.TextBody), request.TextBody?.Length, limits.MaxTextLength, "characters");
        AtMost(mail, nameof(request.HtmlBody), request.HtmlBody?.Length, limits.MaxHtmlLength, "characters");
        AtMostBytes(mail, nameof(request.TextBody), request.TextBody, limits.MaxTextBytes);
        AtMostBytes(mail, nameof(request.HtmlBody), request.HtmlBody, limits.MaxHtmlBytes);
    }

    /// <summary>Checks a set of template parameters: the request's own, or one that a slice's extras have added to.</summary>
    public static void CheckParameters(OutgoingEmail mail, string field, IReadOnlyDictionary<string, string> parameters, EmailLimits limits)
    {
        AtMost(mail, field, parameters.Count, limits.MaxParameters, "entries");
        long bytes = 0;
        foreach (var (name, value) in new MapEntries(parameters))
        {
            AtMost(mail, field, name.Length, limits.MaxParameterNameLength, "characters in a name");
            AtMost(mail, field, value?.Length, limits.MaxParameterValueLength, "characters in a value");
            bytes += Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(value ?? "");
        }

        AtMost(mail, field, bytes, limits.MaxParametersBytes, "bytes");
    }

    private static void CheckSizes(OutgoingEmail mail, EmailLimits limits)
    {
        var attachments = mail.Attachments;
        AtMost(mail, nameof(mail.Request.Attachments), attachments.Count, limits.MaxAttachments, "attachments");
        if (limits.MaxAttachmentBytes is null && limits.MaxTotalBytes is null)
            return;

        long total = 0;
        var hasUnknown = false;
        for (var index = 0; index < attachments.Count; index++)
        {
            var content = attachments[index].Content;
            AtMost(mail, attachments[index].Field, content?.Length, limits.MaxAttachmentBytes, "bytes");
            total += content?.Length ?? 0;
            hasUnknown |= content is { Length: null };
        }

        var (text, html) = SendsBodies(mail) ? (mail.Request.TextBody, mail.Request.HtmlBody) : (null, null);
        if (total + MostBytesOf(text) + MostBytesOf(html) > limits.MaxTotalBytes)
            AtMost(mail, "The whole mail", total + BytesOf(text) + BytesOf(html), limits.MaxTotalBytes, "bytes");
        if (hasUnknown)
            LimitWhatIsUnknown(mail, limits, limits.MaxTotalBytes - total - BytesOf(text) - BytesOf(html));
    }

    private static void LimitWhatIsUnknown(OutgoingEmail mail, EmailLimits limits, long? left)
    {
        var limit = new UnknownLengthLimit(limits.MaxAttachmentBytes, left, bytes => string.Create(
            CultureInfo.InvariantCulture, $"turned out to have more than the {bytes:N0} bytes that {mail.Descriptor.DisplayName} takes here (Limits in its options)."));
        foreach (var attachment in mail.Attachments)
        {
            if (attachment.Content is { Length: null } content)
                content.CountAgainst(limit);
        }
    }

    private static bool SendsBodies(OutgoingEmail mail) => mail.Request.Template is null || mail.Descriptor.Supports(EmailFeatures.TemplateWithBody);

    private static long BytesOf(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);

    // A character is at most three bytes: most texts need no counting.
    private static long MostBytesOf(string? text) => 3L * (text?.Length ?? 0);

    private static void AtMostBytes(OutgoingEmail mail, string field, string? text, long? limit)
    {
        if (MostBytesOf(text) > limit)
            AtMost(mail, field, BytesOf(text), limit, "bytes");
    }

    private static void AtMost(OutgoingEmail mail, string field, long? count, long? limit, string unit)
    {
        if (count > limit)
        {
            mail.Refuse(EmailErrorKind.TooLarge, field, string.Create(
                CultureInfo.InvariantCulture, $"has {count:N0} {unit}; {mail.Descriptor.DisplayName} takes {limit:N0} (Limits in its options)."));
        }
    }
}
