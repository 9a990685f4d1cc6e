using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EmailProviders.Sandbox.Server;

/// <summary>A bare Kestrel: no configuration files, no logging, no console.</summary>
internal sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private int stopped;

    private SandboxServer(WebApplication app, SandboxState state)
    {
        this.app = app;
        State = state;
        var address = new UriBuilder(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        if (IPAddress.TryParse(address.Host, out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)))
        {
            // "Every address" is where one listens, not where one calls.
            address.Host = "127.0.0.1";
        }

        BaseAddress = address.Uri;
    }

    public Uri BaseAddress { get; }

    public SandboxState State { get; }

    public static async Task<SandboxServer> StartAsync(EmailSandboxOptions options, CancellationToken cancellationToken)
    {
        var app = Build(options);
        try
        {
            var state = new SandboxState(options, app.Lifetime.ApplicationStopping);
            app.Run(new SandboxRoutes(state).HandleAsync);
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            return new SandboxServer(app, state);
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref stopped, 1) == 1)
        {
            return;
        }

        // Stopped before disposed: calls under way get their answer, except those that a fault holds back.
        await app.StopAsync().ConfigureAwait(false);
        State.Waiters.Close();
        await app.DisposeAsync().ConfigureAwait(false);
    }

    private static WebApplication Build(EmailSandboxOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(options.ListenAddress, options.Port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBody.MaxDiscardedBytes;

            // A test that stops in a debugger must not lose its upload.
            kestrel.Limits.MinRequestBodyDataRate = null;
        });
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        return builder.Build();
    }
}
