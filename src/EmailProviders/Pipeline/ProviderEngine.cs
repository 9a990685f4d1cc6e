using System.Runtime.CompilerServices;

namespace EmailProviders.Pipeline;

/// <summary>
/// What stands around one provider: its gate, its retries, its circuit breaker and its rate limit, in this order. One for the application's life.
/// </summary>
internal sealed class ProviderEngine(
    IInnerSender provider, ProviderSettings settings, EmailProvidersOptions options, TimeProvider clock, Func<double> random) : IInnerSender, IDisposable
{
    private readonly ProviderGate _gate = new(clock);
    private readonly CircuitBreaker _breaker = new(options, clock);
    private readonly RetryBudget _budget = new();
    private readonly ClientRateLimiter _limiter = new();

    /// <summary>The provider's batch call; null where it has none.</summary>
    public IBatchProvider? Batches => provider as IBatchProvider;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<SendEmailResult> SendAsync(SendEmailRequest request, ISendContext context, CancellationToken cancellationToken)
    {
        var current = settings.Current();
        var ticket = _gate.Enter(request, context.HasAlternative, current);
        if (ticket.Wait is { } wait)
            throw EngineCall.Refused(context, settings.Name, EmailErrorKind.ProviderPaused, "The provider is left alone for now.", wait);

        var call = new EngineCall(settings.Name, request, context, clock.GetTimestamp(), ticket, current);
        try
        {
            while (true)
            {
                if (_breaker.Enter(out var probe) is { } broken)
                    throw call.Broken(broken);
                if (await AttemptAsync(call, probe, cancellationToken).ConfigureAwait(false) is { } result)
                    return call.Accepted(result);
                if (cancellationToken.IsCancellationRequested || !ShouldRetry(call))
                    throw call.Failed();
                await DelayAsync(call, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _gate.Leave(ticket);
        }
    }

    public void Dispose() => _limiter.Dispose();

    /// <summary>The result, or null where the attempt failed; the call then knows how.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<SendEmailResult?> AttemptAsync(EngineCall call, long probe, CancellationToken cancellationToken)
    {
        try
        {
            if (!await TakePermitAsync(call.Context, cancellationToken).ConfigureAwait(false))
            {
                _breaker.Forget(probe);
                call.Fail(OverLimit(call.Context));
                return null;
            }

            var result = await provider.SendAsync(call.Request, call.Context, cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException("The provider returned null.");
            _budget.Succeeded();
            _gate.Open(call.Ticket);
            _breaker.Succeeded(probe);
            return Complete(result);
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            _breaker.Forget(probe);
            // A provider of the application's own that does not say how far it came may have sent the mail.
            exception.Data[EmailSendException.OutcomeKey] ??= SendOutcome.Unknown;
            throw call.Cancelled(exception, cancellationToken);
        }
        catch (Exception exception)
        {
            var failure = exception is EmailSendException known ? Complete(known) : EngineCall.Foreign(settings.Name, exception);
            Learn(call, failure.Error, probe);
            if (!call.IsDuplicateOfOurs(failure.Error))
            {
                call.Fail(failure);
                return null;
            }

            _budget.Succeeded();
            return call.AsDuplicate(failure.Error);
        }
    }

    // Nobody waits for a permit while another provider can take the mail.
    private async ValueTask<bool> TakePermitAsync(ISendContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await _limiter.WaitAsync(settings.RateLimit(), mayQueue: !context.HasAlternative, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            exception.Data[EmailSendException.OutcomeKey] = SendOutcome.NotSent;
            throw;
        }
    }

    private async ValueTask DelayAsync(EngineCall call, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(RetryDelay.Of(call.Retries - 1, call.IsUnknown, options.MaxRetryDelay, random), clock, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            throw call.Cancelled(exception, cancellationToken);
        }
    }

    private EmailSendException OverLimit(ISendContext context) => EngineCall.Refused(
        context, settings.Name, EmailErrorKind.RateLimited, "This account's own RateLimit is reached.", settings.RateLimit()?.Period);

    // A provider of the application's own need not keep a list of attempts.
    private SendEmailResult Complete(SendEmailResult result) => result.Attempts.Count > 0
        ? result
        : result with { Attempts = [new SendEmailAttempt { Provider = settings.Name, Outcome = SendOutcome.Accepted, BodyStarted = true }] };

    private EmailSendException Complete(EmailSendException exception) => exception.Error.Attempts.Count > 0
        ? exception
        : new EmailSendException(
            exception.Error with
            {
                Attempts =
                [
                    new SendEmailAttempt
                    {
                        Provider = settings.Name,
                        Outcome = exception.Error.Outcome,
                        Kind = exception.Error.Kind,
                        StatusCode = exception.Error.StatusCode,
                        BodyStarted = exception.Error.Outcome == SendOutcome.Unknown,
                    },
                ],
            },
            exception.InnerException);

    private void Learn(EngineCall call, EmailError error, long probe)
    {
        var disposition = DispositionTable.Find(error);
        if (disposition.IsOfHealth)
            _breaker.Failed(probe);
        else if (error.StatusCode is not null)
            _breaker.Succeeded(probe);
        else
            _breaker.Forget(probe);

        if (error.Kind == EmailErrorKind.RateLimited)
            _gate.Pause(error.RetryAfter ?? options.PauseWithoutRetryAfter);
        else if (error.StatusCode is not null)
            _gate.Open(call.Ticket);

        switch (disposition.Disables)
        {
            case Disabled.Provider:
                _gate.DisableProvider(options.DisableDuration, call.Options);
                break;
            case Disabled.Sender:
                _gate.DisableSender(call.Request.From.Address, options.DisableDuration, call.Options);
                break;
        }
    }

    private bool ShouldRetry(EngineCall call)
    {
        var error = call.LastError;
        if (call.Context.IsLaterRound || call.Retries >= EmailProvidersOptions.MaxAttempts - 1)
            return false;

        var mayRetry = DispositionTable.Find(error).Here switch
        {
            RetryHere.Quickly => call.Retries < options.RetriesBeforeFailover && (!call.IsUnknown || MayRepeat(call)),
            RetryHere.UnderItsKey => MayRepeat(call),
            _ => false,
        };
        if (!mayRetry || !_budget.TryTake(error.Kind))
            return false;

        call.Retry();
        return true;
    }

    private bool MayRepeat(EngineCall call) =>
        IsKeyAlive(call) || (call.Request.DuplicatePolicy == DuplicatePolicy.Allow && !call.Context.HasAlternative);

    // A key that the provider may have forgotten by the time the next attempt arrives protects nothing.
    private bool IsKeyAlive(EngineCall call) =>
        settings.IdempotencyKeyLifetime() is { } life
        && clock.GetElapsedTime(call.Started) + options.MaxRetryDelay + settings.AttemptTimeout() < life;
}
