using System.Runtime.CompilerServices;
using EmailProviders.Providers;
using Microsoft.Extensions.Options;

namespace EmailProviders.Kaleyra;

/// <summary>Sends through one Kaleyra account.</summary>
internal sealed class KaleyraEmailSender(string name, IKaleyraApi api, IOptionsMonitor<KaleyraOptions> options, TimeProvider clock)
    : ProviderEmailSender<KaleyraOptions>(name, KaleyraDefaults.Descriptor, options, clock)
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    protected override async ValueTask<ProviderReply> SendAsync(OutgoingEmail mail, KaleyraOptions options, CancellationToken cancellationToken)
    {
        var body = mail.Map(KaleyraMapper.ToWire, options);
        return body is null || mail.IsRefused
            ? ProviderReply.Refused(mail.Refusal())
            : KaleyraMapper.FromWire(await api.SendEmailAsync(options, body, cancellationToken).ConfigureAwait(false), options);
    }
}
