using EmailProviders.Http;
using Microsoft.Extensions.Options;

namespace EmailProviders.MailerLogic;

/// <summary>Calls MailerLogic under the key that the account has at this moment.</summary>
internal sealed class MailerLogicApi(ProviderHttpClient http, string account, IOptionsMonitor<MailerLogicOptions> options) : IMailerLogicApi
{
    // The second at which the limit is lifted. Source: developers.mailerlogic.com/customer-api.openapi/faq/troubleshooting, 2026-11-21.
    private static readonly RateLimitHeader RateLimit = new("X-RateLimit-Reset", RateLimitUnit.EpochSeconds);

    public Task<WireResponse<MailerLogicSendEmailResponse>> SendEmailAsync(MailerLogicSendEmailRequest body, CancellationToken cancellationToken)
    {
        var current = options.Get(account);
        return http.PostAsync(
            new WireRequest(current, current.SendPath, "X-API-Key", current.ApiKey?.Reveal(), RateLimit),
            body,
            MailerLogicJsonContext.Default.MailerLogicSendEmailRequest,
            MailerLogicJsonContext.Default.MailerLogicSendEmailResponse,
            cancellationToken);
    }
}
