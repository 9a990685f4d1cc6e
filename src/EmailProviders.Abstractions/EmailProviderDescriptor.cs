namespace EmailProviders;

/// <summary>What a provider can carry, as data: what the send path checks and the capability table prints.</summary>
public sealed record EmailProviderDescriptor
{
    /// <summary>The provider's own name in lower case, such as <c>brevo</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The provider's name as it writes it.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The origin of its API.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>What it carries in fields of its own.</summary>
    public required EmailFeatures Native { get; init; }

    /// <summary>What reaches the recipient by another way; <see cref="Notes"/> say how.</summary>
    public EmailFeatures Emulated { get; init; }

    /// <summary>What it publishes as its limits.</summary>
    public required EmailLimits Limits { get; init; }

    /// <summary>How many calls it takes in which time, where it publishes that; null otherwise.</summary>
    public EmailRateLimit? RateLimit { get; init; }

    /// <summary>How long it remembers an idempotency key; null where it takes none.</summary>
    public TimeSpan? IdempotencyKeyLifetime { get; init; }

    /// <summary>What a reader of the capability table should know.</summary>
    public IReadOnlyList<EmailFeatureNote> Notes { get; init; } = [];

    /// <summary>The page that this descriptor was read from.</summary>
    public required Uri Documentation { get; init; }

    /// <summary>The day on which it was last compared with <see cref="Documentation"/>.</summary>
    public required DateOnly CheckedOn { get; init; }

    /// <summary>Whether every one of some features is carried, in one way or another.</summary>
    /// <param name="features">The features.</param>
    /// <returns>Whether none is missing.</returns>
    public bool Supports(EmailFeatures features) => (features & ~(Native | Emulated)) == 0;
}
