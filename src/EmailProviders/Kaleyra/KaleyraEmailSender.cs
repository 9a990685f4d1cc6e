using EmailProviders.Providers;
using Microsoft.Extensions.Options;

namespace EmailProviders.Kaleyra;

/// <summary>Sends through one Kaleyra account.</summary>
internal sealed class KaleyraEmailSender(string name, IKaleyraApi api, IOptionsMonitor<KaleyraOptions> options, TimeProvider clock)
    : ProviderEmailSender<KaleyraOptions>(name, KaleyraDefaults.Descriptor, options, clock)
{
    protected override async Task<ProviderReply> SendAsync(OutgoingEmail mail, KaleyraOptions options, CancellationToken cancellationToken)
    {
        var body = KaleyraMapper.ToWire(mail, options);
        return mail.IsRefused
            ? ProviderReply.Refused(mail.Refusal())
            : KaleyraMapper.FromWire(await api.SendEmailAsync(body, cancellationToken).ConfigureAwait(false), options);
    }
}
