using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace EmailProviders.Sandbox.Server;

/// <summary>The words of a scripted error.</summary>
internal static class StatusText
{
    /// <summary>The phrase of HTTP, or the number where HTTP has none.</summary>
    public static string Of(int status) => ReasonPhrases.GetReasonPhrase(status) is { Length: > 0 } phrase
        ? phrase
        : string.Create(CultureInfo.InvariantCulture, $"Status {status}");
}
