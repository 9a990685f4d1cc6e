using EmailProviders.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.DependencyInjection;

/// <summary>One HTTP client for each provider, shared by its accounts: keys go on the request, never on the client.</summary>
internal static class EmailHttpClients
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    // Shorter than the keep-alive of common servers, so that a connection is rarely found closed.
    private static readonly TimeSpan ConnectionIdleTimeout = TimeSpan.FromSeconds(50);

    private const int MaxConnections = 128;
    private const int MaxResponseHeadersKilobytes = 32;

    /// <summary>Sets the client up once, and returns its name.</summary>
    public static string Add(IServiceCollection services, EmailProviderDescriptor descriptor, EmailProvidersSetup setup)
    {
        var name = "EmailProviders." + descriptor.Name;
        if (!setup.HttpClients.Add(name))
            return name;

        services.AddHttpClient(name)
            .ConfigureHttpClient(static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static () => new TransmissionGuardHandler(CreateSocketsHandler()))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddKeyedSingleton(name, (provider, _) => new ProviderHttpClient(
            provider.GetRequiredService<IHttpClientFactory>(), name, provider.GetRequiredService<TimeProvider>()));
        return name;
    }

    // The baggage of the application's traces is not the provider's business: no propagator.
    private static SocketsHttpHandler CreateSocketsHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = System.Net.DecompressionMethods.None,
        PooledConnectionLifetime = ConnectionLifetime,
        PooledConnectionIdleTimeout = ConnectionIdleTimeout,
        MaxConnectionsPerServer = MaxConnections,
        MaxResponseHeadersLength = MaxResponseHeadersKilobytes,
        ActivityHeadersPropagator = null,
    };
}
