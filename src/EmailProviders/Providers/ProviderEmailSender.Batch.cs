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

    private BatchAnswer? AnswerOf(OutgoingEmail lead, ProviderReply reply)
    {
        if (lead.Request.Batch is not { } batch || reply.ItemAt is not { } itemAt)
            return null;

        var mails = new BatchedMail[batch.Mails.Count];
        for (var index = 0; index < mails.Length; index++)
        {
            var mail = batch.Mails[index];
            mails[index] = new BatchedMail(RecipientsOf(mail.Request, lead.Descriptor), batch.DroppedOf(mail, lead.Dropped));
        }

        return new BatchAnswer
        {
            Provider = Name,
            ItemAt = itemAt,
            Mails = mails,
            IdempotencyKey = lead.Descriptor.Supports(EmailFeatures.Idempotency) ? lead.Context.IdempotencyKey : null,
            Open = new EmailError
            {
                Kind = EmailErrorKind.UnexpectedResponse,
                Outcome = SendOutcome.Unknown,
                Description = "The answer to a batch does not say what became of this mail; the provider may have taken it.",
                Provider = Name,
                StatusCode = reply.StatusCode,
                IdempotencyKey = lead.Context.IdempotencyKey,
            },
        };
    }

    private static IReadOnlyList<EmailAddress> RecipientsOf(SendEmailRequest request, EmailProviderDescriptor effective)
    {
        var cc = effective.Supports(EmailFeatures.Cc) ? request.Cc : [];
        var bcc = effective.Supports(EmailFeatures.Bcc) ? request.Bcc : [];
        return cc.Count + bcc.Count == 0 ? request.To : [.. request.To, .. cc, .. bcc];
    }
}
