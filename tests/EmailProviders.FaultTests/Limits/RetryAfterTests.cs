using System.Diagnostics;
using System.Globalization;
using EmailProviders.FaultTests.Server;
using EmailProviders.FaultTests.Support;

namespace EmailProviders.FaultTests.Limits;

/// <summary>How long a provider wants to be left alone: obeyed where it is sensible, told to the caller where it is long, ignored where it is junk.</summary>
public sealed class RetryAfterTests
{
    private static readonly ManualClock Clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, double?> Values() => new()
    {
        { "5", 5 },
        { "120", 120 },
        { "2147483647", 2147483647 },
        { Clock.GetUtcNow().AddSeconds(90).ToString("R", CultureInfo.InvariantCulture), 90 },
        { "-5", null },
        { "1.5", null },
        { "abc", null },
        { "", null },
        { "5, 6", null },
        { "2147483648", null },
        { "99999999999999999999", null },
        { "2026-11-23T12:01:00Z", null },
        { "1e3", null },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task L2_Retry_After_is_read_by_the_clock_or_ignored(string value, double? seconds)
    {
        await using var server = new FaultServer(ProviderKind.Kaleyra, _ => Step.Answer(429, "{}", "Retry-After: " + value));
        await using var route = Route.To(server, new RouteOptions { Clock = Clock });
        var error = (await route.TrySendAsync(Mail.Plain, Cancel)).Error.ShouldNotBeNull();
        error.RetryAfter.ShouldBe(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null);
        server.Log.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task L8_that_a_provider_is_paused_does_not_hide_what_it_answered()
    {
        await using var server = new FaultServer(ProviderKind.Kaleyra, _ => Step.Answer(429, "{}"));
        await using var route = Route.To(server, new RouteOptions
        {
            Pipeline = pipeline =>
            {
                pipeline.MaxRetryDelay = TimeSpan.FromSeconds(2);
                pipeline.PauseWithoutRetryAfter = TimeSpan.FromMinutes(1);
            },
        });
        var error = (await route.TrySendAsync(Mail.Plain, Cancel)).Error.ShouldNotBeNull();

        (error.Kind, error.Outcome, error.StatusCode).ShouldBe((EmailErrorKind.RateLimited, SendOutcome.Rejected, 429));
        error.RetryAfter.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.FromSeconds(30), "the pause is what is to be waited for");
        error.Attempts.Select(attempt => attempt.Kind).ShouldBe([EmailErrorKind.RateLimited, EmailErrorKind.ProviderPaused]);
        server.Log.Calls.ShouldBe(1);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT")]
    public async Task L2_a_time_that_has_passed_is_no_wait(string value)
    {
        await using var server = new FaultServer(ProviderKind.Kaleyra, call => call.Number == 1 ? Step.Answer(429, "{}", "Retry-After: " + value) : Step.Healthy);
        await using var route = Route.To(server, new RouteOptions { Clock = Clock });
        var result = await route.SendAsync(Mail.Plain, Cancel);
        result.Attempts.Select(attempt => attempt.NextStep).ShouldBe([AttemptNextStep.Wait, AttemptNextStep.None]);
    }

    [Theory]
    [InlineData(429, "2147483647")]
    [InlineData(503, "2147483647")]
    [InlineData(429, "Fri, 31 Dec 9999 23:59:59 GMT")]
    [InlineData(503, "Fri, 31 Dec 9999 23:59:59 GMT")]
    public async Task L3_an_endless_wait_is_an_error_at_once(int status, string value)
    {
        foreach (var provider in ProviderKind.All.Where(provider => status == 503 || provider != ProviderKind.Bsg))
        {
            var step = Step.Answer(status, "{}", "Retry-After: " + value);
            await using var server = new FaultServer(provider, _ => step);
            await using var second = new FaultServer(provider.Other, _ => step);
            await using var alone = Route.To(server, new RouteOptions { Pipeline = pipeline => pipeline.MaxRetryDelay = TimeSpan.FromDays(1) });
            await using var both = Route.To([server, second]);
            foreach (var route in (IEmailSender[])[alone, both])
            {
                var started = Stopwatch.GetTimestamp();
                var error = (await route.TrySendAsync(Mail.Plain, Cancel)).Error.ShouldNotBeNull();
                Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(2));
                error.RetryAfter.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.FromDays(365));
            }
        }
    }

    [Fact]
    public async Task L3_a_wait_that_fits_is_waited_for_where_nobody_else_is_left()
    {
        await using var server = new FaultServer(ProviderKind.Whippy, Step.Answer(429, "{}", "Retry-After: 1"));
        await using var route = Route.To(server, new RouteOptions { Pipeline = pipeline => pipeline.MaxRetryDelay = TimeSpan.FromSeconds(5) });
        var started = Stopwatch.GetTimestamp();
        var result = await route.SendAsync(Mail.Plain, Cancel);
        // A timer may wake a moment before the pause is over by the clock; that costs an entry in the list, never a call.
        result.Attempts.Where(attempt => attempt.Kind != EmailErrorKind.ProviderPaused).Select(attempt => attempt.StatusCode).ShouldBe([429, 201]);
        server.Log.Calls.ShouldBe(2);
        Stopwatch.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(750));
    }

    public static TheoryData<string, string, double?> Resets()
    {
        var epoch = Clock.GetUtcNow().ToUnixTimeSeconds();
        return new()
        {
            { "brevo", "x-sib-ratelimit-reset: 30", 30 },
            { "brevo", $"x-sib-ratelimit-reset: {epoch + 30}", null },
            { "brevo", "x-sib-ratelimit-reset: -1", null },
            { "brevo", "x-sib-ratelimit-reset: 1000000000000000000", null },
            { "brevo", "x-sib-ratelimit-reset: soon", null },
            { "mailerlogic", $"X-RateLimit-Reset: {epoch + 30}", 30 },
            { "mailerlogic", "X-RateLimit-Reset: 30", null },
            { "mailerlogic", "X-RateLimit-Reset: -30", null },
            { "mailerlogic", "X-RateLimit-Reset: 1000000000000000000", null },
            { "mailerlogic", $"X-RateLimit-Reset: {epoch + 1_000_000}", null },
        };
    }

    [Theory]
    [MemberData(nameof(Resets))]
    public async Task L4_each_provider_has_its_own_unit_and_the_implausible_is_ignored(string name, string header, double? seconds)
    {
        await using var server = new FaultServer(ProviderKind.Of(name), _ => Step.Answer(429, "{}", header));
        await using var route = Route.To(server, new RouteOptions { Clock = Clock });
        var error = (await route.TrySendAsync(Mail.Plain, Cancel)).Error.ShouldNotBeNull();
        error.RetryAfter.ShouldBe(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null);
    }
}
