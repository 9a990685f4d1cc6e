namespace EmailProviders.Sandbox.Inbox.Api;

/// <summary>A mail in one shape for all providers; its HTML is at <c>inbox/{id}/html</c>.</summary>
internal sealed record MailBlock
{
    private const int MaxText = 512 * 1024;

    public required IReadOnlyList<string> To { get; init; }

    public required IReadOnlyList<string> Cc { get; init; }

    public required IReadOnlyList<string> Bcc { get; init; }

    public string? ReplyTo { get; init; }

    public string? Subject { get; init; }

    /// <summary>The first half million characters.</summary>
    public string? Text { get; init; }

    public bool HasHtml { get; init; }

    /// <summary>The HTML as text, the first half million characters.</summary>
    public string? HtmlSource { get; init; }

    public bool HasRemoteContent { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    public string? TemplateId { get; init; }

    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    public required IReadOnlyDictionary<string, string> Extras { get; init; }

    public DateTimeOffset? ScheduledAt { get; init; }

    public required string MessageId { get; init; }

    public required IReadOnlyList<FileBlock> Attachments { get; init; }

    public string? Calendar { get; init; }

    public static MailBlock Of(SandboxMail mail) => new()
    {
        To = mail.To,
        Cc = mail.Cc,
        Bcc = mail.Bcc,
        ReplyTo = mail.ReplyTo,
        Subject = mail.Subject,
        Text = Start(mail.Text),
        HasHtml = mail.Html is not null,
        HtmlSource = Start(mail.Html),
        HasRemoteContent = mail.Html is { } html && MailHtml.MentionsRemote(html),
        Headers = mail.Headers,
        Tags = mail.Tags,
        Metadata = mail.Metadata,
        TemplateId = mail.TemplateId,
        Parameters = mail.Parameters,
        Extras = mail.Extras,
        ScheduledAt = mail.ScheduledAt,
        MessageId = mail.MessageId,
        Attachments = [.. mail.Attachments.Select(FileBlock.Of)],
        Calendar = MailCalendar.Of(mail),
    };

    private static string? Start(string? text) => text is { Length: > MaxText } ? text[..MaxText] + "\n…" : text;
}

/// <summary>One attachment; its bytes are at <c>inbox/{id}/attachments/{index}</c>.</summary>
internal sealed record FileBlock(
    int Index, string FileName, string? ContentType, string? ContentId, string? Url, int Length, bool IsImage)
{
    public static FileBlock Of(SandboxAttachment file, int index) => new(
        index,
        MailFile.NameOf(file, index),
        file.ContentType,
        file.ContentId,
        file.Url?.OriginalString,
        file.Length,
        file.Url is null && MailFile.IsImage(file));
}
