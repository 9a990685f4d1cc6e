using EmailProviders.Providers;
using Microsoft.Extensions.Options;

namespace EmailProviders.DependencyInjection;

/// <summary>Validates one account's options, when the application starts and whenever they change.</summary>
internal sealed class ProviderOptionsValidation<TOptions>(string provider) : IValidateOptions<TOptions>
    where TOptions : EmailProviderOptions
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        if (name != provider)
            return ValidateOptionsResult.Skip;

        var faults = EmailProviderOptionsValidator.Validate(provider, options);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
