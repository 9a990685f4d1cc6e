using EmailProviders.Sandbox.Server;

namespace EmailProviders.Sandbox.Inbox.Api;

/// <summary>The texts of a call in which a search looks.</summary>
internal static class CallText
{
    public static IEnumerable<string> Of(KeptCall call) => call.Mail is { } mail ? OfMail(mail) : OfRejection(call.Rejection!);

    private static IEnumerable<string> OfMail(SandboxMail mail) =>
    [
        mail.Subject ?? "",
        mail.From,
        mail.FromName ?? "",
        .. mail.To,
        .. mail.Cc,
        .. mail.Bcc,
        mail.ReplyTo ?? "",
        mail.MessageId,
        mail.TemplateId ?? "",
        .. mail.Tags,
        .. mail.Metadata.Values,
        .. mail.Attachments.Select(static file => file.FileName ?? file.Url?.OriginalString ?? ""),
        mail.Text ?? mail.Html ?? "",
    ];

    private static IEnumerable<string> OfRejection(SandboxRejection rejection) =>
        [rejection.Reason, rejection.Path, rejection.Provider ?? "", rejection.RequestBody ?? ""];
}
