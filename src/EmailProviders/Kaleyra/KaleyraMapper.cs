using EmailProviders.Http;
using EmailProviders.Providers;
using static EmailProviders.Providers.WireValue;

namespace EmailProviders.Kaleyra;

/// <summary>Between the canonical mail and Kaleyra's.</summary>
internal static class KaleyraMapper
{
    // The one success that Kaleyra documents.
    private const int DocumentedSuccess = 202;
    private const int TooManyRequests = 429;

    /// <summary>The mail as Kaleyra takes it; what Kaleyra cannot take is noted in <paramref name="mail"/>.</summary>
    public static KaleyraSendEmailRequest ToWire(OutgoingEmail mail, KaleyraOptions options)
    {
        var request = mail.Request;
        var extras = mail.Extras<KaleyraSendOptions>();
        var parameters = KaleyraParameters.ToWire(mail, extras);
        if (extras?.Type is { } type && !Enum.IsDefined(type))
            mail.Refuse(EmailErrorKind.InvalidRequest, "KaleyraSendOptions.Type", "is not a defined value.");
        return new KaleyraSendEmailRequest
        {
            From = request.From.Address,
            FromName = request.From.DisplayName,
            To = KaleyraRecipients.ToWire(mail, nameof(request.To), request.To),
            Cc = KaleyraRecipients.ToWire(mail, nameof(request.Cc), request.Cc),
            Bcc = KaleyraRecipients.ToWire(mail, nameof(request.Bcc), request.Bcc),
            ReplyTo = request.ReplyTo.Count > 0 ? request.ReplyTo[0].Address : null,
            Type = TypeOf(extras?.Type ?? TypeOf(request.Category)),
            Subject = NullIfEmpty(request.Subject),
            TextBody = LongText.Of(NullIfEmpty(request.TextBody)),
            HtmlBody = LongText.Of(NullIfEmpty(request.HtmlBody)),
            TemplateId = mail.TemplateId,
            DynamicContent = extras?.DynamicContent ?? (parameters is null ? null : true),
            Params = parameters,
            Tag = request.Tags.Count > 0 ? request.Tags[0] : null,
            Metadata = request.Metadata.Count > 0 ? request.Metadata : null,
            CallbackProfileId = NullIfEmpty(extras?.CallbackProfileId ?? options.CallbackProfileId),
            WebhookId = NullIfEmpty(extras?.WebhookId),
            Attachments = KaleyraAttachments.ToWire(mail, options.AttachmentContentTypeName),
        };
    }

    public static ProviderReply FromWire(WireResponse<KaleyraSendEmailResponse> response, KaleyraOptions options)
    {
        var answer = response.Body is null ? null : KaleyraAnswer.Of(response.Body);
        var isAccepted = answer is null
            ? response.StatusCode == DocumentedSuccess
            : !answer.HasError && KaleyraErrors.Find(answer) is null;
        return isAccepted
            ? ProviderReply.Accepted(response, answer?.MessageId)
            : ProviderReply.Failed(response, ToError(response, options));
    }

    public static EmailError ToError(WireResponse<KaleyraSendEmailResponse> response, KaleyraOptions options)
    {
        var wire = response.Body ?? response.ReadText(KaleyraJsonContext.Default.KaleyraSendEmailResponse);
        var answer = wire is null ? null : KaleyraAnswer.Of(wire);
        // A limit exceeded is one of calls where the status says so, not one of the mail.
        var meaning = answer is null || response.StatusCode == TooManyRequests ? null : KaleyraErrors.Find(answer);
        var error = ProviderErrors.Of(
            response,
            options,
            answer?.Code,
            answer?.Message,
            meaning is null ? null : (meaning.Kind, SendOutcome.Rejected),
            meaning?.Field);
        return meaning?.Description is { } description
            ? error with { Description = $"{description} HTTP {response.StatusCode}, {error.ProviderCode}." }
            : error;
    }

    private static KaleyraEmailType TypeOf(EmailCategory category) => category switch
    {
        EmailCategory.Marketing => KaleyraEmailType.Mkt,
        EmailCategory.OneTimePassword => KaleyraEmailType.Otp,
        _ => KaleyraEmailType.Txn,
    };

    private static string TypeOf(KaleyraEmailType type) => type switch
    {
        KaleyraEmailType.Otp => "OTP",
        KaleyraEmailType.Mkt => "MKT",
        _ => "TXN",
    };
}
