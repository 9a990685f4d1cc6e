using EmailProviders.Http;

namespace EmailProviders.Brevo;

/// <summary>Calls Brevo under the key of the account.</summary>
internal sealed class BrevoApi(ProviderHttpClient http) : IBrevoApi
{
    // Seconds left until the limit is lifted; there is no Retry-After. Source: developers.brevo.com/docs/limit-headers, 2026-11-21.
    private static readonly RateLimitHeader RateLimit = new("x-sib-ratelimit-reset", RateLimitUnit.SecondsLeft);

    public ValueTask<WireResponse<BrevoSendEmailResponse>> SendEmailAsync(
        BrevoOptions account, BrevoSendEmailRequest body, CancellationToken cancellationToken) =>
        http.PostAsync(
            new WireRequest(account, "/v3/smtp/email", "api-key", account.ApiKey?.Reveal(), RateLimit),
            body,
            BrevoJsonContext.Default.BrevoSendEmailRequest,
            BrevoJsonContext.Default.BrevoSendEmailResponse,
            cancellationToken);
}
