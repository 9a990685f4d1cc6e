using EmailProviders.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EmailProviders.DependencyInjection;

/// <summary>The services of one provider: its engine, shared by every route, and the provider alone as a keyed sender.</summary>
internal static class ProviderServices
{
    public static void Add(
        IServiceCollection services, string name, Func<IServiceProvider, IInnerSender> create, Func<IServiceProvider, ProviderSettings> readSettings)
    {
        services.AddKeyedSingleton(name, (provider, _) =>
        {
            StartValidation.ThrowIfFaulty(provider);
            var settings = readSettings(provider);
            return new ProviderEngine(
                create(provider),
                settings,
                provider.GetRequiredService<IOptions<EmailProvidersOptions>>().Value,
                provider.GetRequiredService<TimeProvider>(),
                (provider.GetService<Random>() ?? Random.Shared).NextDouble);
        });
        services.AddKeyedSingleton(name, (provider, _) =>
        {
            var engine = provider.GetRequiredKeyedService<ProviderEngine>(name);
            return new RouteTarget(name, new SplitRecipientsEmailSender(engine, readSettings(provider).SplitsRecipients), engine.Batches);
        });
        services.AddKeyedSingleton<IEmailSender>(name, (provider, _) => EmailPipeline.Route(provider, [name]));
    }
}
