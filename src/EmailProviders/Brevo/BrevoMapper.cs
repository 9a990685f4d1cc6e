using System.Collections.Frozen;
using System.Globalization;
using EmailProviders.Http;
using EmailProviders.Providers;
using static EmailProviders.Providers.WireValue;

namespace EmailProviders.Brevo;

/// <summary>Between the canonical mail and Brevo's.</summary>
internal static class BrevoMapper
{
    private static readonly FrozenDictionary<string, (EmailErrorKind Kind, SendOutcome Outcome)> Codes =
        new Dictionary<string, (EmailErrorKind, SendOutcome)>
        {
            ["invalid_parameter"] = (EmailErrorKind.InvalidRequest, SendOutcome.Rejected),
            ["missing_parameter"] = (EmailErrorKind.InvalidRequest, SendOutcome.Rejected),
            ["out_of_range"] = (EmailErrorKind.InvalidRequest, SendOutcome.Rejected),
            ["bad_request"] = (EmailErrorKind.InvalidRequest, SendOutcome.Rejected),
            ["unprocessable_entity"] = (EmailErrorKind.InvalidRequest, SendOutcome.Rejected),
            ["unauthorized"] = (EmailErrorKind.Authentication, SendOutcome.Rejected),
            ["not_enough_credits"] = (EmailErrorKind.InsufficientCredits, SendOutcome.Rejected),
            ["permission_denied"] = (EmailErrorKind.AccountBlocked, SendOutcome.Rejected),
            ["account_under_validation"] = (EmailErrorKind.AccountBlocked, SendOutcome.Rejected),
            ["account_in_process"] = (EmailErrorKind.AccountBlocked, SendOutcome.Rejected),
            ["campaign_processing"] = (EmailErrorKind.InvalidRequest, SendOutcome.Rejected),
            ["campaign_sent"] = (EmailErrorKind.InvalidRequest, SendOutcome.Rejected),
            ["document_not_found"] = (EmailErrorKind.Configuration, SendOutcome.Rejected),
            ["method_not_allowed"] = (EmailErrorKind.Configuration, SendOutcome.Rejected),
            ["not_acceptable"] = (EmailErrorKind.Configuration, SendOutcome.Rejected),
            ["duplicate_request"] = (EmailErrorKind.Duplicate, SendOutcome.Unknown),
            [ReplayedKey] = (EmailErrorKind.Duplicate, SendOutcome.Rejected),
            [AlreadyProcessed] = (EmailErrorKind.Duplicate, SendOutcome.Rejected),
        }.ToFrozenDictionary();

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
        var known = error?.Code is { } code && Codes.TryGetValue(code, out var meaning) ? meaning : ((EmailErrorKind, SendOutcome)?)null;
        return ProviderErrors.Of(response, options, error?.Code, error?.Message, known) with
        {
            IsReplay = error?.Code is ReplayedKey or AlreadyProcessed,
        };
    }

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
