using EmailProviders;
using EmailProviders.DependencyInjection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="IEmailSender"/>.</summary>
public static class EmailProvidersServiceCollectionExtensions
{
    /// <summary>
    /// Registers providers in code: <see cref="IEmailSender"/> is the whole pipeline, and keyed by a provider's name, that provider.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Adds providers.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddEmailProviders(this IServiceCollection services, Action<EmailProvidersBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        configure(new EmailProvidersBuilder(services, SetupOf(services)));
        return services;
    }

    /// <summary>Registers every provider that a section of configuration names; changes of it are seen by the next send.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configuration">
    /// A section for each provider, by its name (<c>Brevo:ApiKey</c>), or by any other name with a key <c>Provider</c>
    /// (<c>Brevo_Marketing:Provider = Brevo</c>); and <c>DefaultProvider</c>.
    /// </param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddEmailProviders(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return services.AddEmailProviders(email => ConfigurationRegistration.Add(email, SetupOf(services), configuration));
    }

    private static EmailProvidersSetup SetupOf(IServiceCollection services)
    {
        if (services.FirstOrDefault(service => service.ServiceType == typeof(EmailProvidersSetup))?.ImplementationInstance
            is EmailProvidersSetup existing)
        {
            return existing;
        }

        var setup = new EmailProvidersSetup();
        services.AddSingleton(setup);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<EmailProvidersOptions>, StartValidation>();
        services.AddOptions<EmailProvidersOptions>().ValidateOnStart();
        services.TryAddSingleton(EmailPipeline.Build);
        return setup;
    }
}
