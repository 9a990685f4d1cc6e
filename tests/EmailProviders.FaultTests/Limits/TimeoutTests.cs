using System.Diagnostics;
using System.Text;
using EmailProviders.FaultTests.Server;
using EmailProviders.FaultTests.Support;

namespace EmailProviders.FaultTests.Limits;

/// <summary>Connecting, one attempt and the whole send have time limits of their own, and each is kept in every phase.</summary>
public sealed class TimeoutTests
{
    // What a machine that builds at the same time may add.
    private static readonly TimeSpan Noise = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(500);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ReadShare.Nothing)]
    [InlineData(ReadShare.Head)]
    [InlineData(ReadShare.HalfOfBody)]
    public async Task L11_a_large_body_that_nobody_reads_ends_with_the_attempt(ReadShare read)
    {
        await using var server = new FaultServer(ProviderKind.MailerLogic, _ => new Step { Read = read, End = AnswerEnd.Wait }, receiveBuffer: 4096);
        await using var route = Route.To(server, RouteOptions.WithAttempts(Limit));
        await ShouldTimeOutAsync(route, Mail.Large, SendOutcome.Unknown, Limit);
        (server.Log.Calls, server.Log.Taken.Count).ShouldBe((1, 0));
    }

    [Fact]
    public async Task L11_many_informational_answers_and_no_other_end_with_the_attempt()
    {
        var hints = new StringBuilder();
        for (var count = 0; count < 200; count++)
            hints.Append("HTTP/1.1 103 Early Hints\r\n\r\n");
        await using var server = new FaultServer(ProviderKind.Whippy, _ => new Step { Raw = hints.ToString(), End = AnswerEnd.Wait });
        await using var route = Route.To(server, RouteOptions.WithAttempts(Limit));
        await ShouldTimeOutAsync(route, Mail.Plain, SendOutcome.Unknown, Limit);
    }

    [Fact]
    public async Task L11_an_error_whose_body_never_ends_is_judged_by_its_status_in_time()
    {
        await using var server = new FaultServer(ProviderKind.Kaleyra, _ => Step.Answer(400, new string('x', 100)) with { End = AnswerEnd.WaitInBody });
        await using var route = Route.To(server, RouteOptions.WithAttempts(Limit));
        var started = Stopwatch.GetTimestamp();
        (await route.TrySendAsync(Mail.Plain, Cancel)).Error!.Outcome.ShouldBe(SendOutcome.Rejected);
        Stopwatch.GetElapsedTime(started).ShouldBeInRange(Limit - TimeSpan.FromMilliseconds(50), Limit + Noise);
    }

    [Fact]
    public async Task L11_the_time_to_connect_ends_before_the_attempt()
    {
        await using var server = new FaultServer(ProviderKind.Brevo, _ => new Step { Read = ReadShare.Nothing, End = AnswerEnd.Wait });
        await using var route = Route.To([(ProviderKind.Brevo, new Uri($"https://127.0.0.1:{server.Address.Port}"))], new RouteOptions
        {
            Account = account => account.ConnectTimeout = Limit,
            Pipeline = pipeline => pipeline.RetriesBeforeFailover = 0,
        });
        await ShouldTimeOutAsync(route, Mail.Plain, SendOutcome.NotSent, Limit);
    }

    [Fact]
    public async Task L11_a_log_in_that_never_ends_is_a_mail_not_sent()
    {
        await using var server = new FaultServer(ProviderKind.Bsg, _ => Step.Healthy) { LoginScript = _ => new Step { End = AnswerEnd.Wait } };
        await using var route = Route.To(server, new RouteOptions
        {
            Account = account => account.AttemptTimeout = Limit,
            Pipeline = pipeline => pipeline.RetriesBeforeFailover = 0,
        });
        await ShouldTimeOutAsync(route, Mail.Plain, SendOutcome.NotSent, Limit);
        server.Log.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task L11_the_whole_send_ends_with_its_own_limit()
    {
        var total = TimeSpan.FromSeconds(1);
        await using var first = new FaultServer(ProviderKind.Brevo, _ => new Step { End = AnswerEnd.Wait });
        await using var second = new FaultServer(ProviderKind.Kaleyra, _ => new Step { End = AnswerEnd.Wait });
        await using var route = Route.To([first, second], new RouteOptions
        {
            Account = account => account.AttemptTimeout = total / 2,
            Pipeline = pipeline => pipeline.TotalTimeout = total,
        });
        var started = Stopwatch.GetTimestamp();
        var error = (await route.TrySendAsync(Mail.Plain with { DuplicatePolicy = DuplicatePolicy.Allow }, Cancel)).Error.ShouldNotBeNull();
        Stopwatch.GetElapsedTime(started).ShouldBeInRange(total - TimeSpan.FromMilliseconds(100), total + Noise);
        (error.Kind, error.Outcome).ShouldBe((EmailErrorKind.Timeout, SendOutcome.Unknown));
        error.Attempts.Select(attempt => attempt.Provider).Distinct().ShouldBe(["brevo", "kaleyra"]);
    }

    [Fact]
    public async Task L11_the_limit_of_the_whole_send_holds_in_the_wait_of_a_provider()
    {
        await using var server = new FaultServer(ProviderKind.Kaleyra, _ => Step.Answer(429, "{}", "Retry-After: 1"));
        await using var route = Route.To(server, new RouteOptions
        {
            Account = account => account.AttemptTimeout = TimeSpan.FromSeconds(1),
            Pipeline = pipeline => (pipeline.TotalTimeout, pipeline.MaxRetryDelay) = (TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(10)),
        });
        var started = Stopwatch.GetTimestamp();
        (await route.TrySendAsync(Mail.Plain, Cancel)).Error!.Outcome.ShouldNotBe(SendOutcome.Unknown);
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(1.5) + Noise);
        server.Log.Calls.ShouldBeLessThanOrEqualTo(2);
    }

    private static async Task ShouldTimeOutAsync(Route route, SendEmailRequest mail, SendOutcome outcome, TimeSpan limit)
    {
        var started = Stopwatch.GetTimestamp();
        var error = (await route.TrySendAsync(mail, Cancel)).Error.ShouldNotBeNull();
        Stopwatch.GetElapsedTime(started).ShouldBeInRange(limit - TimeSpan.FromMilliseconds(50), limit + Noise);
        (error.Kind, error.Outcome).ShouldBe((EmailErrorKind.Timeout, outcome));
    }
}
