using System.Threading.Channels;

namespace EmailProviders.Sandbox.Tests.Support;

/// <summary>A clock that moves when told to, and its timers with it.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> running = [];
    private readonly Channel<ManualTimer> started = Channel.CreateUnbounded<ManualTimer>();
    private DateTimeOffset now = new(2026, 4, 5, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        period.ShouldBe(Timeout.InfiniteTimeSpan, "only single shots are needed");
        ManualTimer timer;
        lock (gate)
        {
            timer = new ManualTimer(now + dueTime, () => callback(state));
            running.Add(timer);
        }

        started.Writer.TryWrite(timer);
        return timer;
    }

    /// <summary>The next timer that somebody starts, or has started and nobody asked for yet.</summary>
    public async Task<ManualTimer> NextTimerAsync(CancellationToken cancellationToken) =>
        await started.Reader.ReadAsync(cancellationToken);

    public void Advance(TimeSpan span)
    {
        ManualTimer[] due;
        lock (gate)
        {
            now += span;
            due = [.. running.Where(timer => timer.Due <= now)];
            running.RemoveAll(due.Contains);
        }

        Array.ForEach(due, timer => timer.Fire());
    }
}
