using EmailProviders.Http;
using Microsoft.Extensions.Options;

namespace EmailProviders.Brevo;

/// <summary>Calls Brevo under the key that the account has at this moment.</summary>
internal sealed class BrevoApi(ProviderHttpClient http, string account, IOptionsMonitor<BrevoOptions> options) : IBrevoApi
{
    // Seconds left until the limit is lifted; there is no Retry-After. Source: developers.brevo.com/docs/limit-headers, 2026-11-21.
    private static readonly RateLimitHeader RateLimit = new("x-sib-ratelimit-reset", RateLimitUnit.SecondsLeft);

    public Task<WireResponse<BrevoSendEmailResponse>> SendEmailAsync(BrevoSendEmailRequest body, CancellationToken cancellationToken)
    {
        var current = options.Get(account);
        return http.PostAsync(
            new WireRequest(current, "/v3/smtp/email", "api-key", current.ApiKey?.Reveal(), RateLimit),
            body,
            BrevoJsonContext.Default.BrevoSendEmailRequest,
            BrevoJsonContext.Default.BrevoSendEmailResponse,
            cancellationToken);
    }
}
