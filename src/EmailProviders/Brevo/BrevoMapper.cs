using System.Globalization;
using EmailProviders.Http;
using EmailProviders.Providers;
using static EmailProviders.Providers.WireValue;

namespace EmailProviders.Brevo;

/// <summary>Between the canonical mail and Brevo's.</summary>
internal static class BrevoMapper
{
    // A key that Brevo has seen within its life (developers.brevo.com/docs/heterogenous-versions-batch-emails, 2026-11-21).
    private const string ReplayedKey = "duplicate_parameter";
    private const string AlreadyProcessed = "Request already processed";

    /// <summary>The mail as Brevo takes it; what Brevo cannot take is noted in <paramref name="mail"/>.</summary>
    public static BrevoSendEmailRequest ToWire(OutgoingEmail mail, BrevoOptions options)
    {
        var request = mail.Request;
        var extras = mail.Extras<BrevoSendOptions>();
        var recipients = new BrevoRecipients(mail, extras?.ContactPixelTrackingConsent);
        var versions = BrevoVersions.ToWire(mail, extras, recipients);
        var hasOwnBody = request.Template is null;
        return new BrevoSendEmailRequest
        {
            Sender = recipients.Sender(request.From, extras?.SenderId),
            To = versions is null ? recipients.List(nameof(request.To), request.To) : null,
            Cc = versions is null ? recipients.List(nameof(request.Cc), request.Cc) : null,
            Bcc = versions is null ? recipients.List(nameof(request.Bcc), request.Bcc) : null,
            ReplyTo = request.ReplyTo.Count > 0 ? recipients.ReplyTo(request.ReplyTo[0]) : null,
            Subject = NullIfEmpty(request.Subject),
            HtmlContent = hasOwnBody ? LongText.Of(HtmlOf(request)) : null,
            TextContent = hasOwnBody ? LongText.Of(NullIfEmpty(request.TextBody)) : null,
            Attachment = BrevoAttachments.ToWire(mail),
            Headers = BrevoHeaders.ToWire(mail, options, extras),
            TemplateId = mail.TemplateId is { } template ? long.Parse(template, CultureInfo.InvariantCulture) : null,
            Params = BrevoParameters.ToWire(mail, extras),
            MessageVersions = versions is null ? null : new BrevoVersionList(versions),
            Tags = request.Tags.Count > 0 ? request.Tags : null,
            ScheduledAt = request.ScheduledAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            BatchId = extras?.BatchId,
            Preheader = extras?.Preheader,
        };
    }

    public static ProviderReply FromWire(WireResponse<BrevoSendEmailResponse> response, OutgoingEmail mail, BrevoOptions options)
    {
        if (response.IsSuccess)
            return Accepted(response, mail);

        var error = ToError(response, options);
        // The caller's own key was used before: that send was taken. A key that we made cannot have been.
        return error.ProviderCode is ReplayedKey or AlreadyProcessed && !mail.Context.IsKeyGenerated
            ? ProviderReply.Accepted(response, messageId: null, isDuplicate: true)
            : ProviderReply.Failed(response, error);
    }

    public static EmailError ToError(WireResponse<BrevoSendEmailResponse> response, BrevoOptions options)
    {
        var error = response.ReadText(BrevoJsonContext.Default.BrevoErrorResponse);
        return ProviderErrors.Of(response, options, error?.Code, error?.Message, MeaningOf(error?.Code)) with
        {
            IsReplay = error?.Code is ReplayedKey or AlreadyProcessed,
        };
    }

    // What a code means; null where nobody knows.
    private static (EmailErrorKind Kind, SendOutcome Outcome)? MeaningOf(string? code) => code switch
    {
        "invalid_parameter" or "missing_parameter" or "out_of_range" or "bad_request" or "unprocessable_entity" or "campaign_processing" or "campaign_sent"
            => (EmailErrorKind.InvalidRequest, SendOutcome.Rejected),
        "unauthorized" => (EmailErrorKind.Authentication, SendOutcome.Rejected),
        "not_enough_credits" => (EmailErrorKind.InsufficientCredits, SendOutcome.Rejected),
        "permission_denied" or "account_under_validation" or "account_in_process" => (EmailErrorKind.AccountBlocked, SendOutcome.Rejected),
        "document_not_found" or "method_not_allowed" or "not_acceptable" => (EmailErrorKind.Configuration, SendOutcome.Rejected),
        "duplicate_request" => (EmailErrorKind.Duplicate, SendOutcome.Unknown),
        ReplayedKey or AlreadyProcessed => (EmailErrorKind.Duplicate, SendOutcome.Rejected),
        _ => null,
    };

    private static ProviderReply Accepted(WireResponse<BrevoSendEmailResponse> response, OutgoingEmail mail)
    {
        var body = response.Body;
        var otherIds = string.IsNullOrEmpty(body?.BatchId) ? null : new Dictionary<string, string> { ["batchId"] = body.BatchId };
        var reply = ProviderReply.Accepted(response, body?.MessageId, otherIds);
        return mail.Extras<BrevoSendOptions>() is { MessageVersions.Count: > 0 } extras
            ? reply.WithReceipts(BrevoVersions.Receipts(mail.Request, extras, body))
            : reply;
    }

    /// <summary>The HTML that Brevo demands: the mail's own, or one made of its text.</summary>
    public static string? HtmlOf(SendEmailRequest request)
    {
        if (!string.IsNullOrEmpty(request.HtmlBody))
            return request.HtmlBody;
        return string.IsNullOrEmpty(request.TextBody) ? null : BodyTwins.HtmlOfText(request.TextBody);
    }
}
