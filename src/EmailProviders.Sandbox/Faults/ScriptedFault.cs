namespace EmailProviders.Sandbox.Faults;

/// <summary>One entry of a script.</summary>
/// <param name="Fault">What becomes of a call.</param>
/// <param name="Number">Its place in the order.</param>
internal sealed record ScriptedFault(SandboxFault Fault, long Number)
{
    /// <summary>How many calls it still waits for.</summary>
    public int Left { get; set; }
}
