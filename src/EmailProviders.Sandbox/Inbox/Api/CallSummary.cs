using EmailProviders.Sandbox.Server;

namespace EmailProviders.Sandbox.Inbox.Api;

/// <summary>One line of the list: bodies and files are left to the call's own address.</summary>
internal sealed record CallSummary
{
    public const string Accepted = "accepted";
    public const string Rejected = "rejected";

    public required long Number { get; init; }

    public required string Id { get; init; }

    /// <summary>Null where the path was nobody's.</summary>
    public required string? Provider { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>accepted or rejected.</summary>
    public required string Outcome { get; init; }

    /// <summary>Of the answer; 0 when the connection was cut.</summary>
    public required int Status { get; init; }

    public string? Fault { get; init; }

    /// <summary>Why it was refused; null for a mail.</summary>
    public string? Reason { get; init; }

    public string? Path { get; init; }

    public string? From { get; init; }

    public string? FromName { get; init; }

    /// <summary>The first few recipients: a list must not grow with a mailing.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>How many To, Cc and Bcc there are.</summary>
    public int Recipients { get; init; }

    public string? Subject { get; init; }

    public string? TemplateId { get; init; }

    public int Attachments { get; init; }

    public bool HasCalendar { get; init; }

    public long RequestBytes { get; init; }

    public static CallSummary Of(KeptCall call) => call.Mail is { } mail ? Of(mail, call.Number) : Of(call.Rejection!, call.Number);

    private static CallSummary Of(SandboxMail mail, long number) => new()
    {
        Number = number,
        Id = mail.Id,
        Provider = mail.Provider,
        ReceivedAt = mail.ReceivedAt,
        Outcome = Accepted,
        Status = mail.Answer.Status,
        Fault = mail.Answer.Fault,
        From = mail.From,
        FromName = mail.FromName,
        To = [.. mail.To.Take(3)],
        Recipients = mail.To.Count + mail.Cc.Count + mail.Bcc.Count,
        Subject = Short(mail.Subject),
        TemplateId = mail.TemplateId,
        Attachments = mail.Attachments.Count,
        HasCalendar = MailCalendar.Of(mail) is not null,
        RequestBytes = mail.RequestBytes,
    };

    private static CallSummary Of(SandboxRejection rejection, long number) => new()
    {
        Number = number,
        Id = rejection.Id,
        Provider = rejection.Provider,
        ReceivedAt = rejection.ReceivedAt,
        Outcome = Rejected,
        Status = rejection.Status,
        Fault = rejection.Answer.Fault,
        Reason = Short(rejection.Reason),
        Path = Short(rejection.Path),
        RequestBytes = rejection.RequestBytes,
    };

    private static string? Short(string? text) => text is { Length: > 300 } ? text[..300] + "…" : text;
}
