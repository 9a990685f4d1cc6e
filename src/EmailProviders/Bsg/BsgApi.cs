using EmailProviders.Http;

namespace EmailProviders.Bsg;

/// <summary>Calls BSG at the address of the account.</summary>
internal sealed class BsgApi(ProviderHttpClient http) : IBsgApi
{
    public Task<WireResponse<BsgTokenResponse>> LoginAsync(BsgOptions account, BsgLoginRequest body, CancellationToken cancellationToken) => http.PostAsync(
        new WireRequest(account, "/api/auth/login", AuthenticationHeader: null, AuthenticationValue: null),
        body,
        BsgJsonContext.Default.BsgLoginRequest,
        BsgJsonContext.Default.BsgTokenResponse,
        cancellationToken);

    public Task<WireResponse<BsgTokenResponse>> RefreshTokenAsync(BsgOptions account, string bearer, CancellationToken cancellationToken) => http.PostAsync(
        Authorized(account, "/api/auth/refresh", bearer),
        body: null,
        BsgJsonContext.Default.BsgNothing,
        BsgJsonContext.Default.BsgTokenResponse,
        cancellationToken);

    public Task<WireResponse<BsgSendEmailResponse>> SendEmailAsync(
        BsgOptions account, string bearer, BsgSendEmailRequest body, CancellationToken cancellationToken) => http.PostAsync(
        Authorized(account, "/api/email/send-emails", bearer),
        body,
        BsgJsonContext.Default.BsgSendEmailRequest,
        BsgJsonContext.Default.BsgSendEmailResponse,
        cancellationToken);

    public Task<WireResponse<BsgSendEmailResponse>> SendTemplateEmailAsync(
        BsgOptions account, string bearer, BsgSendTemplateEmailRequest body, CancellationToken cancellationToken) => http.PostAsync(
        Authorized(account, "/api/email/send-template-emails", bearer),
        body,
        BsgJsonContext.Default.BsgSendTemplateEmailRequest,
        BsgJsonContext.Default.BsgSendEmailResponse,
        cancellationToken);

    // The prose of BSG's page prints "Bearer:"; its security scheme and its SDKs use the standard form (2026-11-21).
    private static WireRequest Authorized(BsgOptions account, string path, string bearer) => new(account, path, "Authorization", "Bearer " + bearer);
}
