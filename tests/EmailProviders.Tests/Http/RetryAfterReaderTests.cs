using System.Globalization;
using EmailProviders.Http;

namespace EmailProviders.Tests.Http;

public sealed class RetryAfterReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private static readonly RateLimitHeader SecondsLeft = new("x-sib-ratelimit-reset", RateLimitUnit.SecondsLeft);

    private static readonly RateLimitHeader Epoch = new("X-RateLimit-Reset", RateLimitUnit.EpochSeconds);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("17", 17)]
    [InlineData("2147483647", 2147483647)]
    [InlineData("Mon, 23 Nov 2026 12:01:00 GMT", 60)]
    [InlineData("Mon, 23 Nov 2026 11:00:00 GMT", 0)]
    public void L2_Retry_After_is_read_in_seconds_and_as_a_date(string value, int seconds) =>
        Read("Retry-After", value, null).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("-5")]
    [InlineData("1.5")]
    [InlineData("abc")]
    [InlineData("")]
    [InlineData("2026-11-23T12:01:00Z")]
    [InlineData("1, 2")]
    [InlineData("99999999999")]
    public void L2_what_is_no_Retry_After_is_ignored(string value) => Read("Retry-After", value, null).ShouldBeNull();

    [Fact]
    public void L4_Brevo_counts_the_seconds_left() => Read(SecondsLeft.Name, "7", SecondsLeft).ShouldBe(TimeSpan.FromSeconds(7));

    [Fact]
    public void L4_MailerLogic_gives_an_epoch() =>
        Read(Epoch.Name, (Now.ToUnixTimeSeconds() + 30).ToString(CultureInfo.InvariantCulture), Epoch).ShouldBe(TimeSpan.FromSeconds(30));

    [Theory]
    [InlineData("1795435200", true)]
    [InlineData("7", false)]
    [InlineData("-7", true)]
    [InlineData("1000000000000000000", true)]
    [InlineData("1000000000000000000", false)]
    [InlineData("7.5", true)]
    public void L4_a_number_in_the_wrong_unit_is_ignored(string value, bool secondsLeft)
    {
        var header = secondsLeft ? SecondsLeft : Epoch;
        Read(header.Name, value, header).ShouldBeNull();
    }

    private static TimeSpan? Read(string name, string value, RateLimitHeader? header)
    {
        using var response = new HttpResponseMessage();
        // As a server would write it, valid or not.
#pragma warning disable RS0030
        response.Headers.TryAddWithoutValidation(name, value);
#pragma warning restore RS0030
        return RetryAfterReader.Read(response.Headers, header, new FixedClock(Now));
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
