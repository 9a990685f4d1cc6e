using EmailProviders.FaultTests.Server;
using EmailProviders.FaultTests.Support;

namespace EmailProviders.FaultTests.Bulk;

/// <summary>F9: what becomes of the mails of a batch that fails, on real sockets. Nobody gets a second copy.</summary>
public sealed class BatchFaultTests
{
    private const string Invalid = """{"code":"invalid_parameter","message":"email is not valid in to"}""";

    public static TheoryData<string> CutsWithoutAnswer() =>
        [.. new[] { AnswerEnd.Fin, AnswerEnd.Reset, AnswerEnd.Garbage, AnswerEnd.HalfStatusLine, AnswerEnd.HalfHeaders, AnswerEnd.Wait }.Select(end => end.ToString())];

    [Theory]
    [MemberData(nameof(CutsWithoutAnswer))]
    public async Task D4_a_batch_without_an_answer_leaves_exactly_its_mails_unknown(string end)
    {
        await using var first = new FaultServer(ProviderKind.MailerLogic, call => call.Number == 2 ? new Step { End = Enum.Parse<AnswerEnd>(end) } : Step.Healthy);
        await using var second = FaultServer.Healthy(ProviderKind.Kaleyra);
        await using var route = Route.To([first, second], Batches.Options(account => account.AttemptTimeout = TimeSpan.FromSeconds(end == "Wait" ? 2 : 10)));
        var results = await Batches.SendAsync(route, Batches.Mails(30));

        Batches.Outcomes(results).ShouldBe("AUA");
        Batches.Copies(30, first, second).ShouldAllBe(copies => copies == 1);
        (first.Log.Calls, second.Log.Connections).ShouldBe((3, 0));
    }

