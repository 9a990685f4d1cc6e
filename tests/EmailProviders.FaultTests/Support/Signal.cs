namespace EmailProviders.FaultTests.Support;

/// <summary>Something that has happened, or not yet.</summary>
internal sealed class Signal
{
    private readonly TaskCompletionSource _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Task => _source.Task;

    public void Set() => _source.TrySetResult();

    /// <summary>Waits for it; a test that never sees it fails.</summary>
    public Task WaitAsync() => _source.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
}
