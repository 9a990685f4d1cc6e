using EmailProviders.Providers;

namespace EmailProviders.MailerLogic;

/// <summary>
/// Different mails in one call, which MailerLogic validates one by one. Mails with attachments go alone: how large a call may be is not published.
/// </summary>
internal sealed class MailerLogicBatch(IMailerLogicApi api) : ProviderBatch<MailerLogicOptions>
{
    public override int MaxMails(MailerLogicOptions options) => options.MaxBatchSize;

    public override bool MayShare(OutgoingEmail mail, MailerLogicOptions options) =>
        mail.Request.Attachments.Count == 0 && mail.Map(MailerLogicMapper.ToWire, options) is not null;

    public override bool Equals(SendEmailRequest? lead, SendEmailRequest? other) => true;

    public override int GetHashCode(SendEmailRequest request) => 0;

    public override BatchLoad LoadOf(SendEmailRequest lead, SendEmailRequest request) => new(
        Recipients: 1,
        (request.Subject?.Length ?? 0) + (request.HtmlBody?.Length ?? 0) + (request.TextBody?.Length ?? 0) + (request.CalendarEvent?.Length ?? 0),
        ParameterBytes: 0);

    public override bool Fits(BatchLoad load, MailerLogicOptions options) => load.Characters <= options.MaxBatchCharacters;

    public override async ValueTask<ProviderReply> SendAsync(
        OutgoingEmail lead, EmailBatch batch, MailerLogicOptions options, CancellationToken cancellationToken)
    {
        var emails = new MailerLogicSendEmailRequest[batch.Mails.Count];
        var other = new OutgoingEmail(lead.Request, lead.Context, lead.Descriptor, options);
        for (var index = 0; index < emails.Length; index++)
        {
            if (index > 0)
                other.Begin(batch.Mails[index].Request);
            var mail = index == 0 ? lead : other;
            if (mail.Map(MailerLogicMapper.ToWire, options) is not { } email || mail.IsRefused)
                return ProviderReply.Refused(mail.Refusal());
            emails[index] = email;
        }

        var response = await api.SendBatchAsync(options, new MailerLogicBatchRequest { Emails = emails }, cancellationToken).ConfigureAwait(false);
        return MailerLogicBatchAnswer.FromWire(response, emails, options);
    }
}
