using EmailProviders.Http;
using EmailProviders.Providers;
using static EmailProviders.Providers.WireValue;

namespace EmailProviders.MailerLogic;

/// <summary>Between the canonical mail and MailerLogic's.</summary>
internal static class MailerLogicMapper
{
    private const int NotFound = 404;

    /// <summary>The mail as MailerLogic takes it.</summary>
    public static MailerLogicSendEmailRequest ToWire(OutgoingEmail mail, MailerLogicOptions options)
    {
        var request = mail.Request;
        var extras = mail.Extras<MailerLogicSendOptions>();
        if (extras?.StreamType is { } stream && !Enum.IsDefined(stream))
            mail.Refuse(EmailErrorKind.InvalidRequest, "MailerLogicSendOptions.StreamType", "is not a defined value.");
        return new MailerLogicSendEmailRequest
        {
            Domain = NullIfEmpty(extras?.Domain ?? options.Domain),
            From = options.SendSenderName ? MailboxText.Of(request.From) : request.From.Address,
            To = request.To[0].Address,
            ReplyTo = request.ReplyTo.Count > 0 ? request.ReplyTo[0].Address : null,
            Cc = AddressesOrNull(request.Cc),
            Bcc = AddressesOrNull(request.Bcc),
            Subject = NullIfEmpty(request.Subject),
            Html = LongText.Of(NullIfEmpty(request.HtmlBody)),
            Text = LongText.Of(NullIfEmpty(request.TextBody)),
            TrackOpens = request.TrackOpens,
            TrackClicks = request.TrackClicks,
            Headers = request.Headers.Count > 0 ? request.Headers : null,
            Tag = request.Tags.Count > 0 ? request.Tags[0] : null,
            StreamType = TextOf(extras?.StreamType ?? options.StreamType ?? StreamOf(request.Category)),
            Metadata = request.Metadata.Count > 0 ? request.Metadata : null,
            Attachments = mail.Attachments.Count > 0 ? [.. mail.Attachments.Select(AttachmentOf)] : null,
            IcalEvent = LongText.Of(NullIfEmpty(request.CalendarEvent)),
        };
    }

    public static ProviderReply FromWire(WireResponse<MailerLogicSendEmailResponse> response, MailerLogicOptions options)
    {
        if (!response.IsSuccess)
            return ProviderReply.Failed(response, ToError(response, options));

        var emailId = NullIfEmpty(response.Body?.EmailId);
        var messageId = NullIfEmpty(response.Body?.MessageId);
        return ProviderReply.Accepted(
            response,
            emailId ?? messageId,
            emailId is null || messageId is null ? null : new Dictionary<string, string> { ["message_id"] = messageId });
    }

    public static EmailError ToError<T>(WireResponse<T> response, MailerLogicOptions options)
        where T : class
    {
        var error = response.ReadText(MailerLogicJsonContext.Default.MailerLogicErrorResponse);
        var code = NullIfEmpty(error?.Error);
        // MailerLogic's own 404 is about the sending domain; one without its body comes from a wrong address or path.
        (EmailErrorKind, SendOutcome)? known = response.StatusCode == NotFound && code is not null
            ? (EmailErrorKind.SenderNotVerified, SendOutcome.Rejected)
            : null;
        return ProviderErrors.Of(response, options, code: null, MessageOf(error), known, known is null ? null : nameof(SendEmailRequest.From)) with
        {
            ProviderCode = code,
        };
    }

    private static string? MessageOf(MailerLogicErrorResponse? error)
    {
        var message = NullIfEmpty(error?.Message);
        return NullIfEmpty(error?.Reason) is { } reason ? message is null ? reason : $"{message} ({reason})" : message;
    }

    private static MailerLogicAttachment AttachmentOf(OutgoingAttachment outgoing) => new()
    {
        Filename = outgoing.Attachment.FileName,
        Content = outgoing.Content!,
        ContentType = outgoing.Attachment.ContentType,
    };

    private static MailerLogicStreamType StreamOf(EmailCategory category) =>
        category == EmailCategory.Marketing ? MailerLogicStreamType.Broadcast : MailerLogicStreamType.Transactional;

    private static string TextOf(MailerLogicStreamType streamType) => streamType switch
    {
        MailerLogicStreamType.Transactional => "transactional",
        MailerLogicStreamType.Broadcast => "broadcast",
        _ => "shared",
    };
}
