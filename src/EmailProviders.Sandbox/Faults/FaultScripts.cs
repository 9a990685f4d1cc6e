namespace EmailProviders.Sandbox.Faults;

/// <summary>One script for the send calls of each provider, and one for BSG's log-in and refresh.</summary>
internal sealed class FaultScripts
{
    private static readonly string[] Providers = ["bsg", "brevo", "whippy", "kaleyra", "mailerlogic"];

    private readonly Dictionary<string, FaultScript> sends =
        Providers.ToDictionary(static name => name, static _ => new FaultScript(), StringComparer.Ordinal);

    public FaultScript BsgTokens { get; } = new();

    /// <exception cref="ArgumentException">The name is not one of the five.</exception>
    public FaultScript Of(string provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return sends.TryGetValue(provider, out var script)
            ? script
            : throw new ArgumentException($"No provider is named '{provider}': use {string.Join(", ", Providers)}.", nameof(provider));
    }

    public void Clear()
    {
        BsgTokens.Clear();
        foreach (var script in sends.Values)
        {
            script.Clear();
        }
    }
}
