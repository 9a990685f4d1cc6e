using System.Runtime.ExceptionServices;

namespace EmailProviders;

/// <summary>
/// Reads the caller's source into windows. A source may block its reader, or never answer: what time and cancellation demand is done from elsewhere,
/// and a source that is being asked when the run is stopped is left behind.
/// </summary>
internal sealed class BulkReader(BulkRun run, ReadAhead room, int windowSize, TimeSpan maxDelay, TimeProvider clock)
{
    // So long a source may take of which nobody knows yet that it blocks its reader.
    private static readonly TimeSpan ShortestDelay = TimeSpan.FromMilliseconds(10);

    private readonly Lock _lock = new();
    private readonly List<SendEmailRequest?> _pending = [];
    private readonly TimeSpan _delay = maxDelay > ShortestDelay ? maxDelay : ShortestDelay;
    private ITimer? _timer;
    private bool _isTimerSet;
    private long? _askedAt;
    private TimeSpan _waited;
    private bool _hasEnded;

    /// <summary>What the source threw while it was read.</summary>
    public ExceptionDispatchInfo? Failure { get; private set; }

    /// <summary>What the source threw when it was closed.</summary>
    public ExceptionDispatchInfo? CloseFailure { get; private set; }

    /// <summary>Whether the run was stopped before the source had ended.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>Reads until the source has ended, and closes it. Nothing is thrown.</summary>
    public async Task ReadAsync(IAsyncEnumerable<SendEmailRequest> requests, CancellationToken stop)
    {
        IAsyncEnumerator<SendEmailRequest>? source = null;
        try
        {
            source = requests.GetAsyncEnumerator(stop);
            await ReadAllAsync(source, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Whoever stopped the run has ended it.
        }
        catch (Exception exception)
        {
            Failure = ExceptionDispatchInfo.Capture(exception);
        }

        await FlushAsync().ConfigureAwait(false);
        await CloseAsync(source).ConfigureAwait(false);
        End(isCutShort: stop.IsCancellationRequested);
    }

    /// <summary>No more is read: what waits for company still becomes a window.</summary>
    public void End(bool isCutShort)
    {
        MailWindow? window;
        lock (_lock)
        {
            if (_hasEnded)
                return;

            window = OpenWindow();
            _hasEnded = true;
            IsCutShort = isCutShort;
            _timer?.Dispose();
        }

        run.Complete();
        if (window is not null)
            _ = run.SendAsync(window);
    }

    private async Task ReadAllAsync(IAsyncEnumerator<SendEmailRequest> source, CancellationToken stop)
    {
        while (true)
        {
            await room.TakeAsync(stop).ConfigureAwait(false);
            BeginWait();
            var moving = source.MoveNextAsync();
            if (maxDelay == TimeSpan.Zero && !moving.IsCompleted)
                await FlushAsync().ConfigureAwait(false);
            if (!await moving.ConfigureAwait(false))
                return;
            if (Add(source.Current) is { } window)
                await run.SendAsync(window).ConfigureAwait(false);
        }
    }

    /// <summary>The window that is full with this mail, or null.</summary>
    private MailWindow? Add(SendEmailRequest? mail)
    {
        lock (_lock)
        {
            if (_hasEnded)
                return null;

            // Only the time that the source takes counts: a caller who is slow to take results is not waiting for these mails.
            if (_askedAt is { } askedAt)
                _waited += clock.GetElapsedTime(askedAt);
            _askedAt = null;
            _pending.Add(mail);
            return _pending.Count >= windowSize ? OpenWindow() : null;
        }
    }

    private Task FlushAsync()
    {
        MailWindow? window;
        lock (_lock)
            window = OpenWindow();
        return window is null ? Task.CompletedTask : run.SendAsync(window);
    }

    private void BeginWait()
    {
        lock (_lock)
        {
            if (_pending.Count == 0)
                return;

            _askedAt = clock.GetTimestamp();
            SetTimer(_waited);
        }
    }

    private void OnTimer()
    {
        MailWindow? window = null;
        lock (_lock)
        {
            _isTimerSet = false;
            if (_pending.Count == 0 || _askedAt is not { } askedAt)
                return;

            var waited = _waited + clock.GetElapsedTime(askedAt);
            if (waited < _delay)
                SetTimer(waited);
            else
                window = OpenWindow();
        }

        if (window is not null)
            _ = run.SendAsync(window);
    }

    private void SetTimer(TimeSpan waited)
    {
        if (_isTimerSet)
            return;

        _isTimerSet = true;
        _timer ??= clock.CreateTimer(static reader => ((BulkReader)reader!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(waited < _delay ? _delay - waited : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    // Under the lock: windows are in the order of their mails, whoever opens them.
    private MailWindow? OpenWindow()
    {
        if (_pending.Count == 0)
            return null;

        var window = run.Open([.. _pending]);
        _pending.Clear();
        _askedAt = null;
        _waited = TimeSpan.Zero;
        return window;
    }

    private async ValueTask CloseAsync(IAsyncEnumerator<SendEmailRequest>? source)
    {
        try
        {
            if (source is not null)
                await source.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            CloseFailure = ExceptionDispatchInfo.Capture(exception);
        }
    }
}
