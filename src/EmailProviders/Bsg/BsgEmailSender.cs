using System.Net;
using System.Runtime.CompilerServices;
using EmailProviders.Http;
using EmailProviders.Providers;
using Microsoft.Extensions.Options;

namespace EmailProviders.Bsg;

/// <summary>Sends through one BSG account.</summary>
internal sealed class BsgEmailSender(string name, IBsgApi api, IOptionsMonitor<BsgOptions> options, TimeProvider clock)
    : ProviderEmailSender<BsgOptions>(name, BsgDefaults.Descriptor, options, clock)
{
    private readonly BsgTokenSource _tokens = new(api, clock);

    protected override ValueTask<ProviderReply> SendAsync(OutgoingEmail mail, BsgOptions options, CancellationToken cancellationToken)
    {
        if (mail.Request.Template is null)
        {
            var body = mail.Map(BsgMapper.ToWire, options);
            return SendAsync(mail, options, bearer => api.SendEmailAsync(options, bearer, body!, cancellationToken), cancellationToken);
        }

        var template = mail.Map(BsgMapper.ToTemplateWire, options);
        return SendAsync(mail, options, bearer => api.SendTemplateEmailAsync(options, bearer, template!, cancellationToken), cancellationToken);
    }

    // A refused token proves that the mail was not taken: it goes once more under a new one, and not a third time.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ProviderReply> SendAsync(
        OutgoingEmail mail, BsgOptions options, Func<string, Task<WireResponse<BsgSendEmailResponse>>> send, CancellationToken cancellationToken)
    {
        if (mail.IsRefused)
            return ProviderReply.Refused(mail.Refusal());

        var login = await _tokens.GetAsync(options, cancellationToken).ConfigureAwait(false);
        if (login.Token is not { } token)
            return BsgLoginErrors.ToReply(login.Failure!, options, bodyStarted: false);

        var response = await send(token.Bearer).ConfigureAwait(false);
        if (response.StatusCode != (int)HttpStatusCode.Unauthorized)
            return BsgMapper.FromWire(response, options);

        _tokens.Invalidate(token);
        login = await _tokens.GetAsync(options, cancellationToken).ConfigureAwait(false);
        return login.Token is null
            ? BsgLoginErrors.ToReply(login.Failure!, options, response.BodyStarted)
            : BsgMapper.FromWire(await send(login.Token.Bearer).ConfigureAwait(false), options);
    }
}
