using EmailProviders.Http;

namespace EmailProviders.Bsg;

/// <summary>Calls BSG at the address of the account.</summary>
internal sealed class BsgApi(ProviderHttpClient http) : IBsgApi
{
    public ValueTask<WireResponse<BsgTokenResponse>> LoginAsync(BsgOptions account, BsgLoginRequest body, CancellationToken cancellationToken) => http.PostAsync(
        new WireRequest(account, "/api/auth/login", AuthenticationHeader: null, AuthenticationValue: null),
        body,
        BsgJsonContext.Default.BsgLoginRequest,
        BsgJsonContext.Default.BsgTokenResponse,
        cancellationToken);

    public ValueTask<WireResponse<BsgTokenResponse>> RefreshTokenAsync(BsgOptions account, string authorization, CancellationToken cancellationToken) => http.PostAsync(
        Authorized(account, "/api/auth/refresh", authorization),
        body: null,
        BsgJsonContext.Default.BsgNothing,
        BsgJsonContext.Default.BsgTokenResponse,
        cancellationToken);

    public ValueTask<WireResponse<BsgSendEmailResponse>> SendEmailAsync(
        BsgOptions account, string authorization, BsgSendEmailRequest body, CancellationToken cancellationToken) => http.PostAsync(
        Authorized(account, "/api/email/send-emails", authorization),
        body,
        BsgJsonContext.Default.BsgSendEmailRequest,
        BsgJsonContext.Default.BsgSendEmailResponse,
        cancellationToken);

    public ValueTask<WireResponse<BsgSendEmailResponse>> SendTemplateEmailAsync(
        BsgOptions account, string authorization, BsgSendTemplateEmailRequest body, CancellationToken cancellationToken) => http.PostAsync(
        Authorized(account, "/api/email/send-template-emails", authorization),
        body,
        BsgJsonContext.Default.BsgSendTemplateEmailRequest,
        BsgJsonContext.Default.BsgSendEmailResponse,
        cancellationToken);

    private static WireRequest Authorized(BsgOptions account, string path, string authorization) => new(account, path, "Authorization", authorization);
}
