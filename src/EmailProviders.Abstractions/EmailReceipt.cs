using System.Collections.ObjectModel;

namespace EmailProviders;

/// <summary>One call that a provider accepted.</summary>
public sealed record EmailReceipt
{
    /// <summary>Whom the call went to, in all of To, Cc and Bcc.</summary>
    public required IReadOnlyList<EmailAddress> Recipients { get; init; }

    /// <summary>
    /// The id by which the provider finds the mail again: BSG <c>message_id</c>, Brevo <c>messageId</c>, Whippy <c>data.id</c>,
    /// Kaleyra <c>data[0].message_id</c>, MailerLogic <c>email_id</c>. Null where the provider accepted without a readable id.
    /// </summary>
    public string? MessageId { get; init; }

    /// <summary>The further ids that the provider gave, by its own names.</summary>
    public IReadOnlyDictionary<string, string> OtherIds { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Counts only.</summary>
    public override string ToString() => $"EmailReceipt {{ Recipients = {Recipients.Count}, HasMessageId = {MessageId is not null} }}";
}
