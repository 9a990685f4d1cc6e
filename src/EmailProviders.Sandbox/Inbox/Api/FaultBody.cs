using EmailProviders.Sandbox.Faults;

namespace EmailProviders.Sandbox.Inbox.Api;

/// <summary>The body of <c>POST faults</c>.</summary>
/// <param name="Provider">The five, or bsg-token for BSG's log-in.</param>
/// <param name="Fault">status, rateLimit, latency, slowDrip, acceptThenCut, reset or wrongJson.</param>
/// <param name="Status">400 to 599, for status.</param>
/// <param name="Seconds">The wait of rateLimit, latency and slowDrip; 0 to a day.</param>
/// <param name="Calls">How many calls; 1 where absent.</param>
/// <param name="Always">Every call from now on, in place of <paramref name="Calls"/>.</param>
internal sealed record FaultBody(string? Provider, string? Fault, int? Status, double? Seconds, int? Calls, bool Always = false)
{
    private static readonly string[] Kinds = [.. Enum.GetNames<SandboxFaultKind>().Select(Name)];

    public SandboxFault? ToFault(out IReadOnlyList<string> faults)
    {
        var found = new List<string>();
        faults = found;
        if (!Kinds.Contains(Fault) || !Enum.TryParse<SandboxFaultKind>(Fault, ignoreCase: true, out var kind))
        {
            found.Add($"fault must be one of {string.Join(", ", Kinds)}.");
            return null;
        }

        var isTimed = kind is SandboxFaultKind.RateLimit or SandboxFaultKind.Latency or SandboxFaultKind.SlowDrip;
        Check(kind != SandboxFaultKind.Status || Status is >= 400 and <= 599, "status must be 400 to 599.");
        Check(kind == SandboxFaultKind.Status || Status is null, "status belongs to the fault status only.");
        Check(!isTimed || Seconds is >= 0 and <= 86_400, "seconds must be 0 to 86400.");
        Check(isTimed || Seconds is null, "seconds belongs to rateLimit, latency and slowDrip only.");
        Check(Calls is null or >= 1, "calls must be at least 1.");
        Check(Calls is null || !Always, "calls and always exclude each other.");
        return found.Count > 0 ? null : Create(kind, TimeSpan.FromSeconds(Seconds ?? 0));

        void Check(bool isRight, string problem)
        {
            if (!isRight)
            {
                found.Add(problem);
            }
        }
    }

    public static string Name(string kind) => char.ToLowerInvariant(kind[0]) + kind[1..];

    private SandboxFault Create(SandboxFaultKind kind, TimeSpan time) => kind switch
    {
        SandboxFaultKind.Status => SandboxFault.Status(Status!.Value),
        SandboxFaultKind.RateLimit => SandboxFault.RateLimit(time),
        SandboxFaultKind.Latency => SandboxFault.Latency(time),
        SandboxFaultKind.SlowDrip => SandboxFault.SlowDrip(time),
        SandboxFaultKind.AcceptThenCut => SandboxFault.AcceptThenCut,
        SandboxFaultKind.Reset => SandboxFault.Reset,
        _ => SandboxFault.WrongJson,
    };
}
