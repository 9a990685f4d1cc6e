namespace EmailProviders;

/// <summary>One run of many mails: has them read ahead, makes the calls, and hands the results out in order.</summary>
internal sealed class BulkRun : IAsyncDisposable
{
    // A source that is being asked while the run ends has a moment to come to its end.
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(1);

    private readonly IEmailSender _sender;
    private readonly IBatchPlanner? _planner;
    private readonly BulkProgress _progress;
    private readonly BulkResults _results;
    private readonly BulkReader _reader;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenSource _stopping;
    private readonly CancellationToken _stop;
    private readonly SemaphoreSlim _calls;
    private Task _reading = Task.CompletedTask;
    private Task? _farewell;
    private volatile bool _hasCancelled;
    private bool _isEndTold;

    public BulkRun(IEmailSender sender, SendManyOptions options, IProgress<SendManyProgress>? progress, CancellationToken cancellationToken)
    {
        _sender = sender;
        _planner = (sender as IBatchSource)?.Batches;
        _progress = new BulkProgress(progress);
        _cancellationToken = cancellationToken;
        _stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _stop = _stopping.Token;
        _calls = new SemaphoreSlim(options.MaxConcurrency);
        var batch = _planner?.MaxBatchSize ?? 1;
        var ahead = options.MaxReadAhead ?? Math.Max(batch > 1 ? 2 * batch : 1, 4 * options.MaxConcurrency);
        var room = new ReadAhead(ahead);
        _results = new BulkResults(room, returnAt: Math.Max(ahead / 4, 1));
        _reader = new BulkReader(this, room, Math.Min(batch, ahead), options.MaxBatchDelay, _planner?.Clock ?? TimeProvider.System);
    }

    /// <summary>Begins to read and to send.</summary>
    public void Start(IAsyncEnumerable<SendEmailRequest> requests)
    {
        _stop.UnsafeRegister(static reader => ((BulkReader)reader!).End(isCutShort: true), _reader);
        _reading = Task.Run(() => _reader.ReadAsync(requests, _stop), CancellationToken.None);
    }

    /// <summary>The result of the next mail; null after the last one.</summary>
    public ValueTask<TrySendResult?> NextAsync() => _results.NextAsync();

    /// <summary>Throws what ended the run before its last mail, and what the source threw when it was closed.</summary>
    public async ValueTask ThrowIfFailedAsync()
    {
        await LeaveSourceAsync().ConfigureAwait(false);
        _isEndTold = true;
        if ((_hasCancelled || _reader.IsCutShort) && _cancellationToken.IsCancellationRequested)
            throw new OperationCanceledException("The run was cancelled.", _reader.CloseFailure?.SourceException, _cancellationToken);
        (_reader.Failure ?? _reader.CloseFailure)?.Throw();
    }

    /// <summary>Takes mails that were read together into the run; they are to be sent then.</summary>
    public MailWindow Open(SendEmailRequest?[] mails)
    {
        var window = new MailWindow(this, mails);
        _results.Add(window);
        return window;
    }

    /// <summary>No further window is opened.</summary>
    public void Complete() => _results.Complete();

    /// <summary>Begins the calls for a window, waiting while as many are made as may be. Nothing is thrown.</summary>
    public async Task SendAsync(MailWindow window)
    {
        foreach (var call in Plan(window))
            await StartAsync(call).ConfigureAwait(false);
    }

    /// <summary>Called once for each mail as it is settled.</summary>
    public void Settled(MailWindow window, int index, TrySendResult result)
    {
        if (result.Error is { Kind: EmailErrorKind.Cancelled })
            _hasCancelled = true;
        _progress.Add(result.Outcome);
        _results.Settled(window, index);
    }

    /// <summary>Ends the reading, and waits for the calls that are on their way.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _results.AllSettled.ConfigureAwait(false);
        await LeaveSourceAsync().ConfigureAwait(false);
        _stopping.Dispose();
        // Whoever leaves the loop is told that its source could not be closed, as in any other loop.
        if (!_isEndTold)
            _reader.CloseFailure?.Throw();
    }

    // Once, however the run ends.
    private async Task LeaveSourceAsync() =>
        await (_farewell ??= _reading.WaitAsync(LongestFarewell, CancellationToken.None)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private IReadOnlyList<MailCall> Plan(MailWindow window)
    {
        var mails = window.Mails;
        for (var index = 0; index < mails.Count; index++)
        {
            if (mails[index] is null)
                window.Settle(index, BulkErrors.Missing);
        }

        if (mails.Count == 1)
            return mails[0] is { } single ? [new SingleCall(_sender, window, 0, single)] : [];

        try
        {
            if (!_stop.IsCancellationRequested)
                return _planner!.Plan(window);
        }
        catch (Exception)
        {
            // It costs the mails their company. What is wrong, each one's own send tells.
        }

        return EachAlone(window);
    }

    private List<SingleCall> EachAlone(MailWindow window)
    {
        var calls = new List<SingleCall>(window.Mails.Count);
        for (var index = 0; index < window.Mails.Count; index++)
        {
            if (window.Mails[index] is { } mail)
                calls.Add(new SingleCall(_sender, window, index, mail));
        }

        return calls;
    }

    private async ValueTask StartAsync(MailCall call)
    {
        if (!await MayCallAsync(call).ConfigureAwait(false))
            return;

        // A sender or decorator of the application's own may block its caller: that must not be the reader, who begins the next call too.
        if (_planner is not null)
            _ = MakeAsync(call);
        else
            ThreadPool.QueueUserWorkItem(static made => _ = made.Run.MakeAsync(made.Call), (Run: this, Call: call), preferLocal: false);
    }

    private async Task FollowAsync(MailCall call)
    {
        if (await MayCallAsync(call).ConfigureAwait(false))
            await MakeAsync(call).ConfigureAwait(false);
    }

    private async ValueTask<bool> MayCallAsync(MailCall call)
    {
        try
        {
            await _calls.WaitAsync(_stop).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            call.SettleRest(BulkErrors.NotBegun);
            return false;
        }
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
}
