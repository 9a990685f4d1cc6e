using EmailProviders.Http;
using Microsoft.Extensions.Options;

namespace EmailProviders.Kaleyra;

/// <summary>Calls Kaleyra under the SID and key that the account has at this moment.</summary>
internal sealed class KaleyraApi(ProviderHttpClient http, string account, IOptionsMonitor<KaleyraOptions> options) : IKaleyraApi
{
    public Task<WireResponse<KaleyraSendEmailResponse>> SendEmailAsync(KaleyraSendEmailRequest body, CancellationToken cancellationToken)
    {
        var current = options.Get(account);
        var path = $"/v1/{current.Sid?.Reveal()}/email{(current.TrailingSlash ? "/" : "")}";
        return http.PostAsync(
            new WireRequest(current, path, "api-key", current.ApiKey?.Reveal()),
            body,
            KaleyraJsonContext.Default.KaleyraSendEmailRequest,
            KaleyraJsonContext.Default.KaleyraSendEmailResponse,
            cancellationToken);
    }
}
