namespace EmailProviders;

/// <summary>A mail that a provider accepted.</summary>
public sealed record SendEmailResult
{
    /// <summary>The registered name of the provider that accepted the mail: status calls and webhooks belong there.</summary>
    public required string Provider { get; init; }

    /// <summary>One receipt for each call that it took: more than one only where the mail was split.</summary>
    public required IReadOnlyList<EmailReceipt> Receipts { get; init; }

    /// <summary>The first receipt's id, or null where the provider gave none.</summary>
    public string? MessageId => Receipts.Count > 0 ? Receipts[0].MessageId : null;

    /// <summary>What was left out or changed because the provider cannot carry it, and why.</summary>
    public IReadOnlyList<DroppedField> Dropped { get; init; } = [];

    /// <summary>
    /// Whether the provider answered that it had this mail already: it was accepted before, and its id is not known.
    /// </summary>
    public bool IsDuplicate { get; init; }

    /// <summary>
    /// Whether the mail may be delivered twice: an earlier attempt's outcome is unknown, and <see cref="DuplicatePolicy.Allow"/> let it be sent again.
    /// </summary>
    public bool MayBeDuplicate { get; init; }

    /// <summary>Every attempt that was made, in order; the last one was accepted.</summary>
    public IReadOnlyList<SendEmailAttempt> Attempts { get; init; } = [];

    /// <summary>The key under which the mail was sent, or null where the provider takes none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>What became of each mail of a batch; null where there was none, or where nothing is known but that the whole was accepted.</summary>
    internal BatchAnswer? Batch { get; init; }

    /// <summary>The provider and counts only.</summary>
    public override string ToString() =>
        $"SendEmailResult {{ Provider = {Provider}, Receipts = {Receipts.Count}, Dropped = {Dropped.Count}, Attempts = {Attempts.Count} }}";
}
