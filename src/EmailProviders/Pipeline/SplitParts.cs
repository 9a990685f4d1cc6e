namespace EmailProviders.Pipeline;

/// <summary>The parts of one split mail and what became of each.</summary>
internal sealed class SplitParts(SendEmailRequest request)
{
    private readonly List<SendEmailResult> _accepted = [];
    private readonly List<RecipientOutcome> _outcomes = [];
    private readonly List<SendEmailAttempt> _attempts = [];
    private EmailSendException? _failure;
    private EmailErrorKind? _stoppedBy;
    private bool _copiesLeft;
    private int _tried;

    /// <summary>Whether going on is of no use: the fault lies with the provider or the mail, not with one recipient.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>The part for one recipient; Cc and Bcc are in it until a part with them may have left.</summary>
    public SendEmailRequest Next(int index)
    {
        _tried = index + 1;
        return request with
        {
            To = [request.To[index]],
            Cc = _copiesLeft ? [] : request.Cc,
            Bcc = _copiesLeft ? [] : request.Bcc,
        };
    }

    public void Accept(SendEmailRequest part, SendEmailResult result)
    {
        _copiesLeft = true;
        _accepted.Add(result with { Dropped = [.. result.Dropped.Select(dropped => dropped with { Field = Renamed(dropped.Field) })] });
        _attempts.AddRange(result.Attempts);
        _outcomes.Add(new RecipientOutcome
        {
            Recipients = part.Recipients,
            Outcome = SendOutcome.Accepted,
            MessageId = result.MessageId,
        });
    }

    public void Fail(SendEmailRequest part, EmailSendException exception)
    {
        var error = exception.Error;
        _copiesLeft |= error.Outcome == SendOutcome.Unknown;
        _attempts.AddRange(error.Attempts);
        _outcomes.Add(new RecipientOutcome
        {
            Recipients = error.Outcome == SendOutcome.Unknown ? part.Recipients : part.To,
            Outcome = error.Outcome,
            Kind = error.Kind,
        });
        if (_failure is null || error.Outcome == SendOutcome.Unknown)
            _failure = Renamed(exception);
        IsStopped = !IsFaultOfRecipient(error);
        if (IsStopped)
            _stoppedBy = error.Kind;
    }

    /// <summary>What became of each recipient of a mail whose caller cancelled in the middle of it.</summary>
    public IReadOnlyList<RecipientOutcome> Cancel(SendEmailRequest part, OperationCanceledException exception)
    {
        var outcome = exception.Data[EmailSendException.OutcomeKey] as SendOutcome? ?? SendOutcome.NotSent;
        _copiesLeft |= outcome == SendOutcome.Unknown;
        _outcomes.Add(new RecipientOutcome { Recipients = outcome == SendOutcome.Unknown ? part.Recipients : part.To, Outcome = outcome });
        if (HasCopies)
            exception.Data[EmailSendException.OutcomeKey] = SendOutcome.Unknown;
        return AllOutcomes();
    }

    /// <summary>The result where every part was accepted; otherwise the error of the part whose outcome is least known.</summary>
    public SendEmailResult Result()
    {
        if (_failure is not null)
            throw new EmailSendException(ErrorOf(_failure.Error), _failure.InnerException);

        return _accepted[0] with
        {
            Receipts = [.. _accepted.SelectMany(static part => part.Receipts)],
            Dropped = [.. _accepted.SelectMany(static part => part.Dropped).Distinct()],
            Attempts = _attempts,
        };
    }

    // Whoever looks at the outcome alone must not send the whole mail again once somebody has a copy.
    private EmailError ErrorOf(EmailError error)
    {
        var whole = error with { Recipients = AllOutcomes(), Attempts = _attempts };
        return HasCopies
            ? whole with
            {
                Outcome = SendOutcome.Unknown,
                Description = $"Some recipients have a copy: send again only to those that Recipients says are not reached. {error.Description}",
            }
            : whole;
    }

    private bool HasCopies => _outcomes.Exists(static part => part.MayHaveCopy);

    private static bool IsFaultOfRecipient(EmailError error) =>
        error is { Outcome: SendOutcome.Rejected, Kind: EmailErrorKind.InvalidRequest or EmailErrorKind.RecipientRefused };

    // Each part calls its recipient To[0]; the caller knows it by its place in the whole mail.
    private string Renamed(string field) =>
        field.StartsWith("To[0]", StringComparison.Ordinal) ? $"To[{_tried - 1}]{field["To[0]".Length..]}" : field;

    private EmailSendException Renamed(EmailSendException exception) => exception.Error.Fields.Count == 0
        ? exception
        : new EmailSendException(
            exception.Error with { Fields = [.. exception.Error.Fields.Select(field => field with { Field = Renamed(field.Field) })] },
            exception.InnerException);

    private List<RecipientOutcome> AllOutcomes()
    {
        var untried = request.To.Skip(_tried).Concat(_copiesLeft ? [] : request.Cc.Concat(request.Bcc)).ToArray();
        if (untried.Length > 0)
            _outcomes.Add(new RecipientOutcome { Recipients = untried, Outcome = SendOutcome.NotSent, Kind = _stoppedBy ?? _failure?.Error.Kind });
        return _outcomes;
    }
}
