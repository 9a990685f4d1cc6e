namespace EmailProviders.Pipeline;

/// <summary>
/// Mails that go in one call. It is taken apart only where it is proven that none of them was taken; a batch of which that is not known leaves
/// every one of its mails <see cref="SendOutcome.Unknown"/>.
/// </summary>
internal sealed class BatchCall(BatchPlanner planner, MailWindow window, EmailBatch batch, BatchTries tries) : MailCall
{
    public override int First => batch.Mails[0].Index;

    public override async Task<IReadOnlyList<MailCall>> SendAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Accept(await planner.SendAsync(batch, tries.Target, cancellationToken).ConfigureAwait(false));
        }
        catch (EmailSendException exception)
        {
            return Fail(exception.Error);
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            SettleRest(BulkErrors.Cancelled(exception));
            return [];
        }
    }

    public override void SettleRest(EmailError error)
    {
        var result = new TrySendResult(error.After(tries.Attempts));
        foreach (var mail in batch.Mails)
            window.Settle(mail.Index, result);
    }

    private List<MailCall> Accept(SendEmailResult whole)
    {
        var alone = new List<MailCall>();
        var attempts = tries.After(whole.Attempts).Attempts!;
        var answer = whole.Batch is null ? null : whole.Batch with { Attempts = attempts, MayBeDuplicate = whole.MayBeDuplicate };
        TrySendResult? open = null;
        IReadOnlyList<SendEmailAttempt>? refused = null;
        for (var index = 0; index < batch.Mails.Count; index++)
        {
            var mail = batch.Mails[index];
            switch (answer?.ItemAt(index).Outcome)
            {
                case null:
                    window.Settle(mail.Index, new TrySendResult(OfWhole(whole, mail) with { Attempts = attempts }));
                    break;
                case SendOutcome.Accepted:
                    window.Settle(mail.Index, new TrySendResult(answer, index));
                    break;
                case SendOutcome.Rejected:
                    // Of the others the answer was good: this one is asked for its own.
                    refused ??= Seen(attempts, SendOutcome.Rejected, EmailErrorKind.InvalidRequest, AttemptNextStep.RetryHere);
                    alone.Add(planner.Alone(window, mail.Index, tries.Target, refused));
                    break;
                default:
                    open ??= new TrySendResult(answer.Open with { Attempts = Seen(attempts, answer.Open.Outcome, answer.Open.Kind, AttemptNextStep.None) });
                    window.Settle(mail.Index, open);
                    break;
            }
        }

        return alone;
    }

    private IReadOnlyList<MailCall> Fail(EmailError error)
    {
        if (error.Outcome != SendOutcome.Unknown)
        {
            // Without an answer it was we who refused, and a part of what all of them share.
            if (BatchFault.IsOfMail(error.Kind) && error.StatusCode is not null)
                return Halve(error.Attempts);
            if (BatchFault.IsOfMail(error.Kind) || error.Kind == EmailErrorKind.Configuration)
                return EachAlone(error.Attempts);
            if (DispositionTable.Find(error).Next == NextProvider.AtOnce
                && planner.Elsewhere(window, batch, tries.After(Steps.With(error.Attempts, AttemptNextStep.NextProvider))) is { Count: > 0 } calls)
            {
                return calls;
            }

            // Where all of them ask for a wait, each mail waits as it does alone.
            if (DispositionTable.Find(error).Here == RetryHere.AfterItsWait && planner.HasSeveralProviders)
                return EachAlone(error.Attempts);
        }

        SettleRest(error);
        return [];
    }

    private MailCall[] Halve(IReadOnlyList<SendEmailAttempt> attempts)
    {
        var after = tries.After(Steps.With(attempts, AttemptNextStep.RetryHere));
        var half = batch.Mails.Count / 2;
        return [Part(batch.Mails[..half], after), Part(batch.Mails[half..], after)];
    }

    private MailCall Part(ArraySegment<BatchMail> mails, BatchTries after) => mails.Count == 1
        ? planner.Alone(window, mails[0].Index, after.Target, after.Attempts)
        : new BatchCall(planner, window, new EmailBatch(mails), after);

    private MailCall[] EachAlone(IReadOnlyList<SendEmailAttempt> attempts)
    {
        var after = tries.After(Steps.With(attempts, AttemptNextStep.RetryHere));
        return [.. batch.Mails.Select(mail => planner.Alone(window, mail.Index, after.Target, after.Attempts))];
    }

    // The attempts as a mail saw them to which the last answer, good for others, was not good.
    private static IReadOnlyList<SendEmailAttempt> Seen(
        IReadOnlyList<SendEmailAttempt> attempts, SendOutcome outcome, EmailErrorKind kind, AttemptNextStep step) =>
        [.. attempts.Take(attempts.Count - 1), attempts[^1] with { Outcome = outcome, Kind = kind, NextStep = step }];

    // The provider said that it has the whole: what it gave each of them for an id is not known.
    private SendEmailResult OfWhole(SendEmailResult whole, BatchMail mail) => whole with
    {
        Receipts = [new EmailReceipt { Recipients = mail.Request.Recipients }],
        Dropped = batch.DroppedOf(mail, whole.Dropped),
    };
}
