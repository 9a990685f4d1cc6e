namespace EmailProviders.Pipeline;

/// <summary>One mail on its route: what is left to send, what was accepted on the way, and every attempt.</summary>
internal sealed class RoutedSend(SendEmailRequest request, AttemptObserver observer) : ISendContext
{
    // Made when something fails: most mails are taken at once.
    private List<SendEmailAttempt>? _attempts;
    private List<EmailSendException>? _failures;
    private EmailSendException? _answer;
    private PartialDelivery? _partial;
    private string? _key;
    private bool _mayBeDuplicate;
    private int _rounds = 1;
    private int _reported;

    private List<SendEmailAttempt> Attempts => _attempts ??= [];

    private List<EmailSendException> Failures => _failures ??= [];

    public string IdempotencyKey => request.IdempotencyKey ?? (_key ??= Guid.NewGuid().ToString());

    public bool IsKeyGenerated => request.IdempotencyKey is null;

    public bool HasAlternative { get; private set; }

    public bool IsLaterRound => _rounds > 1;

    /// <summary>Whether another provider may still be asked.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>The mail as the next provider gets it: those who have it already left out.</summary>
    public SendEmailRequest RequestFor(bool hasAlternative)
    {
        HasAlternative = hasAlternative;
        return _partial is null ? request : _partial.Remaining(request);
    }

    public SendEmailResult Accept(SendEmailResult result)
    {
        Report();
        observer.Report(result.Attempts);
        if (_attempts is null && _partial is null && !_mayBeDuplicate)
            return result;

        var all = result with
        {
            Attempts = [.. Attempts, .. result.Attempts],
            MayBeDuplicate = result.MayBeDuplicate || _mayBeDuplicate,
        };
        return _partial is null ? all : _partial.Complete(all);
    }

    public void Fail(EmailSendException exception, bool hasAlternative)
    {
        Report();
        var error = exception.Error;
        if (error.Recipients.Count > 0)
            _partial = PartialDelivery.Add(_partial, error, request.DuplicatePolicy);
        else
            _partial?.Fail(error);

        var mayGoOn = error.Recipients.Count > 0 ? _partial!.HasRemaining(request) : DispositionTable.Find(error).AllowsNext(request.DuplicatePolicy);
        _mayBeDuplicate |= mayGoOn && IsUncertain(error);
        IsOpen = mayGoOn;
        Failures.Add(exception);
        Note(error.Attempts, mayGoOn && hasAlternative ? AttemptNextStep.NextProvider : AttemptNextStep.None);
    }

    /// <summary>The shortest wait after which a provider may take the mail; null where none may, or where the mail may have been taken.</summary>
    public TimeSpan? EarliestRetry() =>
        !IsOpen || _rounds == EmailProvidersOptions.MaxAttempts || HasSpentItsAttempts() || Failures.Exists(static failure => IsUncertain(failure.Error))
            ? null
            : Failures.Select(WaitAfter).Min();

    /// <summary>Whether a provider was asked in this round, and not only found paused.</summary>
    public bool WasAsked => Failures.Exists(WasAnswer);

    /// <summary>Whether a provider was tried already, in this round or an earlier one.</summary>
    public bool WasTried => _failures is not null;

    /// <summary>Begins another round along the route.</summary>
    public void BeginRound()
    {
        if (WasAsked)
            _rounds++;
        if (Attempts.Count > 0)
            Attempts[^1] = Attempts[^1] with { NextStep = AttemptNextStep.Wait };
        Report();
        _answer = Failures.FindLast(WasAnswer) ?? _answer;
        Failures.Clear();
    }

    /// <summary>The one error of a mail that nobody took.</summary>
    public EmailSendException Failed()
    {
        // That a provider is paused is our doing; what it said before is why.
        var (error, inner) = FinalError.Of(_answer is null || WasAsked ? Failures : [_answer]);
        if (_partial is not null)
            error = _partial.Explain(error);
        Report();
        return new EmailSendException(
            error with
            {
                Attempts = Attempts,
                RetryAfter = Failures.Min(static failure => failure.Error.RetryAfter),
                IdempotencyKey = error.IdempotencyKey ?? IdempotencyKey,
            },
            inner);
    }

