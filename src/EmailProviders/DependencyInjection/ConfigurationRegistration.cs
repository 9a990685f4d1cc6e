using EmailProviders.Providers;
using Microsoft.Extensions.Configuration;

namespace EmailProviders.DependencyInjection;

/// <summary>Registers the providers that configuration names. What it does not understand is a fault, never skipped.</summary>
internal static class ConfigurationRegistration
{
    /// <summary>The address of a sandbox that takes every provider's place.</summary>
    private const string SandboxKey = "Sandbox";

    private static readonly HashSet<string> PipelineKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        nameof(EmailProvidersOptions.DefaultProvider),
        nameof(EmailProvidersOptions.Route),
        nameof(EmailProvidersOptions.RouteStrategy),
        nameof(EmailProvidersOptions.Weights),
        SandboxKey,
        nameof(EmailProvidersOptions.RedirectAllTo),
        nameof(EmailProvidersOptions.AllowRecipientsOnly),
        nameof(EmailProvidersOptions.TotalTimeout),
        nameof(EmailProvidersOptions.MaxRetryDelay),
        nameof(EmailProvidersOptions.RetriesBeforeFailover),
        nameof(EmailProvidersOptions.BreakAfterFailures),
        nameof(EmailProvidersOptions.BreakDuration),
        nameof(EmailProvidersOptions.DisableDuration),
        nameof(EmailProvidersOptions.PauseWithoutRetryAfter),
    };

    public static void Add(EmailProvidersBuilder builder, EmailProvidersSetup setup, IConfiguration configuration)
    {
        foreach (var section in configuration.GetChildren())
        {
            if (!PipelineKeys.Contains(section.Key))
                AddProvider(builder, setup, section);
        }

        if (configuration[SandboxKey] is { } address)
        {
            if (Uri.TryCreate(address, UriKind.Absolute, out var sandbox))
                builder.UseSandbox(sandbox);
            else
                setup.Faults.Add($"{SandboxKey} is not an absolute address, such as http://127.0.0.1:8025.");
        }

        builder.Configure(options => Read(options, setup, new OptionsReader(configuration)));
    }

    private static void Read(EmailProvidersOptions options, EmailProvidersSetup setup, OptionsReader reader)
    {
        options.DefaultProvider = reader.Text(nameof(options.DefaultProvider), options.DefaultProvider)?.ToLowerInvariant();
        var route = new Dictionary<string, string>();
        reader.Map(nameof(options.Route), route);
        foreach (var name in route.Values)
            options.Route.Add(name.ToLowerInvariant());
        options.RouteStrategy = reader.Choice(nameof(options.RouteStrategy), options.RouteStrategy);
        foreach (var (name, weight) in reader.Numbers(nameof(options.Weights)))
            options.Weights[name.ToLowerInvariant()] = weight;
        options.RedirectAllTo = reader.Mailbox(nameof(options.RedirectAllTo), options.RedirectAllTo);
        var recipients = new Dictionary<string, string>();
        reader.Map(nameof(options.AllowRecipientsOnly), recipients);
        foreach (var recipient in recipients.Values)
            options.AllowRecipientsOnly.Add(recipient);
        options.TotalTimeout = reader.Duration(nameof(options.TotalTimeout), options.TotalTimeout);
        options.MaxRetryDelay = reader.Duration(nameof(options.MaxRetryDelay), options.MaxRetryDelay);
        options.RetriesBeforeFailover = reader.Number(nameof(options.RetriesBeforeFailover), options.RetriesBeforeFailover) ?? 0;
        options.BreakAfterFailures = reader.Number(nameof(options.BreakAfterFailures), options.BreakAfterFailures) ?? 0;
        options.BreakDuration = reader.Duration(nameof(options.BreakDuration), options.BreakDuration);
        options.DisableDuration = reader.Duration(nameof(options.DisableDuration), options.DisableDuration);
        options.PauseWithoutRetryAfter = reader.Duration(nameof(options.PauseWithoutRetryAfter), options.PauseWithoutRetryAfter);
        setup.Faults.AddRange(reader.UnreadableValues);
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
