using System.Collections.Concurrent;

namespace EmailProviders.Timing;

/// <summary>Sources of cancellation that end with a time. They are used again: each brings a timer with it, and a send needs two.</summary>
internal static class TimeLimits
{
    private const int MostIdle = 256;

    private static readonly ConcurrentQueue<CancellationTokenSource> Idle = new();

    /// <summary>A source that is cancelled after a time. Whoever takes it gives it back, once.</summary>
    public static CancellationTokenSource Start(TimeSpan time, TimeProvider clock)
    {
        // A timer of another clock cannot be wound again.
        if (clock != TimeProvider.System || !Idle.TryDequeue(out var source))
            return new CancellationTokenSource(time, clock);

        source.CancelAfter(time);
        return source;
    }

    /// <summary>Ends it. Nobody listens to its token any more, or it is not used again.</summary>
    public static void End(CancellationTokenSource source, TimeProvider clock)
    {
        if (clock == TimeProvider.System && Idle.Count < MostIdle && source.TryReset())
            Idle.Enqueue(source);
        else
            source.Dispose();
    }
}
