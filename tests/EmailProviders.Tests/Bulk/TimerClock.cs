namespace EmailProviders.Tests.Bulk;

/// <summary>A clock whose timers a test lets run down.</summary>
internal sealed class TimerClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<TaskCompletionSource> _waiters = [];
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits until somebody waits for just so long.</summary>
    public async Task WaitForTimerAsync(TimeSpan dueTime)
    {
        while (true)
        {
            TaskCompletionSource changed;
            lock (_lock)
            {
                if (_timers.Exists(timer => timer.Left == dueTime))
                    return;
                changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiters.Add(changed);
            }

            await changed.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        }
    }

    public void Advance(TimeSpan time)
    {
        List<ManualTimer> due;
        lock (_lock)
        {
            Interlocked.Add(ref _now, time.Ticks);
            due = [.. _timers.Where(timer => timer.Left <= TimeSpan.Zero)];
            _timers.RemoveAll(due.Contains);
        }

        due.ForEach(timer => timer.Run());
    }

    private void Set(ManualTimer timer, bool isOn)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (isOn)
                _timers.Add(timer);
            _waiters.ForEach(waiter => waiter.TrySetResult());
            _waiters.Clear();
        }
    }

    private sealed class ManualTimer(TimerClock clock, TimerCallback callback, object? state) : ITimer
    {
        private long _due;

        public TimeSpan Left => TimeSpan.FromTicks(_due - clock.GetTimestamp());

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _due = clock.GetTimestamp() + dueTime.Ticks;
            clock.Set(this, dueTime >= TimeSpan.Zero);
            return true;
        }

        public void Run() => callback(state);

        public void Dispose() => clock.Set(this, isOn: false);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
