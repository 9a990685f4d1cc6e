using System.Globalization;
using EmailProviders.Http;
using EmailProviders.Providers;
using static EmailProviders.Providers.WireValue;

namespace EmailProviders.Bsg;

/// <summary>Between the canonical mail and BSG's.</summary>
internal static class BsgMapper
{
    // "Too many duplicate request detected": like calls in a short time, not a rate limit (OpenAPI document, 2026-11-21).
    private const int DuplicateGuard = 429;

    /// <summary>The mail as BSG takes it; what BSG cannot take is noted in <paramref name="mail"/>.</summary>
    public static BsgSendEmailRequest ToWire(OutgoingEmail mail, BsgOptions options)
    {
        var request = mail.Request;
        return new BsgSendEmailRequest
        {
            To = AddressesOf(request.To),
            From = MailboxText.Of(request.From),
            Subject = request.Subject,
            Body = LongText.Of(BsgBodies.TextOf(mail)),
            Htmlbody = LongText.Of(BsgBodies.HtmlOf(mail)),
            Inlines = InlinesOf(mail, options),
        };
    }

    /// <summary>A mail with a template as BSG takes it; what BSG cannot take is noted in <paramref name="mail"/>.</summary>
    public static BsgSendTemplateEmailRequest ToTemplateWire(OutgoingEmail mail, BsgOptions options)
    {
        var request = mail.Request;
        return new BsgSendTemplateEmailRequest
        {
            To = AddressesOf(request.To),
            From = MailboxText.Of(request.From),
            Subject = NullIfEmpty(request.Subject),
            TemplateId = mail.TemplateId is { } template ? long.Parse(template, CultureInfo.InvariantCulture) : null,
            TemplateContent = request.Template is { Parameters: { Count: > 0 } parameters } ? parameters : null,
            Inlines = InlinesOf(mail, options),
        };
    }

    public static ProviderReply FromWire(WireResponse<BsgSendEmailResponse> response, BsgOptions options) => response.IsSuccess
        ? ProviderReply.Accepted(response, response.Body?.MessageId)
        : ProviderReply.Failed(response, ToError(response, options));

    public static EmailError ToError(WireResponse<BsgSendEmailResponse> response, BsgOptions options)
    {
        var error = BsgErrorText.Of(response);
        var known = response.StatusCode == DuplicateGuard ? (EmailErrorKind.Duplicate, SendOutcome.Unknown) : error.Meaning;
        var result = ProviderErrors.Of(response, options, error.Code, error.Message, known) with { IsReplay = response.StatusCode == DuplicateGuard };
        return error.Fields.Count > 0 ? result with { Fields = error.Fields } : result;
    }

    private static BsgInline[]? InlinesOf(OutgoingEmail mail, BsgOptions options)
    {
        if (mail.Attachments.Count == 0)
            return null;

        var isCamelCase = options.InlineContentType is not BsgInlineContentTypeName.SnakeCase;
        var isSnakeCase = options.InlineContentType is not BsgInlineContentTypeName.CamelCase;
        return
        [
            .. mail.Attachments.Select(outgoing => new BsgInline
            {
                Name = outgoing.Attachment.FileName,
                Cid = outgoing.Attachment.ContentId!,
                ContentType = isCamelCase ? outgoing.Attachment.ContentType : null,
                ContentTypeInSnakeCase = isSnakeCase ? outgoing.Attachment.ContentType : null,
                Content = outgoing.Content,
            }),
        ];
    }
}
