namespace EmailProviders;

/// <summary>Knows which mails can share a call of a provider's own batch.</summary>
internal interface IBatchPlanner
{
    /// <summary>The clock by which mails wait for each other.</summary>
    TimeProvider Clock { get; }

    /// <summary>The most mails that one call carries; 1 where no provider has batches.</summary>
    int MaxBatchSize { get; }

    /// <summary>Sorts the mails of a window into calls, each mail into one, in the order of their first mails.</summary>
    IReadOnlyList<MailCall> Plan(MailWindow window);
}
