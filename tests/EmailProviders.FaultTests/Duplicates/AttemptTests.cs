using EmailProviders.FaultTests.Server;
using EmailProviders.FaultTests.Support;

namespace EmailProviders.FaultTests.Duplicates;

/// <summary>One attempt after another, each of them told, all of them in HTTP/1.1.</summary>
public sealed class AttemptTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task D14_a_mail_is_never_in_two_hands_at_once()
    {
        var log = new MailLog();
        // Each server is at work on a mail for a moment before it fails.
        var faults = new[] { Step.Answer(503), new Step { End = AnswerEnd.Reset }, new Step { End = AnswerEnd.Garbage }, Step.Healthy };
        await using var first = new FaultServer(ProviderKind.Brevo, call => faults[call.Number % faults.Length] with { Until = Task.Delay(5, Cancel) }) { Log = log };
        await using var second = new FaultServer(ProviderKind.Whippy, call => faults[call.Number % faults.Length] with { Until = Task.Delay(5, Cancel) }) { Log = log };
        await using var third = new FaultServer(ProviderKind.Kaleyra, call => faults[call.Number % faults.Length] with { Until = Task.Delay(5, Cancel) }) { Log = log };
        await using var route = Route.To([first, second, third], new RouteOptions { Pipeline = pipeline => pipeline.BreakAfterFailures = 100_000 });
        await Parallel.ForAsync(0, 300, Cancel, async (number, cancel) =>
            await route.TrySendAsync(Mail.Numbered(number) with { DuplicatePolicy = DuplicatePolicy.Allow }, cancel));
        log.MostInHand.ShouldBe(1);
        log.Received.Count.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void D14_the_contract_has_one_way_to_send_one_mail() =>
        typeof(IEmailSender).GetMethods().ShouldHaveSingleItem().Name.ShouldBe(nameof(IEmailSender.SendAsync));

    [Fact]
    public async Task D15_every_attempt_is_in_the_error()
    {
        await using var server = new FaultServer(ProviderKind.Brevo, call => call.Number switch
        {
            1 => new Step { End = AnswerEnd.Fin },
            2 => Step.Answer(500),
            _ => Step.Answer(400, """{"code":"invalid_parameter"}"""),
        });
        await using var route = Route.To(server);
        var error = (await route.TrySendAsync(Mail.Plain, Cancel)).Error.ShouldNotBeNull();
        error.Attempts.Select(attempt => (attempt.Provider, attempt.Outcome, attempt.Kind, attempt.StatusCode, attempt.BodyStarted, attempt.NextStep)).ShouldBe(
        [
            ("brevo", SendOutcome.Unknown, EmailErrorKind.Network, null, true, AttemptNextStep.RetryHere),
            ("brevo", SendOutcome.Unknown, EmailErrorKind.ProviderFault, 500, true, AttemptNextStep.RetryHere),
            ("brevo", SendOutcome.Rejected, EmailErrorKind.InvalidRequest, 400, true, AttemptNextStep.None),
        ]);
        error.Attempts.ShouldAllBe(attempt => attempt.Duration > TimeSpan.Zero);
        error.Outcome.ShouldBe(SendOutcome.Unknown);
    }

    [Fact]
    public async Task D15_F8_every_attempt_is_in_the_result_and_it_names_who_took_the_mail()
    {
        await using var first = new FaultServer(ProviderKind.Kaleyra, Step.Answer(503));
        await using var second = new FaultServer(ProviderKind.MailerLogic, Step.Answer(429));
        await using var third = FaultServer.Healthy(ProviderKind.Whippy);
        await using var route = Route.To([first, second, third]);
        var result = await route.SendAsync(Mail.Plain, Cancel);
        (result.Provider, result.MessageId).ShouldBe(("whippy", "mail-0"));
        result.Receipts.ShouldHaveSingleItem().Recipients.ShouldBe(Mail.Plain.To);
        result.Attempts.Select(attempt => (attempt.Provider, attempt.Outcome, attempt.Kind, attempt.StatusCode, attempt.NextStep)).ShouldBe(
        [
            ("kaleyra", SendOutcome.NotSent, EmailErrorKind.ServiceUnavailable, 503, AttemptNextStep.NextProvider),
            ("mailerlogic", SendOutcome.Rejected, EmailErrorKind.RateLimited, 429, AttemptNextStep.NextProvider),
            ("whippy", SendOutcome.Accepted, null, 201, AttemptNextStep.None),
        ]);
    }

    [Theory]
    [MemberData(nameof(ProviderNames.All), MemberType = typeof(ProviderNames))]
    public async Task D17_every_call_is_HTTP_1_1_with_a_length(string name)
    {
        await using var server = FaultServer.Healthy(ProviderKind.Of(name));
        await using var route = Route.To(server);
        await route.SendAsync(Mail.Plain, Cancel);
        var lines = server.Log.Heads.ShouldHaveSingleItem().Split("\r\n");
        lines[0].ShouldStartWith("POST /");
        lines[0].ShouldEndWith(" HTTP/1.1");
        lines.Count(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).ShouldBe(1);
        lines.ShouldNotContain(line => line.StartsWith("Expect:", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("Transfer-Encoding:", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("Upgrade:", StringComparison.OrdinalIgnoreCase));
    }
}
