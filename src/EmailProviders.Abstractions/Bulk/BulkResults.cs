namespace EmailProviders;

/// <summary>The windows of a run in their order. One reader takes the results; it waits where the next one is not settled.</summary>
/// <param name="taken">Called as a result is taken.</param>
internal sealed class BulkResults(Action taken)
{
    private readonly Lock _lock = new();
    private readonly Queue<MailWindow> _windows = new();
    private TaskCompletionSource? _reader;
    private TaskCompletionSource? _allSettled;
    private int _next;
    private int _open;
    private bool _isComplete;

    public void Add(MailWindow window)
    {
        lock (_lock)
        {
            _windows.Enqueue(window);
            _open += window.Mails.Count;
        }
    }

    /// <summary>Nothing more is added.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            _isComplete = true;
            _reader?.TrySetResult();
        }
    }

    /// <summary>A mail is settled.</summary>
    public void Settled(MailWindow window, int index)
    {
        lock (_lock)
        {
            if (index == _next && _windows.TryPeek(out var first) && ReferenceEquals(first, window))
                _reader?.TrySetResult();
            if (--_open == 0)
                _allSettled?.TrySetResult();
        }
    }

    /// <summary>The next result in order; null after the last one.</summary>
    public async ValueTask<TrySendResult?> NextAsync()
    {
        while (true)
        {
            Task settled;
            lock (_lock)
            {
                if (_windows.TryPeek(out var window) && window[_next] is { } result)
                {
                    Advance(window);
                    taken();
                    return result;
                }

                if (window is null && _isComplete)
                    return null;

                _reader = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                settled = _reader.Task;
            }

            await settled.ConfigureAwait(false);
        }
    }

    /// <summary>Waits until no mail is without a result.</summary>
    public Task AllSettledAsync()
    {
        lock (_lock)
        {
            if (_open == 0)
                return Task.CompletedTask;

            _allSettled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _allSettled.Task;
        }
    }

    private void Advance(MailWindow window)
    {
        if (++_next < window.Mails.Count)
            return;

        _windows.Dequeue();
        _next = 0;
    }
}
