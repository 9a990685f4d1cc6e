using EmailProviders.Providers;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Tests.Conformance;

/// <summary>One provider, registered as an application would, with a recording transport beneath it.</summary>
internal sealed class ProviderHarness : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly ProviderCase _provider;

    public ProviderHarness(
        ProviderCase provider,
        Action<EmailProviderOptions>? configure = null,
        Func<RecordedCall, HttpResponseMessage>? answer = null,
        Action<IServiceCollection>? services = null)
    {
        _provider = provider;
        Wire = new StubHttpMessageHandler(call =>
            provider.AnswerOther(call) ?? answer?.Invoke(call) ?? StubHttpMessageHandler.Json(provider.Success.Status, provider.Success.Body));
        var collection = new ServiceCollection();
        // Each attempt is looked at by itself: what follows it is the pipeline's affair.
        collection.AddEmailProviders(email => email.Configure(NoWaiting));
        collection.AddEmailProviders(email => provider.Add(email, provider.Descriptor.Name, options =>
        {
            options.ApiKey = "test-key";
            options.Templates[ProviderCase.TemplateName] = provider.TemplateId;
            provider.SetRequired(options);
            configure?.Invoke(options);
        }));
        collection.AddHttpClient("EmailProviders." + provider.Descriptor.Name).ConfigurePrimaryHttpMessageHandler(() => Wire);
        services?.Invoke(collection);
        _services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        Sender = _services.GetRequiredKeyedService<IEmailSender>(provider.Descriptor.Name);
    }

    public static void NoWaiting(EmailProvidersOptions pipeline)
    {
        pipeline.MaxRetryDelay = TimeSpan.Zero;
        pipeline.RetriesBeforeFailover = 0;
    }

    public StubHttpMessageHandler Wire { get; }

    public IEmailSender Sender { get; }

    public IServiceProvider Services => _services;

    /// <summary>The calls that send: log-ins left out.</summary>
    public IReadOnlyList<RecordedCall> Sends => [.. Wire.Calls.Where(call =>
        call.Address.AbsolutePath == _provider.SendPath || call.Address.AbsolutePath == _provider.TemplatePath)];

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
