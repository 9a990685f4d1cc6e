using System.Threading.RateLimiting;

namespace EmailProviders.Pipeline;

/// <summary>The limit of calls that one account keeps by itself: sends beyond it wait in order. Made anew when the limit changes.</summary>
internal sealed class ClientRateLimiter : IDisposable
{
    private readonly Lock _lock = new();
    private EmailRateLimit? _limit;
    private TokenBucketRateLimiter? _bucket;

    /// <summary>Waits for a permit; false where too many wait already.</summary>
    public async ValueTask<bool> WaitAsync(EmailRateLimit? limit, CancellationToken cancellationToken)
    {
        if (BucketOf(limit) is not { } bucket)
            return true;

        using var lease = await bucket.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
        return lease.IsAcquired;
    }

    public void Dispose() => _bucket?.Dispose();

    private TokenBucketRateLimiter? BucketOf(EmailRateLimit? limit)
    {
        lock (_lock)
        {
            if (limit == _limit)
                return _bucket;

            // Those who wait in the old bucket are let go by its disposal, refused: their limit is no longer in force.
            _bucket?.Dispose();
            _limit = limit;
            return _bucket = limit is null ? null : Create(limit);
        }
    }

    // A tenth of the period at a time: a steady flow instead of bursts, where there are permits enough.
    private static TokenBucketRateLimiter Create(EmailRateLimit limit)
    {
        var slices = Math.Clamp(limit.Permits, 1, 10);
        return new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(1, limit.Permits / slices),
            TokensPerPeriod = Math.Max(1, limit.Permits / slices),
            ReplenishmentPeriod = limit.Period / slices,
            QueueLimit = limit.QueueLimit,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            AutoReplenishment = true,
        });
    }
}
