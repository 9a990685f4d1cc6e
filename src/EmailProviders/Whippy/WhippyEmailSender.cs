using System.Runtime.CompilerServices;
using EmailProviders.Providers;
using Microsoft.Extensions.Options;

namespace EmailProviders.Whippy;

/// <summary>Sends through one Whippy organisation.</summary>
internal sealed class WhippyEmailSender(string name, IWhippyApi api, IOptionsMonitor<WhippyOptions> options, TimeProvider clock)
    : ProviderEmailSender<WhippyOptions>(name, WhippyDefaults.Descriptor, options, clock)
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    protected override async ValueTask<ProviderReply> SendAsync(OutgoingEmail mail, WhippyOptions options, CancellationToken cancellationToken)
    {
        var body = mail.Map(WhippyMapper.ToWire, options);
        return body is null || mail.IsRefused
            ? ProviderReply.Refused(mail.Refusal())
            : WhippyMapper.FromWire(await api.SendEmailAsync(options, body, cancellationToken).ConfigureAwait(false), options);
    }
}
