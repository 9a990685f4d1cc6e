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
        var clock = services.GetRequiredService<TimeProvider>();
        IReadOnlyList<RouteTarget> targets = [.. names.Select(name => services.GetRequiredKeyedService<RouteTarget>(name))];
        var order = new RouteOrder(names, options, (services.GetService<Random>() ?? Random.Shared).NextDouble);
        var sender = new ValidationEmailSender(new RoutingEmailSender(
            targets, order, options, new AttemptObserver(services.GetRequiredService<EmailProvidersSetup>().Observers), clock));
        // Who may not be mailed is not mailed in a batch either: the guard stands around both.
        return RecipientGuard.Around(options, new BulkEmailSender(sender, new BatchPlanner(sender, targets, order, clock)));
    }
}
