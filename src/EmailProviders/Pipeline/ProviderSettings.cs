namespace EmailProviders.Pipeline;

/// <summary>What the pipeline reads of a provider's options, at each send.</summary>
/// <param name="Name">The registered name.</param>
/// <param name="Current">The options as they are now: another object once they have changed; null for a provider of the application's own.</param>
/// <param name="RateLimit">The limit of calls, or null.</param>
/// <param name="AttemptTimeout">The longest time of one attempt.</param>
/// <param name="IdempotencyKeyLifetime">How long the provider remembers a key; null where it takes none.</param>
/// <param name="SplitsRecipients">Whether a mail to several To is sent by one call each.</param>
internal sealed record ProviderSettings(
    string Name,
    Func<object?> Current,
    Func<EmailRateLimit?> RateLimit,
    Func<TimeSpan> AttemptTimeout,
    Func<TimeSpan?> IdempotencyKeyLifetime,
    Func<bool> SplitsRecipients);
