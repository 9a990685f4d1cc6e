using EmailProviders.Http;

namespace EmailProviders.Kaleyra;

/// <summary>Calls Kaleyra under the SID and key of the account.</summary>
internal sealed class KaleyraApi(ProviderHttpClient http) : IKaleyraApi
{
    public ValueTask<WireResponse<KaleyraSendEmailResponse>> SendEmailAsync(
        KaleyraOptions account, KaleyraSendEmailRequest body, CancellationToken cancellationToken)
    {
        return http.PostAsync(
            new WireRequest(account, PathOf(account, account.Sid?.Reveal()), "api-key", account.ApiKey?.Reveal(), ShownPath: PathOf(account, "SID")),
            body,
            KaleyraJsonContext.Default.KaleyraSendEmailRequest,
            KaleyraJsonContext.Default.KaleyraSendEmailResponse,
            cancellationToken);
    }

    private static string PathOf(KaleyraOptions account, string? sid) => $"/v1/{sid}/email{(account.TrailingSlash ? "/" : "")}";
}
