using EmailProviders.Http;

namespace EmailProviders.MailerLogic;

/// <summary>MailerLogic's wire API: the seam at which a generated REST client could stand.</summary>
internal interface IMailerLogicApi
{
    /// <summary>POST /api/v1/send</summary>
    ValueTask<WireResponse<MailerLogicSendEmailResponse>> SendEmailAsync(MailerLogicOptions account, MailerLogicSendEmailRequest body, CancellationToken cancellationToken);

    /// <summary>POST /api/v1/batch</summary>
    ValueTask<WireResponse<MailerLogicBatchResponse>> SendBatchAsync(MailerLogicOptions account, MailerLogicBatchRequest body, CancellationToken cancellationToken);
}
