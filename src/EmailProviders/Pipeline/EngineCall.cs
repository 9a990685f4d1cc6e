namespace EmailProviders.Pipeline;

/// <summary>One mail at one provider: its attempts there, and what they come to.</summary>
internal sealed class EngineCall(string provider, SendEmailRequest request, ISendContext context, long started, GateTicket ticket, object? options)
{
    private List<SendEmailAttempt>? _earlier;
    private EmailSendException? _last;

    public SendEmailRequest Request { get; } = request;

    /// <summary>What its route says.</summary>
    public ISendContext Context { get; } = context;

    /// <summary>When it began, as a timestamp of the clock.</summary>
    public long Started { get; } = started;

    /// <summary>How it passed the gate.</summary>
    public GateTicket Ticket { get; } = ticket;

    /// <summary>The provider's options as they were then.</summary>
    public object? Options { get; } = options;

    /// <summary>How often the provider was asked again.</summary>
    public int Retries { get; private set; }

    /// <summary>Whether an attempt may have been taken.</summary>
    public bool IsUnknown { get; private set; }

    /// <summary>What the last attempt failed with.</summary>
    public EmailError LastError => _last!.Error;

    /// <summary>A refusal of the library's own, before the provider is asked.</summary>
    public static EmailSendException Refused(ISendContext context, string provider, EmailErrorKind kind, string description, TimeSpan? wait) => new(new EmailError
    {
        Kind = kind,
        Outcome = SendOutcome.NotSent,
        Provider = provider,
        Description = description,
        RetryAfter = wait,
        Attempts = [new SendEmailAttempt { Provider = provider, Outcome = SendOutcome.NotSent, Kind = kind }],
        IdempotencyKey = context.IdempotencyKey,
    });

    /// <summary>What an exception of a provider of the application's own means: nobody can say what it had done by then.</summary>
    public static EmailSendException Foreign(string provider, Exception exception) => new(
        new EmailError
        {
            Kind = EmailErrorKind.ProviderFault,
            Outcome = SendOutcome.Unknown,
            Provider = provider,
            Description = $"The provider threw {exception.GetType().Name} instead of EmailSendException.",
            Attempts = [new SendEmailAttempt { Provider = provider, Outcome = SendOutcome.Unknown, Kind = EmailErrorKind.ProviderFault, BodyStarted = true }],
        },
        exception);

    /// <summary>Notes what an attempt failed with.</summary>
    public void Fail(EmailSendException failure)
    {
        _last = failure;
        IsUnknown |= failure.Error.Outcome == SendOutcome.Unknown;
    }

    /// <summary>Notes that the provider is asked again after the last failure.</summary>
    public void Retry()
    {
        Retries++;
        (_earlier ??= []).AddRange(Steps.With(_last!.Error.Attempts, AttemptNextStep.RetryHere));
    }

    /// <summary>The result with every attempt in it.</summary>
    public SendEmailResult Accepted(SendEmailResult result) => _earlier is null
        ? result
        : result with
        {
            Attempts = [.. _earlier, .. result.Attempts],
            MayBeDuplicate = IsUnknown && result.IdempotencyKey is null,
        };

    /// <summary>
    /// Whether the provider refuses the mail because it took it under an earlier attempt of this call. That one like it is being handled, as a
    /// 409 says, proves nothing.
    /// </summary>
    public bool IsDuplicateOfOurs(EmailError error) => IsUnknown && error.IsReplay;

    /// <summary>That refusal as the acceptance that it is.</summary>
    public SendEmailResult AsDuplicate(EmailError error) => new()
    {
        Provider = provider,
        Receipts = [new EmailReceipt { Recipients = Request.Recipients }],
        IsDuplicate = true,
        Dropped = error.Dropped,
        Attempts = [.. error.Attempts.Select(static attempt => attempt with { Outcome = SendOutcome.Accepted, Kind = null })],
        IdempotencyKey = error.IdempotencyKey,
    };

    /// <summary>The one exception with every attempt in it.</summary>
    public EmailSendException Failed() => _earlier is null
        ? _last!
        : new EmailSendException(WorstError() with { Attempts = [.. _earlier, .. _last!.Error.Attempts] }, _last.InnerException);

    /// <summary>The breaker is open. One that opens between two attempts leaves the last failure standing.</summary>
    public EmailSendException Broken(TimeSpan wait) => _last is null
        ? Refused(Context, provider, EmailErrorKind.ProviderPaused, "The provider failed too often; its circuit breaker is open.", wait)
        : new EmailSendException(WorstError() with { Attempts = _earlier! }, _last.InnerException);

    /// <summary>The cancellation with what is known of the mail after all attempts.</summary>
    public OperationCanceledException Cancelled(OperationCanceledException cancelled, CancellationToken cancellationToken)
    {
        var outcome = IsUnknown ? SendOutcome.Unknown : cancelled.Data[EmailSendException.OutcomeKey] as SendOutcome? ?? SendOutcome.NotSent;
        var plain = new OperationCanceledException("The send was cancelled by its caller.", cancelled, cancellationToken);
        plain.Data[EmailSendException.OutcomeKey] = outcome;
        plain.Data[Steps.EarlierKey] = _earlier;
        return plain;
    }

    // Once an attempt may have been taken, no later one can prove that none was.
    private EmailError WorstError() => _last!.Error.Outcome != SendOutcome.Unknown && IsUnknown
        ? _last.Error with { Outcome = SendOutcome.Unknown }
        : _last.Error;
}
