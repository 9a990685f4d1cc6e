using System.Diagnostics;
using EmailProviders.FaultTests.Server;
using EmailProviders.FaultTests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.FaultTests.Limits;

/// <summary>A provider in trouble is not made worse, and an account's own limit is kept.</summary>
public sealed class StormTests
{
    private const int BudgetInRetries = 100 / 5;

    private static readonly Action<EmailProvidersOptions> NeverBreaks = pipeline => pipeline.BreakAfterFailures = 1_000_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("brevo", 0, DuplicatePolicy.Never)]
    [InlineData("brevo", 500, DuplicatePolicy.Never)]
    [InlineData("brevo", 503, DuplicatePolicy.Never)]
    [InlineData("mailerlogic", 0, DuplicatePolicy.Allow)]
    [InlineData("mailerlogic", 502, DuplicatePolicy.Allow)]
    public async Task L6_a_provider_that_fails_for_good_gets_a_bounded_number_of_retries(string name, int status, DuplicatePolicy policy)
    {
        var step = status == 0 ? new Step { End = AnswerEnd.Fin, Takes = false } : Step.Answer(status) with { Takes = false };
        await using var server = new FaultServer(ProviderKind.Of(name), _ => step);
        await using var route = Route.To(server, new RouteOptions { Pipeline = NeverBreaks });
        await Parallel.ForAsync(0, 1000, Cancel, async (number, cancel) =>
            (await route.TrySendAsync(Mail.Numbered(number) with { DuplicatePolicy = policy }, cancel)).IsAccepted.ShouldBeFalse());
        server.Log.Calls.ShouldBeInRange(1000, 1000 + BudgetInRetries);
    }

    // OPEN: fails with 3,000 calls. The rounds that a route makes after a provider's own wait do not draw on RetryBudget: only the
    // engine's retries do. Whether a wait that a provider asked for is a retry of ours is a decision of the design, so the test waits for it.
    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task L6_a_provider_that_asks_for_no_wait_for_good_gets_a_bounded_number_of_retries(int status)
    {
        await using var server = new FaultServer(ProviderKind.Kaleyra, _ => Step.Answer(status, "{}", "Retry-After: 0"));
        await using var route = Route.To(server, new RouteOptions { Pipeline = NeverBreaks });
        for (var number = 0; number < 1000; number++)
            (await route.TrySendAsync(Mail.Numbered(number), Cancel)).IsAccepted.ShouldBeFalse();
        server.Log.Calls.ShouldBeInRange(1000, 1000 + BudgetInRetries);
    }

    [Fact]
    public async Task L6_with_a_breaker_a_provider_that_fails_for_good_is_hardly_asked()
    {
        await using var server = new FaultServer(ProviderKind.Brevo, _ => new Step { End = AnswerEnd.Reset, Takes = false });
        await using var route = Route.To(server);
        for (var number = 0; number < 1000; number++)
            (await route.TrySendAsync(Mail.Numbered(number), Cancel)).IsAccepted.ShouldBeFalse();
        server.Log.Calls.ShouldBe(5);
    }

    [Fact]
    public async Task L7_the_accounts_rate_limit_is_kept_by_all_senders_together()
    {
        await using var server = FaultServer.Healthy(ProviderKind.Whippy);
        await using var route = Route.To(server, new RouteOptions { Account = account => account.RateLimit = new EmailRateLimit(20, TimeSpan.FromSeconds(1)) });
        var keyed = route.Services.GetRequiredKeyedService<IEmailSender>("whippy");
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => (number % 2 == 0 ? route : keyed).SendAsync(Mail.Numbered(number), Cancel)));
        // The first slice at once, then twenty in each second.
        Stopwatch.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromSeconds(2));
        server.Log.Taken.Count.ShouldBe(50);
    }

    [Fact]
    public async Task L7_the_queue_of_the_rate_limit_is_in_order_and_bounded()
    {
        await using var server = FaultServer.Healthy(ProviderKind.Kaleyra);
        await using var route = Route.To(server, new RouteOptions
        {
            Account = account => account.RateLimit = new EmailRateLimit(2, TimeSpan.FromSeconds(1)) { QueueLimit = 4 },
        });
        var sending = Enumerable.Range(0, 20).Select(number => route.TrySendAsync(Mail.Numbered(number), Cancel)).ToList();
        var sent = await Task.WhenAll(sending);

        sent.Count(one => one.IsAccepted).ShouldBe(5);
        server.Log.Received.Select(mail => mail.Subject).ShouldBe(Enumerable.Range(0, 5).Select(Mail.SubjectOf));
        foreach (var error in sent.Select(one => one.Error).OfType<EmailError>())
            (error.Kind, error.Outcome).ShouldBe((EmailErrorKind.RateLimited, SendOutcome.NotSent));
    }

    [Fact]
    public async Task L8_a_429_pauses_the_provider_for_all_and_one_mail_goes_first_afterwards()
    {
        var clock = new ManualClock();
        var release = new Signal();
        var probe = new Signal();
        await using var server = new FaultServer(ProviderKind.MailerLogic, call =>
        {
            if (call.Number == 2)
                probe.Set();
            return call.Number == 1 ? Step.Answer(429, "{}", "Retry-After: 60") : new Step { Until = call.Number == 2 ? release.Task : Task.CompletedTask };
        });
        await using var route = Route.To(server, new RouteOptions { Clock = clock });
        (await route.TrySendAsync(Mail.Plain, Cancel)).Error!.Kind.ShouldBe(EmailErrorKind.RateLimited);

        await ShouldAllBePausedAsync(route, wait => wait > TimeSpan.FromSeconds(59));
        server.Log.Calls.ShouldBe(1);
        clock.Advance(TimeSpan.FromSeconds(59));
        await ShouldAllBePausedAsync(route, wait => wait <= TimeSpan.FromSeconds(1));
        server.Log.Calls.ShouldBe(1);

        clock.Advance(TimeSpan.FromSeconds(2));
        var first = route.SendAsync(Mail.Plain, Cancel);
        await probe.WaitAsync();
        await ShouldAllBePausedAsync(route, wait => wait > TimeSpan.Zero);
        server.Log.Calls.ShouldBe(2);

        release.Set();
        await first;
        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => route.SendAsync(Mail.Numbered(number), Cancel)));
        server.Log.Taken.Count.ShouldBe(51);
    }

    private static async Task ShouldAllBePausedAsync(Route route, Func<TimeSpan, bool> isWait)
    {
        var sent = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => route.TrySendAsync(Mail.Numbered(number), Cancel)));
        foreach (var one in sent)
        {
            var error = one.Error.ShouldNotBeNull();
            (error.Kind, error.Outcome).ShouldBe((EmailErrorKind.ProviderPaused, SendOutcome.NotSent));
            isWait(error.RetryAfter.ShouldNotBeNull()).ShouldBeTrue(error.RetryAfter.ToString());
        }
    }
}
