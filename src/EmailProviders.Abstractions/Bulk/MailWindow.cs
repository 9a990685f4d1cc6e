namespace EmailProviders;

/// <summary>Mails that were read together, and what became of each. Every mail is settled once.</summary>
internal sealed class MailWindow(BulkRun run, SendEmailRequest?[] mails)
{
    private readonly TrySendResult?[] _results = new TrySendResult?[mails.Length];

    /// <summary>The mails in their order; a null is settled already.</summary>
    public IReadOnlyList<SendEmailRequest?> Mails => mails;

    /// <summary>What became of a mail; null where that is not known yet.</summary>
    public TrySendResult? this[int index] => Volatile.Read(ref _results[index]);

    /// <summary>Says what became of a mail. What is said later of the same mail does not count.</summary>
    public void Settle(int index, TrySendResult result)
    {
        if (Interlocked.CompareExchange(ref _results[index], result, null) is null)
            run.Settled(this, index, result);
    }
}
