using EmailProviders.Http;

namespace EmailProviders.Brevo;

/// <summary>Brevo's wire API: the seam at which a generated REST client could stand.</summary>
internal interface IBrevoApi
{
    /// <summary>POST /v3/smtp/email</summary>
    ValueTask<WireResponse<BrevoSendEmailResponse>> SendEmailAsync(BrevoOptions account, BrevoSendEmailRequest body, CancellationToken cancellationToken);
}
