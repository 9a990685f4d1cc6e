namespace EmailProviders.Pipeline;

/// <summary>A split mail of which some recipients have their copy: only the others go on, and each gets one.</summary>
internal sealed class PartialDelivery
{
    private readonly Dictionary<string, RecipientOutcome> _outcomes = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _remaining = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<EmailReceipt> _receipts = [];

    /// <summary>Whether there is somebody to go on with. A copy alone, without a To, is no mail.</summary>
    public bool HasRemaining(SendEmailRequest request) => request.To.Any(recipient => _remaining.Contains(recipient.Address));

    /// <summary>Adds what became of each recipient at one provider.</summary>
    public static PartialDelivery Add(PartialDelivery? before, EmailError error, DuplicatePolicy policy)
    {
        var partial = before ?? new PartialDelivery();
        partial._remaining.Clear();
        foreach (var part in error.Recipients)
        {
            if (part.Outcome == SendOutcome.Accepted)
                partial._receipts.Add(new EmailReceipt { Recipients = part.Recipients, MessageId = part.MessageId });
            foreach (var recipient in part.Recipients)
            {
                partial._outcomes[recipient.Address] = part with { Recipients = [recipient] };
                if (MayGoOn(part, policy))
                    partial._remaining.Add(recipient.Address);
            }
        }

        return partial;
    }

    /// <summary>Notes that a provider that takes all at once took none of those who were left.</summary>
    public void Fail(EmailError error)
    {
        foreach (var address in _remaining)
            _outcomes[address] = _outcomes[address] with { Outcome = error.Outcome, Kind = error.Kind };
    }

    /// <summary>The mail to those who have no copy yet and may get one elsewhere.</summary>
    public SendEmailRequest Remaining(SendEmailRequest request) => request with
    {
        To = Left(request.To),
        Cc = Left(request.Cc),
        Bcc = Left(request.Bcc),
    };

    /// <summary>The result of the last provider with all receipts; the error where a recipient is left without a copy for good.</summary>
    public SendEmailResult Complete(SendEmailResult result)
    {
        // Whom the last provider was given, it has taken, whatever its receipts say; a Cc that it dropped is in Dropped.
        foreach (var address in _remaining)
            _outcomes[address] = _outcomes[address] with { Outcome = SendOutcome.Accepted, MessageId = result.MessageId, Kind = null };
        _remaining.Clear();

        var failed = _outcomes.Values.FirstOrDefault(static part => part.Outcome != SendOutcome.Accepted);
        return failed is null
            ? result with { Receipts = [.. _receipts, .. result.Receipts] }
            : throw new EmailSendException(Explain(new EmailError
            {
                Kind = failed.Kind ?? EmailErrorKind.UnexpectedResponse,
                Outcome = failed.Outcome,
                Provider = result.Provider,
                Description = "Some recipients were not reached; see Recipients.",
                Attempts = result.Attempts,
                IdempotencyKey = result.IdempotencyKey,
            }));
    }

    /// <summary>
    /// The error with what became of each recipient over all providers. Once somebody has a copy, or may have one, the whole is Unknown.
    /// </summary>
    public EmailError Explain(EmailError error) => error with
    {
        Recipients = Outcomes,
        Outcome = MayHaveCopies ? SendOutcome.Unknown : error.Outcome,
    };

    /// <summary>What became of each recipient.</summary>
    public IReadOnlyList<RecipientOutcome> Outcomes => [.. _outcomes.Values];

    /// <summary>Whether somebody has a copy, or may have one.</summary>
    public bool MayHaveCopies => _outcomes.Values.Any(static part => part.MayHaveCopy);

    private static bool MayGoOn(RecipientOutcome part, DuplicatePolicy policy)
    {
        if (part.Outcome == SendOutcome.Accepted)
            return false;

        var error = new EmailError { Kind = part.Kind ?? EmailErrorKind.UnexpectedResponse, Outcome = part.Outcome, Description = "" };
        return DispositionTable.Find(error).AllowsNext(policy);
    }

    private EmailAddress[] Left(IReadOnlyList<EmailAddress> recipients) => [.. recipients.Where(recipient => _remaining.Contains(recipient.Address))];
}
