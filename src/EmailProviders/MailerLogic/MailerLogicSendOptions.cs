using EmailProviders.Providers;

namespace EmailProviders.MailerLogic;

/// <summary>What only MailerLogic knows of a mail.</summary>
public sealed record MailerLogicSendOptions : ProviderSendOptions, IValidatedSendOptions
{
    /// <summary>
    /// <c>domain</c>: the verified domain to send from; null for <see cref="MailerLogicOptions.Domain"/>, empty for the account's first one.
    /// </summary>
    public string? Domain { get; init; }

    /// <summary>
    /// <c>stream_type</c>: the group of IP addresses to send from; null for <see cref="MailerLogicOptions.StreamType"/>, or else to go by
    /// <see cref="SendEmailRequest.Category"/>.
    /// </summary>
    public MailerLogicStreamType? StreamType { get; init; }

    void IValidatedSendOptions.Validate(RequestFaults faults) => faults.IsLine("MailerLogicSendOptions.Domain", Domain);
}
