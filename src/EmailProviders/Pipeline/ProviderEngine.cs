using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace EmailProviders.Pipeline;

/// <summary>
/// What stands around one provider: its rate limit, its gate, its retries and its circuit breaker. One for the application's life.
/// </summary>
internal sealed class ProviderEngine : IEmailSender, IDisposable
{
    private static readonly ResiliencePropertyKey<EngineCall> CallKey = new("EmailProviders.Call");

    private readonly IEmailSender _provider;
    private readonly ProviderSettings _settings;
    private readonly EmailProvidersOptions _options;
    private readonly TimeProvider _clock;
    private readonly ProviderGate _gate;
    private readonly RetryBudget _budget = new();
    private readonly ClientRateLimiter _limiter = new();
    private readonly ResiliencePipeline<SendEmailResult> _pipeline;

    public ProviderEngine(IEmailSender provider, ProviderSettings settings, EmailProvidersOptions options, TimeProvider clock, Func<double> random)
    {
        _provider = provider;
        _settings = settings;
        _options = options;
        _clock = clock;
        _gate = new ProviderGate(clock);
        _pipeline = BuildPipeline(random);
    }

    /// <summary>The provider's batch call; null where it has none.</summary>
    public IBatchProvider? Batches => _provider as IBatchProvider;

    public async Task<SendEmailResult> SendAsync(SendEmailRequest request, CancellationToken cancellationToken = default)
    {
        var options = _settings.Current();
        var ticket = _gate.Enter(request, options);
        if (ticket.Wait is { } wait)
            throw EngineCall.Refused(request, _settings.Name, EmailErrorKind.ProviderPaused, "The provider is left alone for now.", wait);

        var call = new EngineCall(request, _clock.GetTimestamp(), ticket, options);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(CallKey, call);
            var outcome = await _pipeline.ExecuteOutcomeAsync(
                static async (context, engine) => await engine.AttemptAsync(context).ConfigureAwait(false), context, this).ConfigureAwait(false);
            return call.Finish(_settings.Name, outcome, cancellationToken);
        }
        finally
        {
            _gate.Leave(ticket);
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public void Dispose() => _limiter.Dispose();

    private ResiliencePipeline<SendEmailResult> BuildPipeline(Func<double> random) => new ResiliencePipelineBuilder<SendEmailResult> { TimeProvider = _clock }
        .AddRetry(new RetryStrategyOptions<SendEmailResult>
        {
            MaxRetryAttempts = EmailProvidersOptions.MaxAttempts - 1,
            ShouldHandle = arguments => new(
                !arguments.Context.CancellationToken.IsCancellationRequested && ShouldRetry(CallOf(arguments.Context), arguments.Outcome.Exception)),
            DelayGenerator = arguments => new(DelayOf(CallOf(arguments.Context), arguments.AttemptNumber, random)),
        })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<SendEmailResult>
        {
            FailureRatio = 0.5,
            MinimumThroughput = _options.BreakAfterFailures,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = _options.BreakDuration,
            ShouldHandle = static arguments => new(arguments.Outcome.Exception is EmailSendException failure && DispositionTable.Find(failure.Error).IsOfHealth),
        })
        .Build();

