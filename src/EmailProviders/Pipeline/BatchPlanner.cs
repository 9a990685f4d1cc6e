namespace EmailProviders.Pipeline;

/// <summary>
/// Sorts mails into calls: those that share a batch of the provider with which they begin, and the others, each alone along the ordinary route.
/// </summary>
/// <param name="sender">The pipeline, for a mail and for a batch alike.</param>
/// <param name="targets">The providers of its route.</param>
/// <param name="order">With which of them a mail begins.</param>
/// <param name="clock">The clock.</param>
internal sealed class BatchPlanner(IEmailSender sender, IReadOnlyList<RouteTarget> targets, RouteOrder order, TimeProvider clock) : IBatchPlanner
{
    public TimeProvider Clock => clock;

    /// <summary>Whether a mail of the route can go to several providers.</summary>
    public bool HasSeveralProviders => targets.Count > 1;

    public int MaxBatchSize => targets.Max(static target => target.Batches?.MaxBatchSize ?? 1);

    public IReadOnlyList<MailCall> Plan(MailWindow window)
    {
        var calls = new List<MailCall>();
        var groupings = new IBatchGrouping?[targets.Count];
        for (var index = 0; index < window.Mails.Count; index++)
        {
            if (window.Mails[index] is not { } mail)
                continue;

            var target = order.Next();
            if (targets[target].Batches is not { } batches
                || !TryGroup(groupings[target] ??= batches.BeginGrouping(window.Mails.Count), index, mail))
            {
                calls.Add(Alone(window, index, target));
            }
        }

        for (var target = 0; target < groupings.Length; target++)
            AddBatches(calls, groupings[target], window, new BatchTries(target));
        calls.Sort(static (call, other) => call.First.CompareTo(other.First));
        return calls;
    }

    /// <summary>Sends the mails of a batch through the pipeline in one call.</summary>
    public Task<SendEmailResult> SendAsync(EmailBatch batch, int target, CancellationToken cancellationToken) =>
        sender.SendAsync(batch.ToRequest(target), cancellationToken);

    /// <summary>A call for one mail, along the ordinary route.</summary>
    public MailCall Alone(MailWindow window, int index, int startsAt, IReadOnlyList<SendEmailAttempt>? earlier = null)
    {
        var mail = window.Mails[index]!;
        return new SingleCall(sender, window, index, targets.Count == 1 ? mail : mail with { StartsAt = startsAt }, earlier);
    }

    /// <summary>
    /// The calls for mails that a provider did not take through no fault of theirs; none where nobody else is left. The next provider gets them as a
    /// batch where it has one; otherwise each goes its own way, and ends with the providers that were asked before.
    /// </summary>
    public IReadOnlyList<MailCall> Elsewhere(MailWindow window, EmailBatch batch, BatchTries tries)
    {
        if (tries.Count >= targets.Count)
            return [];

        var next = tries.Next(targets.Count);
        var calls = new List<MailCall>();
        var grouping = targets[next.Target].Batches?.BeginGrouping(batch.Mails.Count);
        foreach (var mail in batch.Mails)
        {
            if (!TryGroup(grouping, mail.Index, window.Mails[mail.Index]!))
                calls.Add(Alone(window, mail.Index, next.Target, next.Attempts));
        }

        AddBatches(calls, grouping, window, next);
        return calls;
    }

    private static bool TryGroup(IBatchGrouping? grouping, int index, SendEmailRequest mail)
    {
        try
        {
            return grouping is not null && MayShare(mail) && ValidMail.Of(mail, out _) is { } valid && grouping.TryAdd(index, valid);
        }
        catch (Exception)
        {
            // What a caller's own collection throws is told by the mail's own send.
            return false;
        }
    }

    // The key and the policy of a mail are its own: they cannot hold for others.
    private static bool MayShare(SendEmailRequest mail) =>
        mail is { IdempotencyKey: null, DuplicatePolicy: DuplicatePolicy.Never };

    private void AddBatches(List<MailCall> calls, IBatchGrouping? grouping, MailWindow window, BatchTries tries)
    {
        if (grouping is null)
            return;

        foreach (var batch in grouping.Batches)
        {
            calls.Add(batch.Mails.Count == 1
                ? Alone(window, batch.Mails[0].Index, tries.Target, tries.Attempts)
                : new BatchCall(this, window, batch, tries));
        }
    }
}
