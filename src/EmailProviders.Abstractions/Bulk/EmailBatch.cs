namespace EmailProviders;

/// <summary>Mails that go in one call. The request that carries it is the first of them and stands for all.</summary>
/// <param name="mails">The mails in their order.</param>
internal sealed class EmailBatch(ArraySegment<BatchMail> mails)
{
    /// <summary>The mails in their order.</summary>
    public ArraySegment<BatchMail> Mails { get; } = mails;

    /// <summary>The request that goes through the pipeline for all of them, under a key of its own.</summary>
    /// <param name="startsAt">The place of its provider on the route.</param>
    public SendEmailRequest ToRequest(int startsAt) => Mails[0].Request with
    {
        Batch = this,
        StartsAt = startsAt,
    };

    /// <summary>What a mail went without: by itself, and in what all of them share, which the first mail's call has found.</summary>
    /// <param name="mail">One of the mails.</param>
    /// <param name="ofFirst">What the call of the first mail went without.</param>
    public IReadOnlyList<DroppedField> DroppedOf(BatchMail mail, IReadOnlyList<DroppedField> ofFirst) =>
        ofFirst.Count == Mails[0].Dropped.Count ? mail.Dropped : [.. mail.Dropped, .. ofFirst.Except(Mails[0].Dropped)];
}

/// <summary>One mail of a batch.</summary>
/// <param name="Index">Its place in its window.</param>
/// <param name="Request">The mail, as this provider gets it.</param>
/// <param name="Dropped">What it goes without.</param>
internal readonly record struct BatchMail(int Index, SendEmailRequest Request, IReadOnlyList<DroppedField> Dropped);
