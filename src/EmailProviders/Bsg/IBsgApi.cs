using EmailProviders.Http;

namespace EmailProviders.Bsg;

/// <summary>BSG's wire API: the seam at which a generated REST client could stand. A bearer is a token without its scheme.</summary>
internal interface IBsgApi
{
    /// <summary>POST /api/auth/login</summary>
    Task<WireResponse<BsgTokenResponse>> LoginAsync(BsgOptions account, BsgLoginRequest body, CancellationToken cancellationToken);

    /// <summary>POST /api/auth/refresh</summary>
    Task<WireResponse<BsgTokenResponse>> RefreshTokenAsync(BsgOptions account, string bearer, CancellationToken cancellationToken);

    /// <summary>POST /api/email/send-emails</summary>
    Task<WireResponse<BsgSendEmailResponse>> SendEmailAsync(
        BsgOptions account, string bearer, BsgSendEmailRequest body, CancellationToken cancellationToken);

    /// <summary>POST /api/email/send-template-emails</summary>
    Task<WireResponse<BsgSendEmailResponse>> SendTemplateEmailAsync(
        BsgOptions account, string bearer, BsgSendTemplateEmailRequest body, CancellationToken cancellationToken);
}
