using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.FaultTests.Support;

/// <summary>What a test sets beside the servers.</summary>
internal sealed record RouteOptions
{
    public Action<EmailProviderOptions>? Account { get; init; }

    public Action<EmailProvidersOptions>? Pipeline { get; init; }

    public Action<EmailProvidersBuilder>? Email { get; init; }

    public Action<IServiceCollection>? Services { get; init; }

    public TimeProvider? Clock { get; init; }

    /// <summary>Attempts of every account that end after a time.</summary>
    public static RouteOptions WithAttempts(TimeSpan timeout) => new()
    {
        Account = account => account.AttemptTimeout = timeout,
    };
}
