using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EmailProviders.DependencyInjection;

/// <summary>Builds the unkeyed sender: the application's decorators around the default provider.</summary>
internal static class EmailPipeline
{
    public static IEmailSender Build(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<EmailProvidersOptions>>().Value;
        var setup = services.GetRequiredService<EmailProvidersSetup>();
        var sender = services.GetRequiredKeyedService<IEmailSender>(options.DefaultProvider ?? setup.Providers[0].Name);
        for (var index = setup.Decorators.Count - 1; index >= 0; index--)
        {
            sender = setup.Decorators[index](services, sender)
                ?? throw new InvalidOperationException($"The decorator at index {index} of Use(…) returned null.");
        }

        return sender;
    }
}
