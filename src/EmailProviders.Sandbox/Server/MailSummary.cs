namespace EmailProviders.Sandbox.Server;

/// <summary>One line of <c>GET /_sandbox/mails</c>: bodies and files are left to the mail's own address.</summary>
internal sealed record MailSummary(
    string Id,
    string Provider,
    DateTimeOffset ReceivedAt,
    string From,
    IReadOnlyList<string> To,
    IReadOnlyList<string> Cc,
    IReadOnlyList<string> Bcc,
    string? Subject,
    int Attachments,
    string MessageId,
    long RequestBytes)
{
    public static MailSummary Of(SandboxMail mail) => new(
        mail.Id,
        mail.Provider,
        mail.ReceivedAt,
        mail.From,
        mail.To,
        mail.Cc,
        mail.Bcc,
        mail.Subject,
        mail.Attachments.Count,
        mail.MessageId,
        mail.RequestBytes);
}