    [Theory]
    [InlineData("mailerlogic", 500)]
    [InlineData("mailerlogic", 504)]
    [InlineData("brevo", 500)]
    public async Task D4_a_batch_whose_answer_proves_nothing_is_never_sent_again(string name, int status)
    {
        await using var server = new FaultServer(ProviderKind.Of(name), call => call.Number == 1 ? Step.Answer(status) : Step.Healthy);
        await using var route = Route.To(server, Batches.Options(WithoutKeys));
        var results = await Batches.SendAsync(route, Batches.Mails(20));

        Batches.Outcomes(results).ShouldBe("UA");
        Batches.Copies(20, server).ShouldAllBe(copies => copies == 1);
        server.Log.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task D3_a_batch_that_was_taken_without_an_answer_is_settled_under_its_own_key()
    {
        await using var server = new FaultServer(ProviderKind.Brevo, new Step { End = AnswerEnd.Reset });
        await using var route = Route.To(server, Batches.Options());
        var results = await Batches.SendAsync(route, Batches.Mails(20));

        results.ShouldAllBe(result => result.IsAccepted);
        results.Take(10).ShouldAllBe(result => result.Result!.IsDuplicate && result.Result.Attempts.Count == 2 && result.Result.MessageId == null);
        results[3].Result!.Receipts.Single().Recipients.Single().Address.ShouldBe(Batches.AddressOf(3));
        Batches.Copies(20, server).ShouldAllBe(copies => copies == 1);
        server.Log.Heads.Count.ShouldBe(3);
    }

    [Fact]
    public async Task D2_a_status_that_was_seen_decides_also_where_the_rest_is_cut()
    {
        await using var brevo = new FaultServer(ProviderKind.Brevo, _ => new Step { End = AnswerEnd.ResetInBody });
        await using var toBrevo = Route.To(brevo, Batches.Options());
        (await Batches.SendAsync(toBrevo, Batches.Mails(10))).ShouldAllBe(result => result.IsAccepted && result.Result.MessageId == null);

        // What a batch answers with 200 may be a refusal of some.
        await using var mailerLogic = new FaultServer(ProviderKind.MailerLogic, _ => new Step { End = AnswerEnd.ResetInBody });
        await using var toMailerLogic = Route.To(mailerLogic, Batches.Options());
        (await Batches.SendAsync(toMailerLogic, Batches.Mails(10))).ShouldAllBe(result => result.Outcome == SendOutcome.Unknown);
        (brevo.Log.Calls, mailerLogic.Log.Calls).ShouldBe((1, 1));
    }

    [Fact]
    public async Task F9_a_poisoned_mail_is_found_by_halves_and_every_other_one_is_taken_once()
    {
        int[] poisoned = [4, 27, 28];
        await using var first = new FaultServer(ProviderKind.Brevo, _ => new Step
        {
            Decide = mail => poisoned.Any(number => mail.CopiesTo(Batches.AddressOf(number)) > 0) ? Step.Answer(400, Invalid) : Step.Healthy,
        });
        await using var second = FaultServer.Healthy(ProviderKind.Kaleyra);
        await using var route = Route.To([first, second], Batches.Options());
        var results = await Batches.SendAsync(route, Batches.Mails(30), concurrency: 4);

        results.Index().Where(item => !item.Item.IsAccepted).Select(item => item.Index).ShouldBe(poisoned);
        results.Where(result => !result.IsAccepted).ShouldAllBe(result => result.Outcome == SendOutcome.Rejected && result.Error!.StatusCode == 400);
        Batches.Copies(30, first).ShouldBe(Enumerable.Range(0, 30).Select(number => poisoned.Contains(number) ? 0 : 1));
        second.Log.Connections.ShouldBe(0);
        first.Log.Calls.ShouldBeLessThanOrEqualTo(3 + (3 * 2 * 4));
    }

    [Fact]
    public async Task A_batch_that_is_unknown_in_the_middle_of_the_search_stays_so()
    {
        // The whole is refused; of its halves one is taken without an answer.
        await using var server = new FaultServer(ProviderKind.MailerLogic, call => call.Number switch
        {
            1 => Step.Answer(400, """{"error":"validation","message":"to is not valid"}"""),
            2 => new Step { End = AnswerEnd.Reset },
            _ => Step.Healthy,
        });
        await using var route = Route.To(server, Batches.Options());
        var results = await Batches.SendAsync(route, Batches.Mails(10));

        results.Count(result => result.Outcome == SendOutcome.Unknown).ShouldBe(5);
        results.Count(result => result.IsAccepted).ShouldBe(5);
        Batches.Copies(10, server).ShouldAllBe(copies => copies == 1);
        server.Log.Calls.ShouldBe(3);
    }

    [Theory]
    [InlineData("brevo", 401)]
    [InlineData("brevo", 402)]
    [InlineData("brevo", 429)]
    [InlineData("brevo", 503)]
    [InlineData("mailerlogic", 403)]
    [InlineData("mailerlogic", 429)]
    public async Task F3_where_another_provider_is_left_each_mail_goes_its_own_way_there(string name, int status)
    {
        await using var first = new FaultServer(ProviderKind.Of(name), _ => Step.Answer(status));
        await using var second = FaultServer.Healthy(ProviderKind.Kaleyra);
        await using var route = Route.To([first, second], Batches.Options());
        var results = await Batches.SendAsync(route, Batches.Mails(20), concurrency: 4);

        results.ShouldAllBe(result => result.IsAccepted && result.Result.Provider == "kaleyra");
        results.ShouldAllBe(result => result.Result!.Attempts[0].Provider == name && result.Result.Attempts[0].NextStep == AttemptNextStep.NextProvider);
        Batches.Copies(20, second).ShouldAllBe(copies => copies == 1);
        first.Log.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task F3_another_provider_with_batches_gets_the_batch()
    {
        await using var first = new FaultServer(ProviderKind.Brevo, _ => Step.Answer(401));
        await using var second = FaultServer.Healthy(ProviderKind.MailerLogic);
        await using var route = Route.To([first, second], Batches.Options());
        var results = await Batches.SendAsync(route, Batches.Mails(20));

        results.ShouldAllBe(result => result.IsAccepted && result.Result.Provider == "mailerlogic" && result.Result.Attempts.Count == 2);
        Batches.Copies(20, second).ShouldAllBe(copies => copies == 1);
        second.Log.Calls.ShouldBe(2);
    }

    [Theory]
    [InlineData(401, EmailErrorKind.Authentication)]
    [InlineData(402, EmailErrorKind.InsufficientCredits)]
    public async Task F3_where_nobody_else_is_left_all_its_mails_get_the_error(int status, EmailErrorKind kind)
    {
        await using var server = new FaultServer(ProviderKind.Brevo, _ => Step.Answer(status));
        await using var route = Route.To(server, Batches.Options());
        var results = await Batches.SendAsync(route, Batches.Mails(10));

        results.ShouldAllBe(result => result.Outcome == SendOutcome.Rejected && result.Error!.Kind == kind);
        server.Log.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task L1_a_batch_waits_for_the_providers_own_wait_where_nobody_else_is_left()
    {
        await using var server = new FaultServer(ProviderKind.Brevo, Step.Answer(429, "{}", "x-sib-ratelimit-reset: 0"));
        await using var route = Route.To(server, Batches.Options());
        var results = await Batches.SendAsync(route, Batches.Mails(20));

        results.ShouldAllBe(result => result.IsAccepted);
        results.Take(10).ShouldAllBe(result => result.Result!.Attempts.Count == 2 && result.Result.MessageId != null);
        Batches.Copies(20, server).ShouldAllBe(copies => copies == 1);
        server.Log.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task L1_where_every_provider_of_a_route_asks_for_a_wait_the_mails_of_a_batch_wait_as_they_do_alone()
    {
        static Step Busy(MailCall call) => call.Number == 1 ? Step.Answer(429, "{}", "Retry-After: 0", "x-sib-ratelimit-reset: 0") : Step.Healthy;
        await using var first = new FaultServer(ProviderKind.Brevo, Busy);
        await using var second = new FaultServer(ProviderKind.MailerLogic, Busy);
        await using var route = Route.To([first, second], Batches.Options());
        var results = await Batches.SendAsync(route, Batches.Mails(10));

        results.ShouldAllBe(result => result.IsAccepted);
        results.ShouldAllBe(result => result.Result!.Attempts[0].StatusCode == 429 && result.Result.Attempts[1].StatusCode == 429);
        Batches.Copies(10, first, second).ShouldAllBe(copies => copies == 1);
    }

    [Fact]
    public async Task D1_a_provider_that_cannot_be_reached_has_none_of_the_mails()
    {
        var nobody = new Uri("http://127.0.0.1:1");
        await using var second = FaultServer.Healthy(ProviderKind.Kaleyra);
        await using var alone = Route.To([(ProviderKind.Brevo, nobody)], Batches.Options());
        (await Batches.SendAsync(alone, Batches.Mails(10))).ShouldAllBe(result => result.Outcome == SendOutcome.NotSent && result.Error!.Kind == EmailErrorKind.Network);

        await using var route = Route.To([(ProviderKind.Brevo, nobody), (second.Provider, second.Address)], Batches.Options());
        (await Batches.SendAsync(route, Batches.Mails(10))).ShouldAllBe(result => result.IsAccepted);
        Batches.Copies(10, second).ShouldAllBe(copies => copies == 1);
    }

    private static void WithoutKeys(EmailProviderOptions account)
    {
        if (account is Brevo.BrevoOptions brevo)
            brevo.IdempotencyKeyLifetime = TimeSpan.Zero;
    }
}
