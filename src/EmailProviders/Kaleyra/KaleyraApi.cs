using EmailProviders.Http;

namespace EmailProviders.Kaleyra;

/// <summary>Calls Kaleyra under the SID and key of the account.</summary>
internal sealed class KaleyraApi(ProviderHttpClient http) : IKaleyraApi
{
    private Paths? _paths;

    public ValueTask<WireResponse<KaleyraSendEmailResponse>> SendEmailAsync(
        KaleyraOptions account, KaleyraSendEmailRequest body, CancellationToken cancellationToken)
    {
        var paths = PathsOf(account);
        return http.PostAsync(
            new WireRequest(account, paths.True, "api-key", account.ApiKey?.Reveal(), ShownPath: paths.Shown),
            body,
            KaleyraJsonContext.Default.KaleyraSendEmailRequest,
            KaleyraJsonContext.Default.KaleyraSendEmailResponse,
            cancellationToken);
    }

    private Paths PathsOf(KaleyraOptions account) => _paths is { } last && ReferenceEquals(last.Account, account)
        ? last
        : _paths = new Paths(account, PathOf(account, account.Sid?.Reveal()), PathOf(account, "SID"));

    private static string PathOf(KaleyraOptions account, string? sid) => $"/v1/{sid}/email{(account.TrailingSlash ? "/" : "")}";

    /// <summary>The paths of an account, as long as its options stay the same.</summary>
    private sealed class Paths(KaleyraOptions account, string truePath, string shown)
    {
        public KaleyraOptions Account => account;

        public string True => truePath;

        public string Shown => shown;
    }
}
