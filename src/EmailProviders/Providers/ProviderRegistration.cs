namespace EmailProviders.Providers;

/// <summary>One registered provider.</summary>
/// <param name="Name">The name under which it is resolved.</param>
/// <param name="FindFaults">What is wrong with its options.</param>
internal sealed record ProviderRegistration(string Name, Func<IServiceProvider, EmailProvidersOptions, IEnumerable<string>> FindFaults);
