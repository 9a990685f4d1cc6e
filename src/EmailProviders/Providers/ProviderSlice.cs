using EmailProviders.Http;
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
internal sealed class ProviderSlice<TOptions>(
    EmailProviderDescriptor descriptor, Func<ProviderAccount<TOptions>, IEmailSender> createSender) : ProviderSlice(descriptor)
    where TOptions : EmailProviderOptions, new()
{
    /// <summary>Registers an account in code.</summary>
    public EmailProvidersBuilder Add(EmailProvidersBuilder builder, string name, Action<TOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.AddAccount(Descriptor, name, createSender, configure, section: null);
        return builder;
    }

    public override void Add(EmailProvidersBuilder builder, string name, IConfigurationSection section) =>
        builder.AddAccount(Descriptor, name, createSender, options => Read(options, section), section);

    private static void Read(TOptions options, IConfigurationSection section)
    {
        var reader = new OptionsReader(section);
        reader.Ignore(KnownProviders.ProviderKey);
        EmailProviderOptionsReader.Read(options, reader);
        options.ReadFaults = reader.Faults();
    }
}

/// <summary>What the sender of one account is made of.</summary>
/// <param name="Name">The registered name.</param>
/// <param name="Http">The provider's HTTP client.</param>
/// <param name="Options">The options, by <paramref name="Name"/>.</param>
/// <param name="Clock">The clock.</param>
internal sealed record ProviderAccount<TOptions>(string Name, ProviderHttpClient Http, IOptionsMonitor<TOptions> Options, TimeProvider Clock);
