using EmailProviders.Http;
using EmailProviders.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace EmailProviders.Providers;

/// <summary>A provider as the registration sees it.</summary>
internal abstract class ProviderSlice(EmailProviderDescriptor descriptor)
{
    public EmailProviderDescriptor Descriptor { get; } = descriptor;

    /// <summary>Registers an account from a section of configuration.</summary>
    public abstract void Add(EmailProvidersBuilder builder, string name, IConfigurationSection section);
}

/// <summary>A provider as the registration sees it.</summary>
/// <param name="descriptor">What it is.</param>
/// <param name="createSender">Makes the sender of one account.</param>
/// <param name="splitsRecipients">Whether a mail to several To is sent by one call each; null where the provider takes several.</param>
internal sealed class ProviderSlice<TOptions>(
    EmailProviderDescriptor descriptor, Func<ProviderAccount<TOptions>, IInnerSender> createSender, Func<TOptions, bool>? splitsRecipients = null)
    : ProviderSlice(descriptor)
    where TOptions : EmailProviderOptions, new()
{
    /// <summary>Makes the sender of one account.</summary>
    public IInnerSender Create(ProviderAccount<TOptions> account) => createSender(account);

    /// <summary>Whether a mail to several To is sent by one call each, as the options are now.</summary>
    public bool SplitsRecipients(TOptions options) => splitsRecipients is not null && splitsRecipients(options);

    /// <summary>Registers an account in code.</summary>
    public EmailProvidersBuilder Add(EmailProvidersBuilder builder, string name, Action<TOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.AddAccount(this, name, configure, section: null);
        return builder;
    }

    public override void Add(EmailProvidersBuilder builder, string name, IConfigurationSection section) =>
        builder.AddAccount(this, name, options => Read(options, section), section);

    private static void Read(TOptions options, IConfigurationSection section)
    {
        var reader = new OptionsReader(section);
        reader.Ignore(KnownProviders.ProviderKey);
        EmailProviderOptionsReader.Read(options, reader);
        options.ReadFaults = reader.Faults();
    }
}

/// <summary>What the sender of one account is made of.</summary>
/// <param name="name">The registered name.</param>
/// <param name="http">The provider's HTTP client.</param>
/// <param name="options">The options, by <paramref name="name"/>.</param>
/// <param name="clock">The clock.</param>
internal sealed class ProviderAccount<TOptions>(string name, ProviderHttpClient http, IOptionsMonitor<TOptions> options, TimeProvider clock)
{
    public string Name { get; } = name;

    public ProviderHttpClient Http { get; } = http;

    public IOptionsMonitor<TOptions> Options { get; } = options;

    public TimeProvider Clock { get; } = clock;
}
