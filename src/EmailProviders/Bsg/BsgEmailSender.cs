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

    protected override ValueTask<ProviderReply> SendAsync(OutgoingEmail mail, BsgOptions options, CancellationToken cancellationToken) => SendAsync(
        mail,
        options,
        mail.Request.Template is null
            ? new BsgBody(mail.Map(BsgMapper.ToWire, options), null)
            : new BsgBody(null, mail.Map(BsgMapper.ToTemplateWire, options)),
        cancellationToken);

    // A refused token proves that the mail was not taken: it goes once more under a new one, and not a third time.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ProviderReply> SendAsync(OutgoingEmail mail, BsgOptions options, BsgBody body, CancellationToken cancellationToken)
    {
        if (mail.IsRefused)
            return ProviderReply.Refused(mail.Refusal());

        var login = await _tokens.GetAsync(options, cancellationToken).ConfigureAwait(false);
        if (login.Token is not { } token)
            return BsgLoginErrors.ToReply(login.Failure!.Value, options, bodyStarted: false);

        var response = await CallAsync(options, token, body, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != (int)HttpStatusCode.Unauthorized)
            return BsgMapper.FromWire(response, options);

        _tokens.Invalidate(token);
        login = await _tokens.GetAsync(options, cancellationToken).ConfigureAwait(false);
        return login.Token is null
            ? BsgLoginErrors.ToReply(login.Failure!.Value, options, response.BodyStarted)
            : BsgMapper.FromWire(await CallAsync(options, login.Token, body, cancellationToken).ConfigureAwait(false), options);
    }

    private ValueTask<WireResponse<BsgSendEmailResponse>> CallAsync(BsgOptions options, BsgToken token, BsgBody body, CancellationToken cancellationToken) =>
        body.OfTemplate is { } template
            ? api.SendTemplateEmailAsync(options, token.Authorization, template, cancellationToken)
            : api.SendEmailAsync(options, token.Authorization, body.OfMail!, cancellationToken);

    /// <summary>One of the two calls' bodies.</summary>
    private readonly record struct BsgBody(BsgSendEmailRequest? OfMail, BsgSendTemplateEmailRequest? OfTemplate);
}
