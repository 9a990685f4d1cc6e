using EmailProviders.Http;

namespace EmailProviders.Kaleyra;

/// <summary>Calls Kaleyra under the SID and key of the account.</summary>
internal sealed class KaleyraApi(ProviderHttpClient http) : IKaleyraApi
{
    public Task<WireResponse<KaleyraSendEmailResponse>> SendEmailAsync(
        KaleyraOptions account, KaleyraSendEmailRequest body, CancellationToken cancellationToken)
    {
        var path = $"/v1/{account.Sid?.Reveal()}/email{(account.TrailingSlash ? "/" : "")}";
        return http.PostAsync(
            new WireRequest(account, path, "api-key", account.ApiKey?.Reveal()),
            body,
            KaleyraJsonContext.Default.KaleyraSendEmailRequest,
            KaleyraJsonContext.Default.KaleyraSendEmailResponse,
            cancellationToken);
    }
}
