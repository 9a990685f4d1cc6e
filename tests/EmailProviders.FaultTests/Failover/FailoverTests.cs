using System.Collections.Concurrent;
using EmailProviders.FaultTests.Server;
using EmailProviders.FaultTests.Support;

namespace EmailProviders.FaultTests.Failover;

/// <summary>Which failures take a mail to the next provider, and what is remembered of them.</summary>
public sealed class FailoverTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, int, string> FaultsOfTheMail() => new()
    {
        { "bsg", 400, """{"error":4,"message":"wrong"}""" },
        { "bsg", 422, """{"errors":{"to.0":["is not valid"]}}""" },
        { "brevo", 400, """{"code":"invalid_parameter","message":"email is not valid in to"}""" },
        { "brevo", 400, """{"code":"missing_parameter","message":"subject is missing"}""" },
        { "whippy", 422, """{"errors":[{"description":"unsubscribed"}]}""" },
        { "kaleyra", 400, """{"error":{"code":"E12501","message":"Invalid to"}}""" },
        { "kaleyra", 202, """{"error":{"code":"E12501","message":"Invalid to"}}""" },
        { "mailerlogic", 422, """{"error":"validation","message":"recipient is suppressed"}""" },
    };

    [Theory]
    [MemberData(nameof(FaultsOfTheMail))]
    public async Task F2_a_mail_that_is_wrong_in_itself_goes_to_nobody_else(string name, int status, string body)
    {
        var provider = ProviderKind.Of(name);
        await using var first = new FaultServer(provider, _ => Step.Answer(status, body));
        await using var second = FaultServer.Healthy(provider.Other);
        await using var route = Route.To([first, second]);
        for (var number = 0; number < 10; number++)
            (await route.TrySendAsync(Mail.Numbered(number) with { DuplicatePolicy = DuplicatePolicy.Allow }, Cancel)).Outcome.ShouldBe(SendOutcome.Rejected);
        (first.Log.Calls, second.Log.Connections).ShouldBe((10, 0));
    }

    [Theory]
    [InlineData("brevo", 401, EmailErrorKind.Authentication)]
    [InlineData("brevo", 402, EmailErrorKind.InsufficientCredits)]
    [InlineData("whippy", 401, EmailErrorKind.Authentication)]
    [InlineData("whippy", 403, EmailErrorKind.AccountBlocked)]
    [InlineData("kaleyra", 401, EmailErrorKind.Authentication)]
    [InlineData("mailerlogic", 402, EmailErrorKind.InsufficientCredits)]
    [InlineData("mailerlogic", 403, EmailErrorKind.AccountBlocked)]
    public async Task F3_a_refused_account_is_told_once_and_not_asked_again(string name, int status, EmailErrorKind kind)
    {
        var provider = ProviderKind.Of(name);
        var clock = new ManualClock();
        var seen = new ConcurrentQueue<SendEmailAttempt>();
        await using var first = new FaultServer(provider, call => call.Number == 1 ? Step.Answer(status) : Step.Healthy);
        await using var second = FaultServer.Healthy(provider.Other);
        await using var route = Route.To([first, second], new RouteOptions { Clock = clock, Email = email => email.OnAttempt(seen.Enqueue) });

        (await route.SendAsync(Mail.Plain, Cancel)).Provider.ShouldBe(second.Provider.Name);
        for (var number = 0; number < 10; number++)
            (await route.SendAsync(Mail.Numbered(number), Cancel)).Provider.ShouldBe(second.Provider.Name);
        first.Log.Calls.ShouldBe(1);

        var told = seen.Where(attempt => attempt.Kind == kind).ShouldHaveSingleItem();
        (told.Provider, told.StatusCode, told.NextStep).ShouldBe((name, status, AttemptNextStep.NextProvider));
        seen.Count(attempt => attempt.Kind == EmailErrorKind.ProviderPaused).ShouldBe(10);

        // After a while it is asked again.
        clock.Advance(TimeSpan.FromMinutes(6));
        (await route.SendAsync(Mail.Plain, Cancel)).Provider.ShouldBe(name);
    }

    [Fact]
    public async Task F3_a_refused_log_in_lets_the_next_provider_take_the_mail_and_is_not_repeated()
    {
        await using var first = new FaultServer(ProviderKind.Bsg, _ => Step.Healthy) { LoginScript = _ => Step.Answer(401) };
        await using var second = FaultServer.Healthy(ProviderKind.Whippy);
        await using var route = Route.To([first, second]);
        for (var number = 0; number < 5; number++)
            (await route.SendAsync(Mail.Numbered(number), Cancel)).Provider.ShouldBe("whippy");
        (first.Log.Logins, first.Log.Calls, second.Log.Taken.Count).ShouldBe((1, 0, 5));
    }

    [Fact]
    public async Task F3_a_token_that_is_always_refused_is_renewed_once_and_then_the_next_provider_takes_the_mail()
    {
        await using var first = new FaultServer(ProviderKind.Bsg, _ => Step.Answer(401));
        await using var second = FaultServer.Healthy(ProviderKind.Whippy);
        await using var route = Route.To([first, second]);
        (await route.SendAsync(Mail.Plain, Cancel)).Provider.ShouldBe("whippy");
        (first.Log.Logins, first.Log.Calls, second.Log.Taken.Count).ShouldBe((2, 2, 1));
    }

    [Fact]
    public async Task F3_an_unverified_sender_is_passed_over_by_itself()
    {
        await using var first = new FaultServer(ProviderKind.MailerLogic, call => call.Number == 1
            ? Step.Answer(404, """{"error":"domain_not_found","message":"no such domain"}""")
            : Step.Healthy);
        await using var second = FaultServer.Healthy(ProviderKind.Kaleyra);
        await using var route = Route.To([first, second]);
        (await route.SendAsync(Mail.Plain, Cancel)).Provider.ShouldBe("kaleyra");
        (await route.SendAsync(Mail.Plain, Cancel)).Provider.ShouldBe("kaleyra");
        (await route.SendAsync(Mail.Plain with { From = "other@example.org" }, Cancel)).Provider.ShouldBe("mailerlogic");
        first.Log.Calls.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(ProviderNames.All), MemberType = typeof(ProviderNames))]
    public async Task F4_no_answer_whatsoever_throws_anything_else(string name)
    {
        var provider = ProviderKind.Of(name);
        var random = new Random(20261123);
        foreach (var status in (int[])[.. Enumerable.Range(200, 10), .. Enumerable.Range(300, 10), .. Enumerable.Range(400, 60), .. Enumerable.Range(500, 15), 600, 777, 999])
        {
            var body = Junk.Of(random);
            await using var server = new FaultServer(provider, _ => Step.Answer(status, body));
            await using var route = Route.To(server);
            var sent = await route.TrySendAsync(Mail.Plain, Cancel);
            if (status < 300 && provider != ProviderKind.Kaleyra)
                sent.Outcome.ShouldBe(SendOutcome.Accepted, $"HTTP {status}: {body}");
            else if (status >= 300)
                sent.Outcome.ShouldNotBe(SendOutcome.Accepted, $"HTTP {status}: {body}");
        }
    }
}
