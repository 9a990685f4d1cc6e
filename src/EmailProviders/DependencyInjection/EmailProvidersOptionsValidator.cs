using EmailProviders.Pipeline;

namespace EmailProviders.DependencyInjection;

/// <summary>Checks the options of the pipeline.</summary>
internal static class EmailProvidersOptionsValidator
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static IEnumerable<string> Validate(EmailProvidersOptions options, EmailProvidersSetup setup)
    {
        bool IsRegistered(string name) => setup.Providers.Exists(provider => provider.Name == name);

        if (options.DefaultProvider is { } wanted && !IsRegistered(wanted))
            yield return $"DefaultProvider names a provider that is not registered. Registered are: {setup.Names}.";
        for (var index = 0; index < options.Route.Count; index++)
        {
            if (!IsRegistered(options.Route[index]))
                yield return $"Route[{index}] names a provider that is not registered. Registered are: {setup.Names}.";
            else if (options.Route.IndexOf(options.Route[index]) < index)
                yield return $"Route[{index}] names a provider for the second time.";
        }

        foreach (var (name, weight) in options.Weights)
        {
            if (!options.Route.Contains(name))
                yield return $"Weights names a provider that is not on the Route.";
            else if (weight < 1)
                yield return $"Weights must be 1 or more.";
        }

        foreach (var fault in RecipientGuard.Validate(options))
            yield return fault;
        if (!Enum.IsDefined(options.RouteStrategy))
            yield return "RouteStrategy is none of Ordered, RoundRobin and Weighted.";
        if (options.RetriesBeforeFailover is < 0 or > EmailProvidersOptions.MaxAttempts - 1)
            yield return $"RetriesBeforeFailover must be 0 to {EmailProvidersOptions.MaxAttempts - 1}.";
        if (options.BreakAfterFailures < 2)
            yield return "BreakAfterFailures must be 2 or more.";
        if (options.BreakDuration < TimeSpan.FromMilliseconds(500) || options.BreakDuration > Longest)
            yield return "BreakDuration must be half a second to one day.";
        foreach (var (name, value) in (IEnumerable<(string, TimeSpan)>)
            [
                (nameof(options.TotalTimeout), options.TotalTimeout),
                (nameof(options.DisableDuration), options.DisableDuration),
                (nameof(options.PauseWithoutRetryAfter), options.PauseWithoutRetryAfter),
            ])
        {
            if (value <= TimeSpan.Zero || value > Longest)
                yield return $"{name} must be more than zero and at most one day.";
        }

        if (options.MaxRetryDelay < TimeSpan.Zero || options.MaxRetryDelay > Longest)
            yield return "MaxRetryDelay must not be negative, and at most one day.";
    }
}
