using EmailProviders.Http;

namespace EmailProviders.Whippy;

/// <summary>Calls Whippy under the key of the account.</summary>
internal sealed class WhippyApi(ProviderHttpClient http) : IWhippyApi
{
    public ValueTask<WireResponse<WhippySendEmailResponse>> SendEmailAsync(
        WhippyOptions account, WhippySendEmailRequest body, CancellationToken cancellationToken) =>
        http.PostAsync(
            new WireRequest(account, "/v1/messaging/email", "X-WHIPPY-KEY", account.ApiKey?.Reveal()),
            body,
            WhippyJsonContext.Default.WhippySendEmailRequest,
            WhippyJsonContext.Default.WhippySendEmailResponse,
            cancellationToken);
}
