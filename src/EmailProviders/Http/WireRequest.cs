namespace EmailProviders.Http;

/// <summary>Where a call goes and under which key: everything but its body.</summary>
/// <param name="Options">The base address and the time limits.</param>
/// <param name="Path">The absolute path, with a leading slash.</param>
/// <param name="AuthenticationHeader">The header that carries the key, or null.</param>
/// <param name="AuthenticationValue">Its value.</param>
/// <param name="RateLimit">Where a 429 says how long the provider's rate limit lasts, or null. Other answers may carry it too.</param>
/// <param name="ShownPath">What handlers, traces and events see in place of a <paramref name="Path"/> that holds a secret; or null.</param>
internal readonly record struct WireRequest(
    EmailProviderOptions Options,
    string Path,
    string? AuthenticationHeader,
    string? AuthenticationValue,
    RateLimitHeader? RateLimit = null,
    string? ShownPath = null)
{
    /// <summary>The path only: the value is a secret.</summary>
    public override string ToString() => "WireRequest";
}
