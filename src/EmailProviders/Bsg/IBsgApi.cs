using EmailProviders.Http;

namespace EmailProviders.Bsg;

/// <summary>BSG's wire API: the seam at which a generated REST client could stand. An authorization is a token with its scheme.</summary>
internal interface IBsgApi
{
    /// <summary>POST /api/auth/login</summary>
    ValueTask<WireResponse<BsgTokenResponse>> LoginAsync(BsgOptions account, BsgLoginRequest body, CancellationToken cancellationToken);

    /// <summary>POST /api/auth/refresh</summary>
    ValueTask<WireResponse<BsgTokenResponse>> RefreshTokenAsync(BsgOptions account, string authorization, CancellationToken cancellationToken);

    /// <summary>POST /api/email/send-emails</summary>
    ValueTask<WireResponse<BsgSendEmailResponse>> SendEmailAsync(
        BsgOptions account, string authorization, BsgSendEmailRequest body, CancellationToken cancellationToken);

    /// <summary>POST /api/email/send-template-emails</summary>
    ValueTask<WireResponse<BsgSendEmailResponse>> SendTemplateEmailAsync(
        BsgOptions account, string authorization, BsgSendTemplateEmailRequest body, CancellationToken cancellationToken);
}
