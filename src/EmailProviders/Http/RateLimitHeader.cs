namespace EmailProviders.Http;

/// <summary>The header in which a provider says when its rate limit ends.</summary>
/// <param name="Name">The header.</param>
/// <param name="Unit">What its number means.</param>
internal sealed record RateLimitHeader(string Name, RateLimitUnit Unit);

/// <summary>What the number in a <see cref="RateLimitHeader"/> means.</summary>
internal enum RateLimitUnit
{
    SecondsLeft,
    EpochSeconds,
}
