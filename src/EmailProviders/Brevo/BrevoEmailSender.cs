using System.Runtime.CompilerServices;
using EmailProviders.Providers;
using Microsoft.Extensions.Options;

namespace EmailProviders.Brevo;

/// <summary>Sends through one Brevo account.</summary>
internal sealed class BrevoEmailSender(string name, IBrevoApi api, IOptionsMonitor<BrevoOptions> options, TimeProvider clock)
    : ProviderEmailSender<BrevoOptions>(name, BrevoDefaults.Descriptor, options, clock)
{
    protected override ProviderBatch<BrevoOptions> Batch { get; } = new BrevoBatch(api);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    protected override async ValueTask<ProviderReply> SendAsync(OutgoingEmail mail, BrevoOptions options, CancellationToken cancellationToken)
    {
        var body = mail.Map(BrevoMapper.ToWire, options);
        return body is null || mail.IsRefused
            ? ProviderReply.Refused(mail.Refusal())
            : BrevoMapper.FromWire(await api.SendEmailAsync(options, body, cancellationToken).ConfigureAwait(false), mail, options);
    }
}
