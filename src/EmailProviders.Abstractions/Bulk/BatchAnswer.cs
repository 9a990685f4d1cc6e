namespace EmailProviders;

/// <summary>
/// A provider's answer to a batch. The result of a mail is made when its caller asks for it, as many look at the outcome alone; until then the answer
/// keeps of the mails no more than their results do.
/// </summary>
internal sealed record BatchAnswer
{
    /// <summary>The registered name of the provider.</summary>
    public required string Provider { get; init; }

    /// <summary>What is answered of the mail at a place of the batch.</summary>
    public required Func<int, BatchItem> ItemAt { get; init; }

    /// <summary>The mails in their order.</summary>
    public required BatchedMail[] Mails { get; init; }

    /// <summary>The error of each mail that the answer leaves open.</summary>
    public required EmailError Open { get; init; }

    /// <summary>Every attempt that was made for the batch.</summary>
    public IReadOnlyList<SendEmailAttempt> Attempts { get; init; } = [];

    /// <summary>The key under which the batch was sent, or null where the provider takes none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Whether its mails may be delivered twice.</summary>
    public bool MayBeDuplicate { get; init; }

    /// <summary>The result of a mail that was accepted.</summary>
    public SendEmailResult ResultOf(int index)
    {
        var item = ItemAt(index);
        var receipt = new EmailReceipt { Recipients = Mails[index].Recipients, MessageId = item.MessageId };
        return new SendEmailResult
        {
            Provider = Provider,
            Receipts = [item.OtherIds is null ? receipt : receipt with { OtherIds = item.OtherIds }],
            Dropped = Mails[index].Dropped,
            MayBeDuplicate = MayBeDuplicate,
            Attempts = Attempts,
            IdempotencyKey = IdempotencyKey,
        };
    }
}

/// <summary>What is kept of a mail of a batch.</summary>
/// <param name="Recipients">Whom it went to.</param>
/// <param name="Dropped">What it went without.</param>
internal readonly record struct BatchedMail(IReadOnlyList<EmailAddress> Recipients, IReadOnlyList<DroppedField> Dropped);

/// <summary>What an answer says of one mail of a batch.</summary>
/// <param name="Outcome">Accepted, Rejected, or Unknown where the answer leaves it open.</param>
/// <param name="MessageId">The provider's id, where there is one.</param>
/// <param name="OtherIds">The further ids.</param>
internal readonly record struct BatchItem(SendOutcome Outcome, string? MessageId = null, IReadOnlyDictionary<string, string>? OtherIds = null);
