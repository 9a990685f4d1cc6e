using System.Collections.Concurrent;

namespace EmailProviders;

/// <summary>The windows of a run in their order. One taker takes the results; it waits where the next one is not settled.</summary>
/// <param name="room">Where room is given back for results that were taken.</param>
/// <param name="returnAt">How many results are taken before their room is given back, unless the taker has to wait.</param>
internal sealed class BulkResults(ReadAhead room, int returnAt)
{
    private readonly ConcurrentQueue<MailWindow> _windows = new();
    private readonly TaskCompletionSource _allSettled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Taker? _taker;
    private volatile bool _isComplete;
    private MailWindow? _window;
    private int _next;
    private int _taken;

    // The reading counts as one, so that not all is settled before it has ended.
    private int _open = 1;

    /// <summary>Ends when no mail is without a result, and none can come.</summary>
    public Task AllSettled => _allSettled.Task;

    public void Add(MailWindow window)
    {
        Interlocked.Add(ref _open, window.Mails.Count);
        _windows.Enqueue(window);
        Interlocked.MemoryBarrier();
        if (_taker is { Window: null } taker)
            taker.TrySetResult();
    }

    /// <summary>Nothing more is added.</summary>
    public void Complete()
    {
        _isComplete = true;
        Interlocked.MemoryBarrier();
        _taker?.TrySetResult();
        Close();
    }

    /// <summary>A mail is settled: its result is there already.</summary>
    public void Settled(MailWindow window, int index)
    {
        Interlocked.MemoryBarrier();
        if (_taker is { } taker && taker.Index == index && ReferenceEquals(taker.Window, window))
            taker.TrySetResult();
        Close();
    }

    /// <summary>The next result in order; null after the last one.</summary>
    public ValueTask<TrySendResult?> NextAsync() => _window?[_next] is { } result ? new ValueTask<TrySendResult?>(Take(result)) : WaitAsync();

    private async ValueTask<TrySendResult?> WaitAsync()
    {
        ReturnRoom();
        while (true)
        {
            if (_window is null && _windows.TryDequeue(out var window))
                _window = window;

            // Whoever settles writes first and then looks for a taker; a taker stands up first and then looks again.
            var taker = new Taker(_window, _next);
            _taker = taker;
            Interlocked.MemoryBarrier();
            if (_window?[_next] is { } result)
                return Take(result);
            if (_window is not null || (!_isComplete && _windows.IsEmpty))
                await taker.Task.ConfigureAwait(false);
            else if (_windows.IsEmpty)
                return null;
        }
    }

    private TrySendResult Take(TrySendResult result)
    {
        if (++_taken >= returnAt)
            ReturnRoom();
        if (++_next == _window!.Mails.Count)
        {
            _next = 0;
            _window = null;
        }

        return result;
    }

    private void ReturnRoom()
    {
        if (_taken > 0)
            room.Return(_taken);
        _taken = 0;
    }

    private void Close()
    {
        if (Interlocked.Decrement(ref _open) == 0)
            _allSettled.TrySetResult();
    }

    /// <summary>Somebody who waits for one result, or for the next window.</summary>
    private sealed class Taker(MailWindow? window, int index) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public MailWindow? Window { get; } = window;

        public int Index { get; } = index;
    }
}
