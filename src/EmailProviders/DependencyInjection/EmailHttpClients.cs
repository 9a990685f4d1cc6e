using System.Net;
using EmailProviders.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;

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
            .ConfigurePrimaryHttpMessageHandler(static () => CreateSocketsHandler())
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        // After everything that the host configures: a primary handler of its own, for a proxy, is made safe and guarded too.
        services.PostConfigure<HttpClientFactoryOptions>(
            name, static options => options.HttpMessageHandlerBuilderActions.Add(static builder => builder.PrimaryHandler = Guard(builder)));
        services.TryAddSingleton<PrimaryHandlers>();
        services.AddKeyedSingleton(name, (provider, _) => new ProviderHttpClient(
            provider.GetRequiredService<IHttpMessageHandlerFactory>(), name, provider.GetRequiredService<TimeProvider>()));
        return name;
    }

    private static TransmissionGuardHandler Guard(HttpMessageHandlerBuilder builder)
    {
        // A primary handler may be wrapped: what follows redirects is the innermost one.
        var innermost = builder.PrimaryHandler;
        while (innermost is DelegatingHandler { InnerHandler: { } inner })
            innermost = inner;
        switch (innermost)
        {
            case SocketsHttpHandler sockets:
                sockets.AllowAutoRedirect = false;
                sockets.UseCookies = false;
                sockets.AutomaticDecompression = DecompressionMethods.None;
                sockets.ActivityHeadersPropagator = null;
                break;
            case HttpClientHandler client:
                client.AllowAutoRedirect = false;
                client.UseCookies = false;
                client.AutomaticDecompression = DecompressionMethods.None;
                break;
        }

        return builder.Services.GetRequiredService<PrimaryHandlers>().Own(new TransmissionGuardHandler(builder.PrimaryHandler));
    }

    /// <summary>The handler that holds the connections.</summary>
    public static SocketsHttpHandler CreateSocketsHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        PooledConnectionLifetime = ConnectionLifetime,
        PooledConnectionIdleTimeout = ConnectionIdleTimeout,
        MaxConnectionsPerServer = MaxConnections,
        MaxResponseHeadersLength = MaxResponseHeadersKilobytes,
        // The baggage of the application's traces is not the provider's business, nor is a secret in the path that of the traces:
        // without a propagator .NET makes no span of its own here.
        ActivityHeadersPropagator = null,
    };
}
