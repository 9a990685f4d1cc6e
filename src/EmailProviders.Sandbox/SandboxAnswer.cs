namespace EmailProviders.Sandbox;

/// <summary>What the provider answered to one call.</summary>
public sealed record SandboxAnswer
{
    /// <summary>The HTTP status; 0 when the connection was cut instead.</summary>
    public int Status { get; init; }

    /// <summary>The headers beyond those of the content, such as rate limits.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = SandboxMail.Empty;

    /// <summary>The body; what it would have been when <see cref="Status"/> is 0.</summary>
    public string Body { get; init; } = "";

    /// <summary>The scripted fault, such as <c>Status(503)</c>; null when the answer is the provider's own.</summary>
    public string? Fault { get; init; }

    /// <summary>Status and fault only: safe to log.</summary>
    /// <returns>One line without personal data.</returns>
    public override string ToString() => Fault is null ? $"answered {Status}" : $"answered {Status}, fault {Fault}";
}
