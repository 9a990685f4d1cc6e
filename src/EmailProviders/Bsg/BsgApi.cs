using EmailProviders.Http;
using Microsoft.Extensions.Options;

namespace EmailProviders.Bsg;

/// <summary>Calls BSG at the address that the account has at this moment.</summary>
internal sealed class BsgApi(ProviderHttpClient http, string account, IOptionsMonitor<BsgOptions> options) : IBsgApi
{
    public Task<WireResponse<BsgTokenResponse>> LoginAsync(BsgLoginRequest body, CancellationToken cancellationToken) => http.PostAsync(
        new WireRequest(options.Get(account), "/api/auth/login", AuthenticationHeader: null, AuthenticationValue: null),
        body,
        BsgJsonContext.Default.BsgLoginRequest,
        BsgJsonContext.Default.BsgTokenResponse,
        cancellationToken);

    public Task<WireResponse<BsgTokenResponse>> RefreshTokenAsync(string bearer, CancellationToken cancellationToken) => http.PostAsync(
        Authorized("/api/auth/refresh", bearer),
        body: null,
        BsgJsonContext.Default.BsgNothing,
        BsgJsonContext.Default.BsgTokenResponse,
        cancellationToken);

    public Task<WireResponse<BsgSendEmailResponse>> SendEmailAsync(
        string bearer, BsgSendEmailRequest body, CancellationToken cancellationToken) => http.PostAsync(
        Authorized("/api/email/send-emails", bearer),
        body,
        BsgJsonContext.Default.BsgSendEmailRequest,
        BsgJsonContext.Default.BsgSendEmailResponse,
        cancellationToken);

    public Task<WireResponse<BsgSendEmailResponse>> SendTemplateEmailAsync(
        string bearer, BsgSendTemplateEmailRequest body, CancellationToken cancellationToken) => http.PostAsync(
        Authorized("/api/email/send-template-emails", bearer),
        body,
        BsgJsonContext.Default.BsgSendTemplateEmailRequest,
        BsgJsonContext.Default.BsgSendEmailResponse,
        cancellationToken);

    // The prose of BSG's page prints "Bearer:"; its security scheme and its SDKs use the standard form (2026-11-21).
    private WireRequest Authorized(string path, string bearer) => new(options.Get(account), path, "Authorization", "Bearer " + bearer);
}
