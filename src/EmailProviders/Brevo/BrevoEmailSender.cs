using EmailProviders.Providers;
using Microsoft.Extensions.Options;

namespace EmailProviders.Brevo;

/// <summary>Sends through one Brevo account.</summary>
internal sealed class BrevoEmailSender(string name, IBrevoApi api, IOptionsMonitor<BrevoOptions> options, TimeProvider clock)
    : ProviderEmailSender<BrevoOptions>(name, BrevoDefaults.Descriptor, options, clock)
{
    protected override async Task<ProviderReply> SendAsync(OutgoingEmail mail, BrevoOptions options, CancellationToken cancellationToken)
    {
        var body = BrevoMapper.ToWire(mail, options);
        return mail.IsRefused
            ? ProviderReply.Refused(mail.Refusal())
            : BrevoMapper.FromWire(await api.SendEmailAsync(body, cancellationToken).ConfigureAwait(false), mail, options);
    }
}
