using EmailProviders.Http;

namespace EmailProviders.MailerLogic;

/// <summary>Calls MailerLogic under the key of the account.</summary>
internal sealed class MailerLogicApi(ProviderHttpClient http) : IMailerLogicApi
{
    // The second at which the limit is lifted. Source: developers.mailerlogic.com/customer-api.openapi/faq/troubleshooting, 2026-11-21.
    private static readonly RateLimitHeader RateLimit = new("X-RateLimit-Reset", RateLimitUnit.EpochSeconds);

    public ValueTask<WireResponse<MailerLogicSendEmailResponse>> SendEmailAsync(
        MailerLogicOptions account, MailerLogicSendEmailRequest body, CancellationToken cancellationToken) =>
        http.PostAsync(
            new WireRequest(account, account.SendPath, "X-API-Key", account.ApiKey?.Reveal(), RateLimit),
            body,
            MailerLogicJsonContext.Default.MailerLogicSendEmailRequest,
            MailerLogicJsonContext.Default.MailerLogicSendEmailResponse,
            cancellationToken);

    public ValueTask<WireResponse<MailerLogicBatchResponse>> SendBatchAsync(
        MailerLogicOptions account, MailerLogicBatchRequest body, CancellationToken cancellationToken) =>
        http.PostAsync(
            new WireRequest(account, account.BatchPath, "X-API-Key", account.ApiKey?.Reveal(), RateLimit),
            body,
            MailerLogicJsonContext.Default.MailerLogicBatchRequest,
            MailerLogicJsonContext.Default.MailerLogicBatchResponse,
            cancellationToken);
}
