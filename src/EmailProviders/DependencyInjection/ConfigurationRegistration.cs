using Microsoft.Extensions.Configuration;

namespace EmailProviders.DependencyInjection;

/// <summary>Registers the providers that configuration names. What it does not understand is a fault, never skipped.</summary>
internal static class ConfigurationRegistration
{
    public static void Add(EmailProvidersBuilder builder, EmailProvidersSetup setup, IConfiguration configuration)
    {
        foreach (var section in configuration.GetChildren())
        {
            if (section.Key.Equals(nameof(EmailProvidersOptions.DefaultProvider), StringComparison.OrdinalIgnoreCase))
                builder.Configure(options => options.DefaultProvider = section.Value?.ToLowerInvariant());
            else
                AddProvider(builder, setup, section);
        }
    }

    private static void AddProvider(EmailProvidersBuilder builder, EmailProvidersSetup setup, IConfigurationSection section)
    {
        var provider = section[KnownProviders.ProviderKey];
        if (KnownProviders.Find(provider ?? section.Key) is { } slice)
        {
            slice.Add(builder, section.Key.ToLowerInvariant(), section);
            return;
        }

        var known = string.Join(", ", KnownProviders.All.Select(static slice => slice.Descriptor.DisplayName));
        setup.Faults.Add(provider is null
            ? $"{section.Key}: no provider has this name. Known are {known}; another name needs a key '{KnownProviders.ProviderKey}' with one of them."
            : $"{section.Key}:{KnownProviders.ProviderKey} names no provider. Known are {known}.");
    }
}
