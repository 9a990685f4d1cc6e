using EmailProviders.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EmailProviders.DependencyInjection;

/// <summary>Builds senders of routes.</summary>
internal static class EmailPipeline
{
    /// <summary>The unkeyed sender: the application's decorators around the route.</summary>
    public static IEmailSender Build(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<EmailProvidersOptions>>().Value;
        var setup = services.GetRequiredService<EmailProvidersSetup>();
        var sender = Route(services, options.Route.Count > 0 ? [.. options.Route] : [options.DefaultProvider ?? setup.Providers[0].Name]);
        for (var index = setup.Decorators.Count - 1; index >= 0; index--)
        {
            sender = setup.Decorators[index](services, sender)
                ?? throw new InvalidOperationException($"The decorator at index {index} of Use(…) returned null.");
        }

        return sender;
    }

    /// <summary>The sender of one route.</summary>
    public static IEmailSender Route(IServiceProvider services, IReadOnlyList<string> names)
    {
        var options = services.GetRequiredService<IOptions<EmailProvidersOptions>>().Value;
        return RecipientGuard.Around(options, new ValidationEmailSender(new RoutingEmailSender(
            [.. names.Select(name => services.GetRequiredKeyedService<RouteTarget>(name))],
            new RouteOrder(names, options, (services.GetService<Random>() ?? Random.Shared).NextDouble),
            options,
            new AttemptObserver(services.GetRequiredService<EmailProvidersSetup>().Observers),
            services.GetRequiredService<TimeProvider>())));
    }
}
