namespace EmailProviders.Sandbox.Tests.Support;

/// <summary>A single shot of <see cref="ManualClock"/>.</summary>
internal sealed class ManualTimer(DateTimeOffset due, Action callback) : ITimer
{
    private readonly TaskCompletionSource disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DateTimeOffset Due => due;

    /// <summary>Ends when nobody waits for the timer any more.</summary>
    public Task Disposed => disposed.Task;

    public void Fire()
    {
        if (!Disposed.IsCompleted)
        {
            callback();
        }
    }

    public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

    public void Dispose() => disposed.TrySetResult();

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
