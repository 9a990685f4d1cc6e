namespace EmailProviders.Pipeline;

/// <summary>How long to wait before the same provider is asked again: exponential, with jitter, never beyond the bound.</summary>
internal static class RetryDelay
{
    // Nothing had left: a new connection is tried almost at once.
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(100);

    // The provider may still be at work on the first one.
    private static readonly TimeSpan Careful = TimeSpan.FromMilliseconds(500);

    /// <param name="retry">0 before the first retry.</param>
    /// <param name="isUnknown">Whether the mail may have been taken.</param>
    /// <param name="longest">The bound.</param>
    /// <param name="random">From 0 up to 1.</param>
    public static TimeSpan Of(int retry, bool isUnknown, TimeSpan longest, Func<double> random)
    {
        var exponential = (isUnknown ? Careful : Quick) * Math.Pow(2, Math.Min(retry, 20));
        var bounded = exponential < longest ? exponential : longest;
        return bounded * (0.5 + (random() / 2));
    }
}
