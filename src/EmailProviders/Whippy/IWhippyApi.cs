using EmailProviders.Http;

namespace EmailProviders.Whippy;

/// <summary>Whippy's wire API: the seam at which a generated REST client could stand.</summary>
internal interface IWhippyApi
{
    /// <summary>POST /v1/messaging/email</summary>
    ValueTask<WireResponse<WhippySendEmailResponse>> SendEmailAsync(WhippyOptions account, WhippySendEmailRequest body, CancellationToken cancellationToken);
}
