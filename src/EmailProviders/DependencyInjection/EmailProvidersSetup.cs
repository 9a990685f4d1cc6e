using EmailProviders.Providers;

namespace EmailProviders.DependencyInjection;

/// <summary>What has been registered so far, shared by every call of <c>AddEmailProviders</c> on one collection.</summary>
internal sealed class EmailProvidersSetup
{
    public List<ProviderRegistration> Providers { get; } = [];

    /// <summary>Mistakes of the registration itself, reported with those of the options.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>The user's own decorators, outermost first.</summary>
    public List<Func<IServiceProvider, IEmailSender, IEmailSender>> Decorators { get; } = [];

    /// <summary>Who is told of attempts.</summary>
    public List<Action<SendEmailAttempt>> Observers { get; } = [];

    /// <summary>The sandbox that takes every provider's place, or null.</summary>
    public SandboxAccount? Sandbox { get; set; }

    /// <summary>The providers whose HTTP client is set up: accounts of one provider share theirs.</summary>
    public HashSet<string> HttpClients { get; } = new(StringComparer.Ordinal);

    public string Names => string.Join(", ", Providers.Select(static provider => provider.Name));
}
