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

    /// <summary>
    /// Lets the unkeyed <see cref="IEmailSender"/> ask these providers in this order until one accepts the mail, wherever that cannot send it twice.
    /// </summary>
    /// <param name="providers">Registered names.</param>
    /// <returns>The builder.</returns>
    public EmailProvidersBuilder UseFailover(params string[] providers) => Route(RouteStrategy.Ordered, providers);

    /// <summary>As <see cref="UseFailover"/>, each mail beginning at the next provider in turn.</summary>
    /// <param name="providers">Registered names.</param>
    /// <returns>The builder.</returns>
    public EmailProvidersBuilder UseRoundRobin(params string[] providers) => Route(RouteStrategy.RoundRobin, providers);

    /// <summary>As <see cref="UseFailover"/>, each mail beginning at a provider chosen by chance.</summary>
    /// <param name="providers">Registered names and how many mails in all weights together begin there.</param>
    /// <returns>The builder.</returns>
    public EmailProvidersBuilder UseWeighted(params (string Provider, int Weight)[] providers)
    {
        Configure(options =>
        {
            foreach (var (provider, weight) in providers)
                options.Weights[provider] = weight;
        });
        return Route(RouteStrategy.Weighted, [.. providers.Select(static provider => provider.Provider)]);
    }

    /// <summary>Is told of each attempt once it is known what was done next: a mail that was rescued shows here, as it does in its result.</summary>
    /// <param name="observe">Called on the sending path, by many threads; it must not wait. What it throws is ignored.</param>
    /// <returns>The builder.</returns>
    public EmailProvidersBuilder OnAttempt(Action<SendEmailAttempt> observe)
    {
        ArgumentNullException.ThrowIfNull(observe);
        _setup.Observers.Add(observe);
        return this;
    }

    /// <summary>
    /// Points every provider of the library at a sandbox, wherever the call stands: address and credentials are replaced, all other options
    /// stay. For development and tests; providers of <see cref="AddProvider"/> are not touched.
    /// </summary>
    /// <param name="address">The sandbox's origin; null for <c>http://127.0.0.1:8025/</c>, where the tool <c>email-sandbox</c> listens.</param>
    /// <param name="apiKey">The key that the sandbox accepts.</param>
    /// <param name="sid">The account id that the sandbox accepts in Kaleyra's path.</param>
    /// <returns>The builder.</returns>
    public EmailProvidersBuilder UseSandbox(Uri? address = null, string apiKey = SandboxAccount.DefaultApiKey, string sid = SandboxAccount.DefaultSid)
    {
        ArgumentException.ThrowIfNullOrEmpty(apiKey);
        ArgumentException.ThrowIfNullOrEmpty(sid);
        _setup.Sandbox = new SandboxAccount(address ?? SandboxAccount.DefaultAddress, apiKey, sid);
        return this;
    }

    /// <summary>
    /// Sends every mail to one address in place of its To, Cc and Bcc, so that a system that is not production mails nobody else. Whom it was
    /// for stands in the subject, <c>[to ada@example.com +2] …</c>, and that it was changed in <see cref="SendEmailResult.Dropped"/>.
    /// </summary>
    /// <param name="address">Who gets all mails.</param>
    /// <returns>The builder.</returns>
    public EmailProvidersBuilder RedirectAllTo(EmailAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Configure(options => options.RedirectAllTo = address);
    }

    /// <summary>
    /// Refuses, before any HTTP, every mail that has a recipient who is not named here: <see cref="EmailErrorKind.RecipientRefused"/>.
    /// With <see cref="RedirectAllTo"/> that address must be among them.
    /// </summary>
    /// <param name="recipients">Addresses, and domains for all addresses in them but not in their subdomains.</param>
    /// <returns>The builder.</returns>
    public EmailProvidersBuilder AllowRecipientsOnly(params string[] recipients)
    {
        ArgumentNullException.ThrowIfNull(recipients);
        ArgumentOutOfRangeException.ThrowIfZero(recipients.Length, nameof(recipients));
        return Configure(options =>
        {
            foreach (var recipient in recipients)
                options.AllowRecipientsOnly.Add(recipient);
        });
    }

    /// <summary>Adds a provider of the application's own, beside those of the library.</summary>
    /// <param name="name">The name under which it is resolved: lower-case letters, digits, dashes and underscores.</param>
    /// <param name="create">
    /// Makes its sender, once. It throws <see cref="EmailSendException"/> for a mail that was not accepted; anything else counts as
    /// <see cref="SendOutcome.Unknown"/>, as does a cancellation without <see cref="EmailSendException.OutcomeKey"/> in its data.
    /// </param>
    /// <returns>The builder.</returns>
    public EmailProvidersBuilder AddProvider(string name, Func<IServiceProvider, IEmailSender> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        if (Register(name, static (_, _) => []))
            ProviderServices.Add(Services, name, services => new CustomProvider(create(services)), _ => new ProviderSettings(name, static () => null, static () => null, static () => TimeSpan.Zero, static () => null, static () => false));
        return this;
    }

    internal void AddAccount<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        ProviderSlice<TOptions> slice, string name, Action<TOptions> configure, IConfigurationSection? section)
        where TOptions : EmailProviderOptions, new()
    {
        if (!Register(name, (services, pipeline) => OptionsFaultsOf<TOptions>(services, name, pipeline)))
            return;

        var clientName = EmailHttpClients.Add(Services, slice.Descriptor, _setup);
        Services.AddOptions<TOptions>(name).Configure(configure).PostConfigure(options => _setup.Sandbox?.Apply(options));
        if (section is not null)
            Services.AddSingleton<IOptionsChangeTokenSource<TOptions>>(new ConfigurationChangeTokenSource<TOptions>(name, section));
        Services.AddKeyedSingleton(name, slice.Descriptor);
        ProviderServices.Add(
            Services,
            name,
            services => slice.Create(new ProviderAccount<TOptions>(
                name,
                services.GetRequiredKeyedService<ProviderHttpClient>(clientName),
                services.GetRequiredService<IOptionsMonitor<TOptions>>(),
                services.GetRequiredService<TimeProvider>())),
            services => SettingsOf(slice, name, services.GetRequiredService<IOptionsMonitor<TOptions>>()));
    }

    private static ProviderSettings SettingsOf<TOptions>(ProviderSlice<TOptions> slice, string name, IOptionsMonitor<TOptions> options)
        where TOptions : EmailProviderOptions, new()
    {
        // Options that the application's own validation refuses are reported by the sender, as the error of the mail.
        TOptions? Current()
        {
            try
            {
                return options.Get(name);
            }
            catch (Exception)
            {
                return null;
            }
        }

        return new ProviderSettings(
            name,
            Current,
            () => Current()?.RateLimit,
            () => Current()?.AttemptTimeout ?? TimeSpan.Zero,
            () => Current()?.Effective(slice.Descriptor).IdempotencyKeyLifetime,
            () => Current() is { } current && slice.SplitsRecipients(current));
    }

    private EmailProvidersBuilder Route(RouteStrategy strategy, string[] providers)
    {
        ArgumentNullException.ThrowIfNull(providers);
        return Configure(options =>
        {
            options.RouteStrategy = strategy;
            options.Route.Clear();
            foreach (var provider in providers)
                options.Route.Add(provider);
        });
    }

    private bool Register(string name, Func<IServiceProvider, EmailProvidersOptions, IEnumerable<string>> findFaults)
    {
        if (!ProviderName.IsValid(name))
            _setup.Faults.Add($"A provider's name must be 1 to 64 lower-case letters, digits, dashes and underscores; \"{name}\" is not.");
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
        IServiceProvider services, string name, EmailProvidersOptions pipeline)
        where TOptions : EmailProviderOptions
    {
        try
        {
            var options = services.GetRequiredService<IOptionsMonitor<TOptions>>().Get(name);
            var faults = EmailProviderOptionsValidator.Validate(name, options);
            var share = pipeline.Route.Contains(name) ? pipeline.TotalTimeout / pipeline.Route.Count : pipeline.TotalTimeout;
            return options.AttemptTimeout > share
                ? [.. faults, $"{name}: AttemptTimeout is longer than its share of TotalTimeout ({share:c}): no attempt could come to its end."]
                : faults;
        }
        catch (OptionsValidationException exception)
        {
            return exception.Failures;
        }
        catch (FormatException exception)
        {
            return [$"{name}: an option is not valid: {exception.Message}"];
        }
        catch (Exception exception)
        {
            return [$"{name}: setting the options failed with {exception.GetType().Name}."];
        }
    }
}
