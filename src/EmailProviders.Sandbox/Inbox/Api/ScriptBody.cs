using EmailProviders.Sandbox.Faults;

namespace EmailProviders.Sandbox.Inbox.Api;

/// <summary>One script, as <c>GET faults</c> shows it.</summary>
/// <param name="Provider">The five, or bsg-token.</param>
/// <param name="Next">For the next calls, in order.</param>
/// <param name="Always">For every call after them; null for none.</param>
internal sealed record ScriptBody(string Provider, IReadOnlyList<ScriptEntry> Next, ScriptEntry? Always)
{
    public static ScriptBody Of((string Name, SandboxFaultScript Script) script)
    {
        var (next, always) = script.Script.Snapshot();
        return new ScriptBody(
            script.Name,
            [.. next.Select(static entry => ScriptEntry.Of(entry.Fault, entry.Left))],
            always is null ? null : ScriptEntry.Of(always, null));
    }
}

/// <summary>One fault of a script.</summary>
/// <param name="Fault">As <c>POST faults</c> takes it.</param>
/// <param name="Status">For status.</param>
/// <param name="Seconds">For the faults that take time.</param>
/// <param name="Calls">How many calls it still waits for; null for all.</param>
internal sealed record ScriptEntry(string Fault, int? Status, double? Seconds, int? Calls)
{
    public static ScriptEntry Of(SandboxFault fault, int? calls) => new(
        FaultBody.Name(fault.Kind.ToString()),
        fault.Kind == SandboxFaultKind.Status ? fault.StatusCode : null,
        fault.Kind is SandboxFaultKind.RateLimit or SandboxFaultKind.Latency or SandboxFaultKind.SlowDrip ? fault.Time.TotalSeconds : null,
        calls);
}
