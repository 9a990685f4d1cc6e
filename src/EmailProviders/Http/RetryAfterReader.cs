using System.Globalization;
using System.Net.Http.Headers;

namespace EmailProviders.Http;

/// <summary>Reads how long a provider wants us to wait. What does not make sense is ignored, never obeyed and never thrown.</summary>
internal static class RetryAfterReader
{
    // A number beyond a day is a wrong unit, not a wait.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static TimeSpan? Read(HttpResponseHeaders headers, RateLimitHeader? rateLimit, TimeProvider clock) =>
        ReadRetryAfter(headers.RetryAfter, clock) ?? (rateLimit is null ? null : ReadRateLimit(headers, rateLimit, clock));

    private static TimeSpan? ReadRetryAfter(RetryConditionHeaderValue? retryAfter, TimeProvider clock)
    {
        var wait = retryAfter?.Delta ?? (retryAfter?.Date - clock.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static TimeSpan? ReadRateLimit(HttpResponseHeaders headers, RateLimitHeader rateLimit, TimeProvider clock)
    {
        if (!headers.NonValidated.TryGetValues(rateLimit.Name, out var values)
            || values.Count != 1
            || !long.TryParse(values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        // Subtracting whole seconds cannot overflow a long: both are positive.
        var seconds = rateLimit.Unit == RateLimitUnit.SecondsLeft ? number : number - clock.GetUtcNow().ToUnixTimeSeconds();
        return seconds >= 0 && seconds <= (long)Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }
}