    private async ValueTask<Outcome<SendEmailResult>> AttemptAsync(ResilienceContext context)
    {
        var call = CallOf(context);
        try
        {
            if (!await TakePermitAsync(call.Request, context.CancellationToken).ConfigureAwait(false))
                return Outcome.FromException<SendEmailResult>(call.Failed(OverLimit(call.Request)));

            var result = await _provider.SendAsync(call.Request, context.CancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException("The provider returned null.");
            _budget.Succeeded();
            _gate.Open(call.Ticket);
            return Outcome.FromResult(call.Accepted(Complete(result)));
        }
        catch (OperationCanceledException exception) when (context.CancellationToken.IsCancellationRequested)
        {
            // A provider of the application's own that does not say how far it came may have sent the mail.
            exception.Data[EmailSendException.OutcomeKey] ??= SendOutcome.Unknown;
            return Outcome.FromException<SendEmailResult>(exception);
        }
        catch (Exception exception)
        {
            var failure = exception is EmailSendException known ? Complete(known) : EngineCall.Foreign(_settings.Name, exception);
            Learn(call, failure.Error);
            if (!call.IsDuplicateOfOurs(failure.Error))
                return Outcome.FromException<SendEmailResult>(call.Failed(failure));

            _budget.Succeeded();
            return Outcome.FromResult(call.AcceptedAsDuplicate(_settings.Name, failure.Error));
        }
    }

    // Nobody waits for a permit while another provider can take the mail.
    private async ValueTask<bool> TakePermitAsync(SendEmailRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await _limiter.WaitAsync(_settings.RateLimit(), mayQueue: !request.HasAlternative, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            exception.Data[EmailSendException.OutcomeKey] = SendOutcome.NotSent;
            throw;
        }
    }

    private EmailSendException OverLimit(SendEmailRequest request) => EngineCall.Refused(
        request, _settings.Name, EmailErrorKind.RateLimited, "This account's own RateLimit is reached.", _settings.RateLimit()?.Period);

    // A provider of the application's own need not keep a list of attempts.
    private SendEmailResult Complete(SendEmailResult result) => result.Attempts.Count > 0
        ? result
        : result with { Attempts = [new SendEmailAttempt { Provider = _settings.Name, Outcome = SendOutcome.Accepted, BodyStarted = true }] };

    private EmailSendException Complete(EmailSendException exception) => exception.Error.Attempts.Count > 0
        ? exception
        : new EmailSendException(
            exception.Error with
            {
                Attempts =
                [
                    new SendEmailAttempt
                    {
                        Provider = _settings.Name,
                        Outcome = exception.Error.Outcome,
                        Kind = exception.Error.Kind,
                        StatusCode = exception.Error.StatusCode,
                        BodyStarted = exception.Error.Outcome == SendOutcome.Unknown,
                    },
                ],
            },
            exception.InnerException);

    private void Learn(EngineCall call, EmailError error)
    {
        if (error.Kind == EmailErrorKind.RateLimited)
            _gate.Pause(error.RetryAfter ?? _options.PauseWithoutRetryAfter);
        else if (error.StatusCode is not null)
            _gate.Open(call.Ticket);

        switch (DispositionTable.Find(error).Disables)
        {
            case Disabled.Provider:
                _gate.DisableProvider(_options.DisableDuration, call.Options);
                break;
            case Disabled.Sender:
                _gate.DisableSender(call.Request.From.Address, _options.DisableDuration, call.Options);
                break;
        }
    }

    private bool ShouldRetry(EngineCall call, Exception? exception)
    {
        if (exception is not EmailSendException { Error: var error }
            || call.Request.IsLaterRound
            || call.Retries >= EmailProvidersOptions.MaxAttempts - 1)
        {
            return false;
        }

        var mayRetry = DispositionTable.Find(error).Here switch
        {
            RetryHere.Quickly => call.Retries < _options.RetriesBeforeFailover && (!call.IsUnknown || MayRepeat(call)),
            RetryHere.UnderItsKey => MayRepeat(call),
            _ => false,
        };
        if (!mayRetry || !_budget.TryTake(error.Kind))
            return false;

        call.Retry();
        return true;
    }

    private bool MayRepeat(EngineCall call) =>
        IsKeyAlive(call) || call.Request is { DuplicatePolicy: DuplicatePolicy.Allow, HasAlternative: false };

    // A key that the provider may have forgotten by the time the next attempt arrives protects nothing.
    private bool IsKeyAlive(EngineCall call) =>
        _settings.IdempotencyKeyLifetime() is { } life
        && _clock.GetElapsedTime(call.Started) + _options.MaxRetryDelay + _settings.AttemptTimeout() < life;

    private TimeSpan? DelayOf(EngineCall call, int retry, Func<double> random) => RetryDelay.Of(retry, call.IsUnknown, _options.MaxRetryDelay, random);

    private static EngineCall CallOf(ResilienceContext context) => context.Properties.GetValue(CallKey, null!);
}