    /// <summary>The one error of a mail for which there was no time.</summary>
    public EmailSendException TimedOut()
    {
        if (Failures.Count > 0)
            return Failed();

        Report();
        var error = new EmailError
        {
            Kind = EmailErrorKind.Timeout,
            Outcome = SendOutcome.NotSent,
            Description = "TotalTimeout passed before a provider could take the mail.",
            Attempts = Attempts,
            IdempotencyKey = IdempotencyKey,
        };
        return new EmailSendException(_partial is null ? error : _partial.Explain(error));
    }

    /// <summary>A provider that did not come to an end within its share of the time.</summary>
    public static EmailSendException OutOfTime(string provider, OperationCanceledException exception)
    {
        var outcome = exception.Data[EmailSendException.OutcomeKey] as SendOutcome? ?? SendOutcome.NotSent;
        var earlier = Steps.Of(exception);
        var attempt = new SendEmailAttempt
        {
            Provider = provider,
            Outcome = outcome,
            Kind = EmailErrorKind.Timeout,
            BodyStarted = outcome == SendOutcome.Unknown,
        };
        return new EmailSendException(
            new EmailError
            {
                Kind = EmailErrorKind.Timeout,
                Outcome = outcome,
                Provider = provider,
                Description = outcome == SendOutcome.NotSent
                    ? "The provider's share of TotalTimeout passed before the mail left."
                    : "The provider's share of TotalTimeout passed before an answer came; it may have taken the mail.",
                Recipients = exception.Data[EmailSendException.RecipientsKey] as IReadOnlyList<RecipientOutcome> ?? [],
                Attempts = [.. earlier, attempt],
            },
            exception);
    }

    /// <summary>The caller's own cancellation, with what is known of the mail.</summary>
    public OperationCanceledException Cancelled(Exception exception, SendOutcome? outcome, CancellationToken cancellationToken)
    {
        Report();
        var cancelled = new OperationCanceledException("The send was cancelled by its caller.", exception, cancellationToken);
        cancelled.Data[EmailSendException.OutcomeKey] =
            _mayBeDuplicate || _partial is { MayHaveCopies: true } ? SendOutcome.Unknown : outcome ?? SendOutcome.NotSent;
        if ((exception.Data[EmailSendException.RecipientsKey] ?? _partial?.Outcomes) is { } recipients)
            cancelled.Data[EmailSendException.RecipientsKey] = recipients;
        if (_attempts is { Count: > 0 })
            cancelled.Data[Steps.EarlierKey] = (IReadOnlyList<SendEmailAttempt>)[.. _attempts, .. Steps.Of(exception)];
        return cancelled;
    }

    // Of a split mail the recipients say more than the whole.
    private static bool IsUncertain(EmailError error) => error.Recipients.Count == 0
        ? error.Outcome == SendOutcome.Unknown
        : error.Recipients.Any(static part => part.Outcome == SendOutcome.Unknown);

    private static bool WasAnswer(EmailSendException failure) => failure.Error.Kind != EmailErrorKind.ProviderPaused;

    private static TimeSpan? WaitAfter(EmailSendException failure) =>
        DispositionTable.Find(failure.Error with { Outcome = SendOutcome.NotSent }).Here == RetryHere.AfterItsWait
            ? failure.Error.RetryAfter ?? TimeSpan.FromSeconds(1)
            : null;

    private bool IsTold(string provider) =>
        Attempts.FindLast(attempt => attempt.Provider == provider) is { Kind: EmailErrorKind.ProviderPaused };

    private void Note(IReadOnlyList<SendEmailAttempt> attempts, AttemptNextStep step)
    {
        var marked = Steps.With(attempts, step);
        // Whoever waits for a probe asks again and again: once is enough to tell.
        if (marked is [{ Kind: EmailErrorKind.ProviderPaused } skipped] && IsTold(skipped.Provider))
            return;

        Attempts.AddRange(marked);
    }

    // Attempts are told once it is known what was done next.
    private void Report()
    {
        if (_attempts is null)
            return;
        if (_reported < _attempts.Count)
            observer.Report(_attempts.GetRange(_reported, _attempts.Count - _reported));
        _reported = _attempts.Count;
    }

    private bool HasSpentItsAttempts() => Attempts.Where(static attempt => attempt.StatusCode is not null || attempt.BodyStarted)
        .CountBy(static attempt => attempt.Provider).Any(static provider => provider.Value >= EmailProvidersOptions.MaxAttempts);
}
