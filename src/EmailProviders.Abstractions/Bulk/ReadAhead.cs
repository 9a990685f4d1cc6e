namespace EmailProviders;

/// <summary>How many mails may still be read before results are taken. One reader takes room, one taker of results gives it back.</summary>
internal sealed class ReadAhead(int limit)
{
    private readonly Lock _lock = new();
    private int _left = limit;
    private int _returned;
    private TaskCompletionSource? _reader;

    /// <summary>Takes room for one mail, waiting for it.</summary>
    public ValueTask TakeAsync(CancellationToken cancellationToken)
    {
        if (_left == 0 || cancellationToken.IsCancellationRequested)
            return WaitAsync(cancellationToken);

        _left--;
        return ValueTask.CompletedTask;
    }

    /// <summary>Gives room back.</summary>
    public void Return(int count)
    {
        lock (_lock)
        {
            _returned += count;
            _reader?.TrySetResult();
        }
    }

    private async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (_left == 0)
        {
            Task returned;
            lock (_lock)
            {
                _left = _returned;
                _returned = 0;
                _reader = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                returned = _reader.Task;
            }

            if (_left == 0)
                await returned.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        _left--;
    }
}
