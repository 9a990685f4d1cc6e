using EmailProviders.Http;

namespace EmailProviders.Kaleyra;

/// <summary>Kaleyra's wire API: the seam at which a generated REST client could stand.</summary>
internal interface IKaleyraApi
{
    /// <summary>POST /v1/{SID}/email</summary>
    ValueTask<WireResponse<KaleyraSendEmailResponse>> SendEmailAsync(KaleyraOptions account, KaleyraSendEmailRequest body, CancellationToken cancellationToken);
}
