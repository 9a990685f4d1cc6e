using EmailProviders.Pipeline;

namespace EmailProviders.Providers;

internal abstract partial class ProviderEmailSender<TOptions> : IBatchProvider
{
    public int MaxBatchSize => Batch is { } batch && TryCurrentOptions() is { } current ? Math.Max(batch.MaxMails(current), 1) : 1;

    /// <summary>The provider's batch call; null where it has none.</summary>
    protected virtual ProviderBatch<TOptions>? Batch => null;

    public IBatchGrouping? BeginGrouping(int mails) =>
        Batch is { } batch && TryCurrentOptions() is { } current && batch.MaxMails(current) > 1
            ? new BatchGrouping<TOptions>(batch, current.Effective(descriptor), current, mails)
            : null;

    // Options that are not valid are reported by the send of each mail.
    private TOptions? TryCurrentOptions()
    {
        try
        {
            return CurrentOptions();
        }
        catch (EmailSendException)
        {
            return null;
        }
    }

    /// <summary>One result for each mail; null for one that the provider refused, and that is to be asked alone.</summary>
    private TrySendResult?[]? ResultsOf(OutgoingEmail lead, ProviderReply reply, IReadOnlyList<SendEmailAttempt> attempts)
    {
        if (lead.Request.Batch is not { } batch || reply.Items is not { } items)
            return null;

        var results = new TrySendResult?[batch.Mails.Count];
        var key = lead.Descriptor.Supports(EmailFeatures.Idempotency) ? lead.Context.IdempotencyKey : null;
        for (var index = 0; index < results.Length; index++)
        {
            results[index] = items[index].Outcome switch
            {
                SendOutcome.Accepted => new TrySendResult(AcceptedOf(batch.Mails[index], items[index], lead, key, attempts)),
                SendOutcome.Rejected => null,
                _ => new TrySendResult(OpenOf(reply, lead.Context.IdempotencyKey, attempts)),
            };
        }

        return results;
    }

    private SendEmailResult AcceptedOf(
        BatchMail mail, BatchItem item, OutgoingEmail lead, string? key, IReadOnlyList<SendEmailAttempt> attempts)
    {
        var receipt = new EmailReceipt { Recipients = RecipientsOf(mail.Request, lead.Descriptor), MessageId = item.MessageId };
        return new SendEmailResult
        {
            Provider = Name,
            Receipts = [item.OtherIds is null ? receipt : receipt with { OtherIds = item.OtherIds }],
            Dropped = lead.Request.Batch!.DroppedOf(mail, lead.Dropped),
            Attempts = attempts,
            IdempotencyKey = key,
        };
    }

    private EmailError OpenOf(ProviderReply reply, string? key, IReadOnlyList<SendEmailAttempt> attempts) => new()
    {
        Kind = EmailErrorKind.UnexpectedResponse,
        Outcome = SendOutcome.Unknown,
        Description = "The answer to a batch does not say what became of this mail; the provider may have taken it.",
        Provider = Name,
        StatusCode = reply.StatusCode,
        Attempts = attempts,
        IdempotencyKey = key,
    };

    private static IReadOnlyList<EmailAddress> RecipientsOf(SendEmailRequest request, EmailProviderDescriptor effective)
    {
        var cc = effective.Supports(EmailFeatures.Cc) ? request.Cc : [];
        var bcc = effective.Supports(EmailFeatures.Bcc) ? request.Bcc : [];
        return cc.Count + bcc.Count == 0 ? request.To : [.. request.To, .. cc, .. bcc];
    }
}
