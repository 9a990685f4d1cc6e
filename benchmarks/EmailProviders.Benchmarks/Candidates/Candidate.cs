namespace EmailProviders.Benchmarks.Candidates;

/// <summary>One way to send a mail, made ready.</summary>
/// <param name="Name">The name in tables.</param>
/// <param name="SendAsync">Sends one mail and has its answer read.</param>
/// <param name="Owned">What is disposed at the end.</param>
internal sealed record Candidate(string Name, Func<Task> SendAsync, IDisposable Owned) : IDisposable
{
    /// <summary>The name of the candidate that all others are measured by.</summary>
    public const string Bare = "L";

    /// <summary>The same a second time: what its ratio is away from 1 is noise.</summary>
    public const string Control = "L again (A/A)";

    public void Dispose() => Owned.Dispose();
}
