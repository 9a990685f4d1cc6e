using System.Runtime.ExceptionServices;

namespace EmailProviders;

/// <summary>One run of many mails: reads them ahead, makes the calls, and hands the results out in order.</summary>
internal sealed class BulkRun : IAsyncDisposable
{
    private readonly IEmailSender _sender;
    private readonly IBatchPlanner? _planner;
    private readonly BulkProgress _progress;
    private readonly BulkResults _results;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenSource _stop;
    private readonly SemaphoreSlim _calls;
    private readonly ReadAhead _room;
    private readonly int _windowSize;
    private readonly TimeSpan _maxBatchDelay;
    private Task _reading = Task.CompletedTask;
    private ExceptionDispatchInfo? _sourceFailure;
    private volatile bool _isCutShort;

    public BulkRun(IEmailSender sender, SendManyOptions options, IProgress<SendManyProgress>? progress, CancellationToken cancellationToken)
    {
        _sender = sender;
        _planner = (sender as IBatchSource)?.Batches;
        _progress = new BulkProgress(progress);
        _cancellationToken = cancellationToken;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _calls = new SemaphoreSlim(options.MaxConcurrency);
        var batch = _planner?.MaxBatchSize ?? 1;
        var ahead = options.MaxReadAhead ?? Math.Max(batch > 1 ? 2 * batch : 1, 4 * options.MaxConcurrency);
        _windowSize = Math.Min(batch, ahead);
        _room = new ReadAhead(ahead);
        _results = new BulkResults(_room, returnAt: Math.Max(ahead / 4, 1));
        _maxBatchDelay = options.MaxBatchDelay;
    }

    /// <summary>Begins to read and to send.</summary>
    public void Start(IAsyncEnumerable<SendEmailRequest> requests) => _reading = Task.Run(() => ReadAsync(requests), CancellationToken.None);

    /// <summary>The result of the next mail; null after the last one.</summary>
    public ValueTask<TrySendResult?> NextAsync() => _results.NextAsync();

    /// <summary>Throws what ended the run before its last mail.</summary>
    public void ThrowIfCutShort()
    {
        if (_isCutShort)
            _cancellationToken.ThrowIfCancellationRequested();
        _sourceFailure?.Throw();
    }

    /// <summary>Called once for each mail as it is settled.</summary>
    public void Settled(MailWindow window, int index, TrySendResult result)
    {
        if (result.Error is { Kind: EmailErrorKind.Cancelled })
            _isCutShort = true;
        _progress.Add(result.Outcome);
        _results.Settled(window, index);
    }

    /// <summary>Ends the reading, and waits for the calls that are on their way.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _reading.ConfigureAwait(false);
        await _results.AllSettled.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task ReadAsync(IAsyncEnumerable<SendEmailRequest> requests)
    {
        var source = new BulkSource(requests, _planner?.Clock ?? TimeProvider.System, _stop.Token);
        await using (source.ConfigureAwait(false))
        {
            var pending = new List<SendEmailRequest?>();
            while (await TakeRoomAsync().ConfigureAwait(false))
            {
                // Mails wait for company while the source has none ready, but no longer than they may.
                if (pending.Count > 0 && !await source.IsReadyAsync(_maxBatchDelay).ConfigureAwait(false))
                    await FlushAsync(pending).ConfigureAwait(false);
                if (!await source.MoveNextAsync().ConfigureAwait(false))
                    break;

                pending.Add(source.Current);
                if (pending.Count == 1)
                    source.BeginDelay();
                if (pending.Count >= _windowSize)
                    await FlushAsync(pending).ConfigureAwait(false);
            }

            await FlushAsync(pending).ConfigureAwait(false);
            _sourceFailure = source.Failure;
            if (source.IsCutShort)
                _isCutShort = true;
            _results.Complete();
        }
    }

    private async ValueTask<bool> TakeRoomAsync()
    {
        try
        {
            await _room.TakeAsync(_stop.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            _isCutShort = true;
            return false;
        }
    }

    private async ValueTask FlushAsync(List<SendEmailRequest?> pending)
    {
        if (pending.Count == 0)
            return;

        var window = new MailWindow(this, [.. pending]);
        pending.Clear();
        _results.Add(window);
        foreach (var call in Plan(window))
            await StartAsync(call).ConfigureAwait(false);
    }

    private IReadOnlyList<MailCall> Plan(MailWindow window)
    {
        var mails = window.Mails;
        for (var index = 0; index < mails.Count; index++)
        {
            if (mails[index] is null)
                window.Settle(index, BulkErrors.Missing);
        }

        if (mails.Count > 1)
            return _planner!.Plan(window);
        return mails[0] is { } mail ? [new SingleCall(_sender, window, 0, mail)] : [];
    }

    // The source is not read on while as many calls are made as may be.
    private async ValueTask StartAsync(MailCall call)
    {
        try
        {
            await _calls.WaitAsync(_stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            call.SettleRest(BulkErrors.NotBegun);
            return;
        }

        _ = MakeAsync(call);
    }

    private async Task MakeAsync(MailCall call)
    {
        IReadOnlyList<MailCall> next = [];
        try
        {
            if (_stop.IsCancellationRequested)
                call.SettleRest(BulkErrors.NotBegun);
            else
                next = await call.SendAsync(_cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // No call throws. Should one do so, its mails are not left without an outcome.
            call.SettleRest(BulkErrors.Foreign(exception));
        }
        finally
        {
            _calls.Release();
        }

        foreach (var following in next)
            _ = FollowAsync(following);
    }

    private async Task FollowAsync(MailCall call)
    {
        try
        {
            await _calls.WaitAsync(_stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            call.SettleRest(BulkErrors.NotBegun);
            return;
        }

        await MakeAsync(call).ConfigureAwait(false);
    }
}
