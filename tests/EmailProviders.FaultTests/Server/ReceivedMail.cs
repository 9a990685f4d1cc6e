using System.Text.RegularExpressions;

namespace EmailProviders.FaultTests.Server;

/// <summary>A mail whose body was read whole.</summary>
/// <param name="Head">Its HTTP head.</param>
/// <param name="Body">Its JSON.</param>
internal sealed partial record ReceivedMail(string Head, string Body)
{
    public string Subject => SubjectPattern().Match(Body).Groups[1].Value;

    /// <summary>Brevo's key.</summary>
    public string? Key => KeyPattern().Match(Body) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>How often an address stands in it as a recipient.</summary>
    public int CopiesTo(string address) => Regex.Count(Body, $"[\",]{Regex.Escape(address)}[\",]");

    [GeneratedRegex("\"subject\":\"([^\"]*)\"")]
    private static partial Regex SubjectPattern();

    [GeneratedRegex("\"idempotencyKey\":\"([^\"]*)\"")]
    private static partial Regex KeyPattern();
}
