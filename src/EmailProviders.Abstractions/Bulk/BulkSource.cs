using System.Runtime.ExceptionServices;

namespace EmailProviders;

/// <summary>Reads the caller's source. What it throws is kept for later, and one that does not heed a cancellation is left behind.</summary>
internal sealed class BulkSource(IAsyncEnumerable<SendEmailRequest> requests, TimeProvider clock, CancellationToken stop) : IAsyncDisposable
{
    private IAsyncEnumerator<SendEmailRequest>? _source;
    private Task<bool>? _moving;
    private TimeSpan _waited;

    /// <summary>The mail that was read last.</summary>
    public SendEmailRequest? Current { get; private set; }

    /// <summary>What the source threw.</summary>
    public ExceptionDispatchInfo? Failure { get; private set; }

    /// <summary>Whether the reading was stopped before the source had ended.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>The first of the mails that wait for company has just come.</summary>
    public void BeginDelay() => _waited = TimeSpan.Zero;

    /// <summary>
    /// Whether the source has its next mail, or its end, ready before the mails that wait have waited long enough. Only the time that the source
    /// takes counts: a caller who is slow to take results is not waiting for these mails.
    /// </summary>
    public async ValueTask<bool> IsReadyAsync(TimeSpan maxDelay)
    {
        var began = clock.GetTimestamp();
        var moving = Begin();
        var left = maxDelay - _waited - clock.GetElapsedTime(began);
        if (left > TimeSpan.Zero && moving is { IsCompleted: false })
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
            await Task.WhenAny(moving, Task.Delay(left, clock, over.Token)).ConfigureAwait(false);
            await over.CancelAsync().ConfigureAwait(false);
        }

        _waited += clock.GetElapsedTime(began);
        return moving is null or { IsCompleted: true } && (_waited <= maxDelay || maxDelay == TimeSpan.Zero);
    }

    /// <summary>Reads the next mail; false where there is none, or no more is wanted.</summary>
    public async ValueTask<bool> MoveNextAsync()
    {
        if (Begin() is not { } moving)
            return false;

        try
        {
            var hasNext = await (moving.IsCompleted ? moving : moving.WaitAsync(stop)).ConfigureAwait(false);
            _moving = null;
            Current = hasNext ? _source!.Current : null;
            return hasNext;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            IsCutShort = true;
        }
        catch (Exception exception)
        {
            _moving = null;
            Failure = ExceptionDispatchInfo.Capture(exception);
        }

        return false;
    }

    public async ValueTask DisposeAsync()
    {
        if (_source is null)
            return;

        // A source may not be closed while it is being read.
        if (_moving is { IsCompleted: false } moving)
            _ = CloseAfterAsync(moving);
        else
            await CloseAsync().ConfigureAwait(false);
    }

    private Task<bool>? Begin()
    {
        try
        {
            _source ??= requests.GetAsyncEnumerator(stop);
            return _moving ??= _source.MoveNextAsync().AsTask();
        }
        catch (Exception exception)
        {
            Failure ??= ExceptionDispatchInfo.Capture(exception);
            return null;
        }
    }

    private async Task CloseAfterAsync(Task<bool> moving)
    {
        await ((Task)moving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await CloseAsync().ConfigureAwait(false);
    }

    private async ValueTask CloseAsync()
    {
        try
        {
            await _source!.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Failure ??= ExceptionDispatchInfo.Capture(exception);
        }
    }
}
