namespace EmailProviders;

/// <summary>A limit of calls, kept on our own side so that the provider's is never met.</summary>
/// <param name="Permits">The calls in one <paramref name="Period"/>; at least 1.</param>
/// <param name="Period">The time; a tenth of a second to one day.</param>
public sealed record EmailRateLimit(int Permits, TimeSpan Period)
{
    /// <summary>How many sends may wait for a permit; more are refused as <see cref="EmailErrorKind.RateLimited"/>.</summary>
    /// <value>The default is 1,000.</value>
    public int QueueLimit { get; init; } = 1000;
}
