using System.Diagnostics.Tracing;

namespace EmailProviders.Benchmarks.Measuring;

/// <summary>
/// Counts the bytes that go to the large-object heap, by the runtime's own allocation ticks: there is one for each 100 kB or so allocated
/// there, so that no object of 85 kB or more stays unseen for long.
/// </summary>
internal sealed class LargeObjects : EventListener
{
    private const EventKeywords GarbageCollection = (EventKeywords)1;
    private const uint LargeKind = 1;

    // Of a length that nothing else has: its tick says that all ticks before it were seen.
    private const int MarkLength = 7_654_321;

    private readonly TaskCompletionSource _markSeen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _firstMarkSeen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _bytes;

    /// <summary>The bytes that went to the large-object heap while something ran.</summary>
    public static async Task<long> CountAsync(Func<Task> run)
    {
        using var listener = new LargeObjects();
        // The listener is known to hear before anything is measured: what cannot fail proves nothing.
        GC.KeepAlive(new byte[MarkLength]);
        await listener._firstMarkSeen.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Interlocked.Exchange(ref listener._bytes, 0);
        await run();
        GC.KeepAlive(new byte[MarkLength]);
        await listener._markSeen.Task.WaitAsync(TimeSpan.FromSeconds(10));
        return Interlocked.Read(ref listener._bytes);
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
            EnableEvents(eventSource, EventLevel.Verbose, GarbageCollection);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName is not { } name || !name.StartsWith("GCAllocationTick", StringComparison.Ordinal)
            || eventData.Payload is not { Count: >= 9 } payload || payload[1] is not LargeKind)
        {
            return;
        }

        var size = Convert.ToInt64(payload[8], System.Globalization.CultureInfo.InvariantCulture);
        var amount = Convert.ToInt64(payload[3], System.Globalization.CultureInfo.InvariantCulture);
        if (size < MarkLength || size > MarkLength + 64)
            Interlocked.Add(ref _bytes, amount);
        else if (!_firstMarkSeen.TrySetResult())
        {
            // What came since the tick before counts, the mark itself does not.
            Interlocked.Add(ref _bytes, Math.Max(0, amount - size));
            _markSeen.TrySetResult();
        }
    }
}
