using System.Globalization;

namespace EmailProviders.Sandbox;

/// <summary>One call the sandbox refused.</summary>
/// <param name="Provider">The provider whose path was called, or null when the path is nobody's.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path without its query.</param>
/// <param name="Status">The HTTP status of the answer; 0 when a fault cut the connection instead.</param>
/// <param name="Reason">What was wrong, naming the members; may quote an address.</param>
public sealed record SandboxRejection(string? Provider, string Method, string Path, int Status, string Reason)
{
    /// <summary>How much of a refused body is kept, in bytes.</summary>
    public const int MaxBodyBytes = 64 * 1024;

    /// <summary>The sandbox's own id.</summary>
    public string Id { get; init; } = "";

    /// <summary>When it was refused, by the sandbox's clock.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The request's headers. Keys, tokens and cookies are <c>***</c>, right or wrong.</summary>
    public IReadOnlyDictionary<string, string> RequestHeaders { get; init; } = SandboxMail.Empty;

    /// <summary>
    /// The first <see cref="MaxBodyBytes"/> of the body, an API key in it masked. Null when the call was refused before its body was read.
    /// </summary>
    public string? RequestBody { get; init; }

    /// <summary>The size of the body in bytes; 0 when it was not read.</summary>
    public long RequestBytes { get; init; }

    /// <summary>What was answered.</summary>
    public SandboxAnswer Answer { get; init; } = new();

    /// <summary>Provider, method and status only: safe to log.</summary>
    /// <returns>One line without personal data.</returns>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Provider ?? "no provider"}: {Method} {(Status == 0 ? "cut off" : $"answered {Status}")}");
}
