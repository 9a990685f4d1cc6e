using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders;

/// <summary>The whole pipeline without a host. Make one for the application's life; it owns its connections.</summary>
public sealed class EmailSender : IEmailSender, IBatchSource, IDisposable, IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly IEmailSender _pipeline;
    private volatile bool _isDisposed;

    private EmailSender(ServiceProvider services)
    {
        _services = services;
        _pipeline = services.GetRequiredService<IEmailSender>();
    }

    IBatchPlanner? IBatchSource.Batches => _isDisposed ? null : (_pipeline as IBatchSource)?.Batches;

    /// <summary>Makes a sender.</summary>
    /// <param name="configure">Adds providers.</param>
    /// <returns>The sender.</returns>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">Options are wrong: all faults at once.</exception>
    public static EmailSender Create(Action<EmailProvidersBuilder> configure)
    {
        var services = new ServiceCollection().AddEmailProviders(configure).BuildServiceProvider();
        try
        {
            return new EmailSender(services);
        }
        catch
        {
            services.Dispose();
            throw;
        }
    }

    /// <summary>One provider alone.</summary>
    /// <param name="name">The name under which it was added.</param>
    /// <returns>Its sender, which lives as long as this one.</returns>
    /// <exception cref="ArgumentException">No provider has this name.</exception>
    public IEmailSender Provider(string name) =>
        _services.GetKeyedService<IEmailSender>(name) ?? throw new ArgumentException("No provider was added under this name.", nameof(name));

    /// <inheritdoc/>
    public Task<SendEmailResult> SendAsync(SendEmailRequest request, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _pipeline.SendAsync(request, cancellationToken);
    }

    /// <summary>Closes the connections. Mails that are being sent end as errors.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _services.Dispose();
    }

    /// <summary>Closes the connections. Mails that are being sent end as errors.</summary>
    /// <returns>When they are closed.</returns>
    public ValueTask DisposeAsync()
    {
        _isDisposed = true;
        return _services.DisposeAsync();
    }
}
