namespace EmailProviders.Sandbox.Faults;

/// <summary>The fault that one call drew, if any. Disposed without having been used, it goes back to the script.</summary>
internal sealed class FaultTurn(SandboxFault? fault, Action? giveBack) : IDisposable
{
    private bool used;

    /// <summary>The fault when it is one that refuses before validation.</summary>
    public SandboxFault? Refusal =>
        fault?.Kind is SandboxFaultKind.Status or SandboxFaultKind.RateLimit or SandboxFaultKind.Reset ? fault : null;

    /// <summary>The fault when it is one that delays the decision.</summary>
    public SandboxFault? Latency => fault?.Kind is SandboxFaultKind.Latency ? fault : null;

    /// <summary>The fault when it is one that spoils the answer to an accepted call.</summary>
    public SandboxFault? Spoiler =>
        fault?.Kind is SandboxFaultKind.AcceptThenCut or SandboxFaultKind.WrongJson or SandboxFaultKind.SlowDrip ? fault : null;

    public void Use() => used = true;

    public void Dispose()
    {
        if (!used)
        {
            used = true;
            giveBack?.Invoke();
        }
    }
}
