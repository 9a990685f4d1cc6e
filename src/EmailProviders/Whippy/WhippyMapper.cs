using System.Globalization;
using EmailProviders.Http;
using EmailProviders.Providers;
using static EmailProviders.Providers.WireValue;

namespace EmailProviders.Whippy;

/// <summary>Between the canonical mail and Whippy's.</summary>
internal static class WhippyMapper
{
    /// <summary>The mail as Whippy takes it; what Whippy cannot take is noted in <paramref name="mail"/>.</summary>
    public static WhippySendEmailRequest ToWire(OutgoingEmail mail, WhippyOptions options)
    {
        var request = mail.Request;
        var extras = mail.Extras<WhippySendOptions>();
        var sender = WhippySender.Of(mail, options, extras);
        var wire = new WhippySendEmailRequest
        {
            Attachments = WhippyAttachments.ToWire(mail),
            Bcc = AddressesOrNull(request.Bcc),
            Body = LongText.Of(NullIfEmpty(request.HtmlBody) ?? NullIfEmpty(request.TextBody)),
            Cc = AddressesOrNull(request.Cc),
            ConversationStatus = StatusOf(mail, extras?.ConversationStatus),
            From = sender.From,
            OptInTo = WhippyOptIns.ToWire(mail, options, extras),
            OptInToAllChannels = extras?.OptInToAllChannels,
            ReplyTo = request.ReplyTo.Count > 0 ? request.ReplyTo[0].Address : null,
            ScheduleAt = request.ScheduledAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            SenderEmail = sender.Email,
            SenderName = sender.Name,
            Subject = request.Subject,
            To = request.To[0].Address,
        };
        if (wire.Body is null && wire.Attachments is null && !mail.IsRefused)
            mail.Refuse(EmailErrorKind.UnsupportedFeature, "TextBody and HtmlBody", "are missing, and no attachment is left that Whippy can carry.");
        return wire;
    }

    public static ProviderReply FromWire(WireResponse<WhippySendEmailResponse> response, WhippyOptions options)
    {
        if (!response.IsSuccess)
            return ProviderReply.Failed(response, ToError(response, options));

        var message = response.Body?.Data ?? response.Body;
        return ProviderReply.Accepted(response, message?.Id, OtherIdsOf(message));
    }

    public static EmailError ToError(WireResponse<WhippySendEmailResponse> response, WhippyOptions options)
    {
        var error = response.ReadText(WhippyJsonContext.Default.WhippyErrorResponse);
        IEnumerable<string?> texts = [error?.Error, .. error?.Errors?.Select(static item => item?.Description) ?? []];
        var message = string.Join(' ', texts.Where(static text => !string.IsNullOrWhiteSpace(text)));
        return ProviderErrors.Of(response, options, message: message.Length > 0 ? message : null);
    }

    private static Dictionary<string, string>? OtherIdsOf(WhippySendEmailResponse? message)
    {
        if (string.IsNullOrEmpty(message?.ContactId) && string.IsNullOrEmpty(message?.ConversationId))
            return null;

        var ids = new Dictionary<string, string>(2);
        if (!string.IsNullOrEmpty(message.ContactId))
            ids["contact_id"] = message.ContactId;
        if (!string.IsNullOrEmpty(message.ConversationId))
            ids["conversation_id"] = message.ConversationId;
        return ids;
    }

    private static string? StatusOf(OutgoingEmail mail, WhippyConversationStatus? status)
    {
        if (status is { } given && !Enum.IsDefined(given))
            mail.Refuse(EmailErrorKind.InvalidRequest, "WhippySendOptions.ConversationStatus", "is not a defined value.");
        return status switch
        {
            WhippyConversationStatus.Open => "open",
            WhippyConversationStatus.Automated => "automated",
            _ => null,
        };
    }
}
