using System.Diagnostics.CodeAnalysis;
using EmailProviders.DependencyInjection;
using EmailProviders.Http;
using EmailProviders.Pipeline;
using EmailProviders.Providers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EmailProviders;

/// <summary>Registers providers and what stands around them. Mistakes are reported together, when the application starts.</summary>
public sealed class EmailProvidersBuilder
{
    private readonly EmailProvidersSetup _setup;

    internal EmailProvidersBuilder(IServiceCollection services, EmailProvidersSetup setup)
    {
        Services = services;
        _setup = setup;
    }

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Sets the options of the pipeline.</summary>
    /// <param name="configure">Sets them.</param>
    /// <returns>The builder.</returns>
    public EmailProvidersBuilder Configure(Action<EmailProvidersOptions> configure)
    {
        Services.Configure(configure);
        return this;
    }

    /// <summary>Puts a decorator around the unkeyed <see cref="IEmailSender"/>. The one added first is outermost.</summary>
    /// <param name="decorate">Makes the decorator of the sender inside it.</param>
    /// <returns>The builder.</returns>
    public EmailProvidersBuilder Use(Func<IEmailSender, IEmailSender> decorate)
    {
        ArgumentNullException.ThrowIfNull(decorate);
        return Use((_, inner) => decorate(inner));
    }

    /// <summary>Puts a decorator around the unkeyed <see cref="IEmailSender"/>. The one added first is outermost.</summary>
    /// <param name="decorate">Makes the decorator of the application's services and the sender inside it.</param>
    /// <returns>The builder.</returns>
    public EmailProvidersBuilder Use(Func<IServiceProvider, IEmailSender, IEmailSender> decorate)
    {
        ArgumentNullException.ThrowIfNull(decorate);
        _setup.Decorators.Add(decorate);
        return this;
    }

    /// <summary>Adds a provider of the application's own, beside those of the library.</summary>
    /// <param name="name">The name under which it is resolved: lower-case letters, digits and dashes.</param>
    /// <param name="create">Makes its sender, once.</param>
    /// <returns>The builder.</returns>
    public EmailProvidersBuilder AddProvider(string name, Func<IServiceProvider, IEmailSender> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        if (Register(name, static _ => []))
            AddSender(name, create);
        return this;
    }

    internal void AddAccount<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        EmailProviderDescriptor descriptor,
        string name,
        Func<ProviderAccount<TOptions>, IEmailSender> createSender,
        Action<TOptions> configure,
        IConfigurationSection? section)
        where TOptions : EmailProviderOptions, new()
    {
        if (!Register(name, services => OptionsFaultsOf<TOptions>(services, name)))
            return;

        var clientName = EmailHttpClients.Add(Services, descriptor, _setup);
        Services.AddOptions<TOptions>(name).Configure(configure);
        if (section is not null)
            Services.AddSingleton<IOptionsChangeTokenSource<TOptions>>(new ConfigurationChangeTokenSource<TOptions>(name, section));
        Services.AddKeyedSingleton(name, descriptor);
        AddSender(name, services => createSender(new ProviderAccount<TOptions>(
            name,
            services.GetRequiredKeyedService<ProviderHttpClient>(clientName),
            services.GetRequiredService<IOptionsMonitor<TOptions>>(),
            services.GetRequiredService<TimeProvider>())));
    }

    private void AddSender(string name, Func<IServiceProvider, IEmailSender> create) =>
        Services.AddKeyedSingleton<IEmailSender>(name, (services, _) =>
        {
            StartValidation.ThrowIfFaulty(services);
            return new ValidationEmailSender(create(services));
        });

    private bool Register(string name, Func<IServiceProvider, IEnumerable<string>> findFaults)
    {
        if (!ProviderName.IsValid(name))
            _setup.Faults.Add("A provider's name must be 1 to 64 lower-case letters, digits and dashes.");
        else if (_setup.Providers.Any(provider => provider.Name == name))
            _setup.Faults.Add($"{name}: a provider of this name is registered already. Give the second account a name of its own.");
        else
        {
            _setup.Providers.Add(new ProviderRegistration(name, findFaults));
            return true;
        }

        return false;
    }

    private static IEnumerable<string> OptionsFaultsOf<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        IServiceProvider services, string name)
        where TOptions : EmailProviderOptions
    {
        try
        {
            return EmailProviderOptionsValidator.Validate(name, services.GetRequiredService<IOptionsMonitor<TOptions>>().Get(name));
        }
        catch (FormatException exception)
        {
            return [$"{name}: an option is not valid: {exception.Message}"];
        }
    }
}
