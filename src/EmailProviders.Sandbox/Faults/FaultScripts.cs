using EmailProviders.Sandbox.Server;

namespace EmailProviders.Sandbox.Faults;

/// <summary>One script for the send calls of each provider, and one for BSG's log-in and refresh.</summary>
internal sealed class FaultScripts(Action changed)
{
    /// <summary>The name under which the log-in's script goes over HTTP.</summary>
    public const string BsgTokenName = "bsg-token";

    private readonly Dictionary<string, SandboxFaultScript> sends =
        ProviderNames.All.ToDictionary(static name => name, _ => new SandboxFaultScript(changed), StringComparer.Ordinal);

    public SandboxFaultScript BsgToken { get; } = new(changed);

    /// <summary>All of them, by the names of HTTP.</summary>
    public IEnumerable<(string Name, SandboxFaultScript Script)> All =>
        [.. ProviderNames.All.Select(name => (name, sends[name])), (BsgTokenName, BsgToken)];

    /// <exception cref="ArgumentException">The name is not one of the five.</exception>
    public SandboxFaultScript Of(string provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return sends.TryGetValue(provider, out var script)
            ? script
            : throw new ArgumentException($"No provider is named '{provider}': use {string.Join(", ", ProviderNames.All)}.", nameof(provider));
    }

    public void Clear()
    {
        foreach (var (_, script) in All)
        {
            script.Clear();
        }
    }
}
