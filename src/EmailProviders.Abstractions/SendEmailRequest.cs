namespace EmailProviders;

/// <summary>One mail, described once for every provider.</summary>
/// <remarks>
/// Immutable: lists and dictionaries are copied as they are given, so what is changed in them later is not in the mail. A field that a provider cannot carry makes it refuse the mail before any HTTP, naming every such field
/// (<see cref="EmailErrorKind.UnsupportedFeature"/>), unless its options say <see cref="UnsupportedFeatureBehavior.Drop"/>.
/// </remarks>
public sealed record SendEmailRequest
{
    /// <summary>The sender. A provider whose options name a From of their own uses that one.</summary>
    public required EmailAddress From { get; init; }

    /// <summary>The recipients; at least one. An address that occurs again in To, Cc or Bcc gets one copy, in that order.</summary>
    public required IReadOnlyList<EmailAddress> To { get; init => field = Snapshot.Of(value); }

    /// <summary>Recipients of a copy, seen by all.</summary>
    public IReadOnlyList<EmailAddress> Cc { get; init => field = Snapshot.Of(value); } = [];

    /// <summary>Recipients of a copy, seen by nobody else.</summary>
    public IReadOnlyList<EmailAddress> Bcc { get; init => field = Snapshot.Of(value); } = [];

    /// <summary>Where answers go. All five providers take one address only.</summary>
    public IReadOnlyList<EmailAddress> ReplyTo { get; init => field = Snapshot.Of(value); } = [];

    /// <summary>The subject; may be left out only where <see cref="Template"/> gives one.</summary>
    public string? Subject { get; init; }

    /// <summary>The plain text. Alone, or as the alternative of <see cref="HtmlBody"/>.</summary>
    public string? TextBody { get; init; }

    /// <summary>The HTML.</summary>
    public string? HtmlBody { get; init; }

    /// <summary>Files and inline images.</summary>
    public IReadOnlyList<EmailAttachment> Attachments { get; init => field = Snapshot.Of(value); } = [];

    /// <summary>Custom headers. Standard headers (From, Subject, Message-ID, Content-Type …) are refused.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init => field = Snapshot.Of(value); } = TextMap.Empty;

    /// <summary>Labels for the provider's statistics.</summary>
    public IReadOnlyList<string> Tags { get; init => field = Snapshot.Of(value); } = [];

    /// <summary>The caller's own values, kept by the provider; not shown to the recipient where the provider can keep them so.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init => field = Snapshot.Of(value); } = TextMap.Empty;

    /// <summary>A template stored at the provider.</summary>
    public EmailTemplate? Template { get; init; }

    /// <summary>When the provider shall send the mail; null for now.</summary>
    public DateTimeOffset? ScheduledAt { get; init; }

    /// <summary>Whether opens are tracked; null for the account's setting.</summary>
    public bool? TrackOpens { get; init; }

    /// <summary>Whether clicks are tracked; null for the account's setting.</summary>
    public bool? TrackClicks { get; init; }

    /// <summary>A calendar invitation as RFC 5545 text.</summary>
    public string? CalendarEvent { get; init; }

    /// <summary>What the mail is for; providers route and bill by it.</summary>
    /// <value>The default is <see cref="EmailCategory.Transactional"/>.</value>
    public EmailCategory Category { get; init; }

    /// <summary>
    /// The same for every try to send this one mail. Any text of 1 to 255 printable ASCII characters; made by the library where absent.
    /// It describes the send, not the mail: a provider without idempotency keys sends the mail all the same.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Whether the mail may be sent again after an attempt whose outcome is unknown.</summary>
    /// <value>The default is <see cref="DuplicatePolicy.Never"/>.</value>
    public DuplicatePolicy DuplicatePolicy { get; init; }

    /// <summary>
    /// What only one provider knows, in its own words. At most one of each type; those of other providers are harmless.
    /// </summary>
    public IReadOnlyList<ProviderSendOptions> ProviderOptions { get; init => field = Snapshot.Of(value); } = [];

    /// <summary>The mails that go along in one call, this one among them; null for a mail that goes alone.</summary>
    internal EmailBatch? Batch { get; init; }

    /// <summary>The place of the provider on the route that is asked first; null to go by the route's own order.</summary>
    internal int? StartsAt { get; init; }

    /// <summary>Everybody in To, Cc and Bcc.</summary>
    internal IReadOnlyList<EmailAddress> Recipients => RecipientCount == To.Count ? To : [.. To, .. Cc, .. Bcc];

    /// <summary>How many there are in To, Cc and Bcc.</summary>
    internal int RecipientCount => To.Count + Cc.Count + Bcc.Count;

    /// <summary>The typed extras of one provider, or null.</summary>
    internal T? Extras<T>()
        where T : ProviderSendOptions
    {
        for (var index = 0; index < ProviderOptions.Count; index++)
        {
            if (ProviderOptions[index] is T extras)
                return extras;
        }

        return null;
    }

    /// <summary>Counts only: nothing personal.</summary>
    public override string ToString() =>
        $"SendEmailRequest {{ To = {To?.Count ?? 0}, Cc = {Cc?.Count ?? 0}, Bcc = {Bcc?.Count ?? 0}, Attachments = {Attachments?.Count ?? 0}, "
        + $"Text = {TextBody?.Length ?? 0}, Html = {HtmlBody?.Length ?? 0}, Template = {Template is not null}, Category = {Category} }}";
}
