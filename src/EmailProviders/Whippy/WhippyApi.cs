using EmailProviders.Http;
using Microsoft.Extensions.Options;

namespace EmailProviders.Whippy;

/// <summary>Calls Whippy under the key that the account has at this moment.</summary>
internal sealed class WhippyApi(ProviderHttpClient http, string account, IOptionsMonitor<WhippyOptions> options) : IWhippyApi
{
    public Task<WireResponse<WhippySendEmailResponse>> SendEmailAsync(WhippySendEmailRequest body, CancellationToken cancellationToken)
    {
        var current = options.Get(account);
        return http.PostAsync(
            new WireRequest(current, "/v1/messaging/email", "X-WHIPPY-KEY", current.ApiKey?.Reveal()),
            body,
            WhippyJsonContext.Default.WhippySendEmailRequest,
            WhippyJsonContext.Default.WhippySendEmailResponse,
            cancellationToken);
    }
}
