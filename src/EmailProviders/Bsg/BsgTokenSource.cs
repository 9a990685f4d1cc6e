namespace EmailProviders.Bsg;

/// <summary>
/// The token of one account: kept, renewed before its end, made anew for other credentials. Thread-safe; whoever needs a token while
/// one is on its way waits for that one.
/// </summary>
internal sealed class BsgTokenSource(IBsgApi api, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private BsgToken? _current;
    private Renewal? _renewal;

    /// <summary>A token for these options, or why there is none.</summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled. A log-in under way goes on for the others.</exception>
    public ValueTask<BsgLogin> GetAsync(BsgOptions options, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested && Find(BsgCredentials.Of(options), options) is { } token
            ? new ValueTask<BsgLogin>(BsgLogin.Of(token))
            : RenewAsync(options, cancellationToken);

    private async ValueTask<BsgLogin> RenewAsync(BsgOptions options, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return await FindOrRenew(options).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            exception.Data[EmailSendException.OutcomeKey] = SendOutcome.NotSent;
            throw;
        }
    }

    /// <summary>Forgets a token that BSG refused, unless it has been replaced already.</summary>
    public void Invalidate(BsgToken refused)
    {
        lock (_lock)
        {
            if (ReferenceEquals(_current, refused))
                _current = null;
        }
    }

    private BsgToken? Find(BsgCredentials credentials, BsgOptions options)
    {
        lock (_lock)
            return _current is { } token && token.Credentials == credentials && !token.IsDue(clock.GetUtcNow(), options.TokenRefreshMargin) ? token : null;
    }

    private Task<BsgLogin> FindOrRenew(BsgOptions options)
    {
        var credentials = BsgCredentials.Of(options);
        lock (_lock)
        {
            // Another mail may have brought it meanwhile.
            if (Find(credentials, options) is { } token)
                return Task.FromResult(BsgLogin.Of(token));

            if (_renewal?.Credentials != credentials)
            {
                var renewal = new Renewal(options, credentials, _current?.Credentials == credentials ? _current : null);
                renewal.Login = Task.Run(() => RenewAsync(renewal));
                _renewal = renewal;
            }

            return _renewal.Login;
        }
    }

    private async Task<BsgLogin> RenewAsync(Renewal renewal)
    {
        BsgToken? made = null;
        try
        {
            made = await RefreshAsync(renewal).ConfigureAwait(false);
            if (made is not null)
                return BsgLogin.Of(made);

            var answer = await api.LoginAsync(
                    renewal.Account, new BsgLoginRequest { ApiKey = renewal.Credentials.ApiKey.Reveal() }, CancellationToken.None)
                .ConfigureAwait(false);
            made = TokenOf(answer.Body, renewal.Credentials);
            return (made ?? renewal.UsableToken(clock.GetUtcNow())) is { } token ? BsgLogin.Of(token) : BsgLogin.Failed(answer);
        }
        finally
        {
            Finish(renewal, made);
        }
    }

    private async Task<BsgToken?> RefreshAsync(Renewal renewal)
    {
        if (renewal.UsableToken(clock.GetUtcNow()) is not { } token)
            return null;

        var answer = await api.RefreshTokenAsync(renewal.Account, token.Authorization, CancellationToken.None).ConfigureAwait(false);
        return TokenOf(answer.Body, renewal.Credentials);
    }

    private BsgToken? TokenOf(BsgTokenResponse? answer, BsgCredentials credentials) =>
        BsgToken.Of(answer?.Bearer, credentials, clock.GetUtcNow());

    // A renewal that another one has overtaken, for newer credentials, leaves no trace.
    private void Finish(Renewal renewal, BsgToken? made)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(_renewal, renewal))
                return;

            _renewal = null;
            _current = made ?? _current;
        }
    }

    /// <summary>A token on its way.</summary>
    private sealed class Renewal(BsgOptions account, BsgCredentials credentials, BsgToken? previous)
    {
        /// <summary>The options that it was begun with: key and address belong together.</summary>
        public BsgOptions Account { get; } = account;

        public BsgCredentials Credentials { get; } = credentials;

        public Task<BsgLogin> Login { get; set; } = null!;

        /// <summary>The token that is replaced, as long as it can still be used.</summary>
        public BsgToken? UsableToken(DateTimeOffset now) => previous is null || previous.IsExpired(now) ? null : previous;
    }
}
