using System.Text.Json.Nodes;
using EmailProviders.Providers;

namespace EmailProviders.Brevo;

/// <summary>A variant of a mail for other recipients: an item of <c>messageVersions</c>. What is absent is as in the mail.</summary>
public sealed record BrevoMessageVersion
{
    /// <summary>The most recipients of one version (reference page, 2026-11-21).</summary>
    public const int MaxRecipients = 99;

    /// <summary><c>to</c>.</summary>
    public required IReadOnlyList<EmailAddress> To { get; init => field = Snapshot.Of(value); }

    /// <summary><c>cc</c>.</summary>
    public IReadOnlyList<EmailAddress> Cc { get; init => field = Snapshot.Of(value); } = [];

    /// <summary><c>bcc</c>.</summary>
    public IReadOnlyList<EmailAddress> Bcc { get; init => field = Snapshot.Of(value); } = [];

    /// <summary><c>replyTo</c>.</summary>
    public EmailAddress? ReplyTo { get; init; }

    /// <summary><c>subject</c>.</summary>
    public string? Subject { get; init; }

    /// <summary><c>htmlContent</c>; only where the mail itself has a body.</summary>
    public string? HtmlContent { get; init; }

    /// <summary><c>textContent</c>; only where the mail itself has a body.</summary>
    public string? TextContent { get; init; }

    /// <summary><c>templateId</c>; only where the mail itself has a template.</summary>
    public long? TemplateId { get; init; }

    /// <summary><c>params</c>.</summary>
    public JsonObject? Params { get; init; }

    internal void Validate(RequestFaults faults, string field)
    {
        faults.IsAddressList(field + ".To", To);
        faults.IsAddressList(field + ".Cc", Cc);
        faults.IsAddressList(field + ".Bcc", Bcc);
        faults.IsAddress(field + ".ReplyTo", ReplyTo);
        faults.IsLine(field + ".Subject", Subject);
        faults.IsText(field + ".HtmlContent", HtmlContent);
        faults.IsText(field + ".TextContent", TextContent);
        JsonText.Check(faults, field + ".Params", Params);
    }

    /// <summary>Counts only.</summary>
    public override string ToString() => $"BrevoMessageVersion {{ To = {To?.Count ?? 0}, Cc = {Cc?.Count ?? 0}, Bcc = {Bcc?.Count ?? 0} }}";
}
