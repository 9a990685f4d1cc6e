namespace EmailProviders.Pipeline;

/// <summary>A provider with a batch call of its own.</summary>
internal interface IBatchProvider
{
    /// <summary>The most mails of one call, as the options are now; 1 for no batches.</summary>
    int MaxBatchSize { get; }

    /// <summary>Begins to sort mails into batches; null where its options are not valid, or want none.</summary>
    /// <param name="mails">How many mails there are to sort.</param>
    IBatchGrouping? BeginGrouping(int mails);
}

/// <summary>Sorts valid mails into the batches of one provider.</summary>
internal interface IBatchGrouping
{
    /// <summary>The batches so far. One of them may hold one mail.</summary>
    IReadOnlyList<EmailBatch> Batches { get; }

    /// <summary>Puts a mail into a batch; false where it goes alone.</summary>
    /// <param name="index">Its place in the window.</param>
    /// <param name="request">The mail.</param>
    bool TryAdd(int index, SendEmailRequest request);
}
