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
    /// <summary>Provider, method and status only: safe to log.</summary>
    /// <returns>One line without personal data.</returns>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Provider ?? "no provider"}: {Method} {(Status == 0 ? "cut off" : $"answered {Status}")}");
}
