using EmailProviders.FaultTests.Server;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.FaultTests.Support;

/// <summary>The library in front of fault servers: in failover where there are several, in their order.</summary>
internal sealed class Route : IEmailSender, IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly IEmailSender _sender;

    private Route(ServiceProvider services)
    {
        _services = services;
        _sender = services.GetRequiredService<IEmailSender>();
    }

    public IServiceProvider Services => _services;

    public static Route To(FaultServer server, RouteOptions? options = null) => To([server], options);

    public static Route To(IReadOnlyList<FaultServer> servers, RouteOptions? options = null) =>
        To([.. servers.Select(server => (server.Provider, server.Address))], options);

    public static Route To(IReadOnlyList<(ProviderKind Provider, Uri Address)> targets, RouteOptions? options = null)
    {
        options ??= new RouteOptions();
        var services = new ServiceCollection();
        if (options.Clock is not null)
            services.AddSingleton(options.Clock);
        options.Services?.Invoke(services);
        services.AddEmailProviders(email =>
        {
            options.Email?.Invoke(email);
            foreach (var (provider, address) in targets)
            {
                provider.Add(email, account =>
                {
                    account.ApiKey = "key-of-" + provider.Name;
                    account.BaseAddress = address;
                    account.ConnectTimeout = TimeSpan.FromSeconds(10);
                    account.AttemptTimeout = TimeSpan.FromSeconds(10);
                    options.Account?.Invoke(account);
                });
            }

            if (targets.Count > 1)
                email.UseFailover([.. targets.Select(target => target.Provider.Name)]);
            email.Configure(pipeline =>
            {
                pipeline.MaxRetryDelay = TimeSpan.FromMilliseconds(20);
                options.Pipeline?.Invoke(pipeline);
            });
        });
        return new Route(services.BuildServiceProvider());
    }

    public Task<SendEmailResult> SendAsync(SendEmailRequest request, CancellationToken cancellationToken = default) =>
        _sender.SendAsync(request, cancellationToken);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
