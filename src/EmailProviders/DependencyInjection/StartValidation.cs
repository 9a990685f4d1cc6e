using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EmailProviders.DependencyInjection;

/// <summary>Reports everything that is wrong with the registration and all options, in one exception.</summary>
internal sealed class StartValidation(EmailProvidersSetup setup, IServiceProvider services) : IValidateOptions<EmailProvidersOptions>
{
    /// <summary>Throws where the set-up has faults: for applications that never start a host.</summary>
    public static void ThrowIfFaulty(IServiceProvider services) => _ = services.GetRequiredService<IOptions<EmailProvidersOptions>>().Value;

    public ValidateOptionsResult Validate(string? name, EmailProvidersOptions options)
    {
        var faults = new List<string>(setup.Faults);
        if (setup.Providers.Count == 0 && faults.Count == 0)
            faults.Add("No provider is registered. Add one, as in AddEmailProviders(email => email.AddBrevo(…)).");
        faults.AddRange(EmailProvidersOptionsValidator.Validate(options, setup));
        foreach (var provider in setup.Providers)
            faults.AddRange(provider.FindFaults(services, options));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
