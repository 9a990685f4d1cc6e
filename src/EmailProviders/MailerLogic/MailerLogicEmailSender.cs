using System.Runtime.CompilerServices;
using EmailProviders.Providers;
using Microsoft.Extensions.Options;

namespace EmailProviders.MailerLogic;

/// <summary>Sends through one MailerLogic account.</summary>
internal sealed class MailerLogicEmailSender(string name, IMailerLogicApi api, IOptionsMonitor<MailerLogicOptions> options, TimeProvider clock)
    : ProviderEmailSender<MailerLogicOptions>(name, MailerLogicDefaults.Descriptor, options, clock)
{
    protected override ProviderBatch<MailerLogicOptions> Batch { get; } = new MailerLogicBatch(api);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    protected override async ValueTask<ProviderReply> SendAsync(OutgoingEmail mail, MailerLogicOptions options, CancellationToken cancellationToken)
    {
        var body = mail.Map(MailerLogicMapper.ToWire, options);
        return body is null || mail.IsRefused
            ? ProviderReply.Refused(mail.Refusal())
            : MailerLogicMapper.FromWire(await api.SendEmailAsync(options, body, cancellationToken).ConfigureAwait(false), options);
    }
}
