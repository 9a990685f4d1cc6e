namespace EmailProviders.Sandbox.Faults;

/// <summary>What a <see cref="SandboxFault"/> does.</summary>
internal enum SandboxFaultKind
{
    Status,
    RateLimit,
    Reset,
    Latency,
    AcceptThenCut,
    WrongJson,
    SlowDrip,
}
