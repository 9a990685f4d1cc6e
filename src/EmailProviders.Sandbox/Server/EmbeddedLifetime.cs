using Microsoft.Extensions.Hosting;

namespace EmailProviders.Sandbox.Server;

/// <summary>Replaces the console lifetime, which would take Ctrl+C away from the program that hosts the sandbox.</summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
