using System.Threading.RateLimiting;

namespace EmailProviders.Pipeline;

/// <summary>The limit of calls that one account keeps by itself: sends beyond it wait in order. Made anew when the limit changes.</summary>
internal sealed class ClientRateLimiter : IDisposable
{
    private readonly Lock _lock = new();
    private EmailRateLimit? _limit;
    private TokenBucketRateLimiter? _bucket;

    /// <summary>Takes a permit, waiting for it where that is wanted; false where there is none, or where too many wait already.</summary>
    public async ValueTask<bool> WaitAsync(EmailRateLimit? limit, bool mayQueue, CancellationToken cancellationToken)
    {
        while (BucketOf(limit) is { } bucket)
        {
            try
            {
                using var lease = mayQueue ? await bucket.AcquireAsync(1, cancellationToken).ConfigureAwait(false) : bucket.AttemptAcquire();
                if (lease.IsAcquired || ReferenceEquals(bucket, Volatile.Read(ref _bucket)))
                    return lease.IsAcquired;
            }
            catch (ObjectDisposedException) when (!ReferenceEquals(bucket, Volatile.Read(ref _bucket)))
            {
                // The limit changed while this one waited: it waits anew under the new one.
            }
        }

        return true;
    }

    public void Dispose() => _bucket?.Dispose();

    private TokenBucketRateLimiter? BucketOf(EmailRateLimit? limit)
    {
        lock (_lock)
        {
            if (limit == _limit)
                return _bucket;

            // Those who wait in the old bucket are let go by its disposal.
            var old = _bucket;
            _bucket = limit is null ? null : Create(limit);
            _limit = limit;
            old?.Dispose();
            return _bucket;
        }
    }

    // A part of the period at a time, where the permits can be divided: a steady flow instead of bursts.
    private static TokenBucketRateLimiter Create(EmailRateLimit limit)
    {
        var slices = Enumerable.Range(1, 10).Last(count => limit.Permits % count == 0);
        return new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = limit.Permits / slices,
            TokensPerPeriod = limit.Permits / slices,
            ReplenishmentPeriod = limit.Period / slices,
            QueueLimit = limit.QueueLimit,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            AutoReplenishment = true,
        });
    }
}
