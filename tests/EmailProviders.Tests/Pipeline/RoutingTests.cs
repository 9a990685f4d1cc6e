using EmailProviders.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Tests.Pipeline;

/// <summary>The way of a mail over several providers, with providers of the test's own.</summary>
public sealed class RoutingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task F6_a_provider_that_cannot_carry_the_mail_is_passed_over_and_the_result_says_so()
    {
        var first = new ScriptedProvider("first", Error(EmailErrorKind.UnsupportedFeature, SendOutcome.NotSent));
        var second = new ScriptedProvider("second");
        await using var email = Route(first, second);
        var result = await email.SendAsync(Mails.Minimal, Cancel);

        result.Provider.ShouldBe("second");
        result.Attempts.Select(attempt => (attempt.Provider, attempt.Kind, attempt.NextStep)).ShouldBe(
        [
            ("first", EmailErrorKind.UnsupportedFeature, AttemptNextStep.NextProvider),
            ("second", null, AttemptNextStep.None),
        ]);
    }

    [Theory]
    [InlineData(EmailErrorKind.InvalidRequest)]
    [InlineData(EmailErrorKind.RecipientRefused)]
    [InlineData(EmailErrorKind.ContentRefused)]
    public async Task F2_what_is_the_mails_own_fault_reaches_nobody_else(EmailErrorKind kind)
    {
        var first = new ScriptedProvider("first", Error(kind, SendOutcome.Rejected));
        var second = new ScriptedProvider("second");
        await using var email = Route(first, second);
        (await email.TrySendAsync(Mails.Minimal, Cancel)).Error!.Kind.ShouldBe(kind);
        second.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task D5_consent_to_duplicates_is_the_only_way_on_and_shows_in_the_result()
    {
        var first = new ScriptedProvider("first", Error(EmailErrorKind.Timeout, SendOutcome.Unknown), Error(EmailErrorKind.Timeout, SendOutcome.Unknown));
        var second = new ScriptedProvider("second");
        await using var email = Route(first, second);

        (await email.TrySendAsync(Mails.Minimal, Cancel)).Outcome.ShouldBe(SendOutcome.Unknown);
        second.Sent.ShouldBeEmpty();

        var result = await email.SendAsync(Mails.Minimal with { DuplicatePolicy = DuplicatePolicy.Allow }, Cancel);
        (result.Provider, result.MayBeDuplicate, result.Attempts.Count).ShouldBe(("second", true, 2));
    }

    [Fact]
    public async Task L10_when_nobody_can_there_is_one_error_with_the_earliest_time()
    {
        var first = new ScriptedProvider("first", Error(EmailErrorKind.RateLimited, SendOutcome.Rejected, seconds: 60));
        var second = new ScriptedProvider("second", Error(EmailErrorKind.ServiceUnavailable, SendOutcome.NotSent, seconds: 30));
        await using var email = Route(first, second);
        var error = (await email.TrySendAsync(Mails.Minimal, Cancel)).Error!;

        (error.Kind, error.Outcome, error.RetryAfter).ShouldBe((EmailErrorKind.AllProvidersUnavailable, SendOutcome.NotSent, TimeSpan.FromSeconds(30)));
        error.Attempts.Count.ShouldBe(2);
        error.Description.ShouldContain("first RateLimited; second ServiceUnavailable");
    }

    [Fact]
    public async Task F3_a_provider_that_refuses_the_account_is_passed_over_by_the_next_mail()
    {
        var first = new ScriptedProvider("first", Error(EmailErrorKind.Authentication, SendOutcome.Rejected));
        var second = new ScriptedProvider("second");
        var seen = new List<SendEmailAttempt>();
        await using var email = Route([first, second], builder => builder.OnAttempt(seen.Add));
        await email.SendAsync(Mails.Minimal, Cancel);
        var next = await email.SendAsync(Mails.Minimal, Cancel);

        first.Sent.Count.ShouldBe(1);
        next.Attempts[0].Kind.ShouldBe(EmailErrorKind.ProviderPaused);
        seen.Select(attempt => attempt.Kind).ShouldBe([EmailErrorKind.Authentication, null, EmailErrorKind.ProviderPaused, null]);
    }

    [Fact]
    public async Task F5_whatever_a_provider_throws_is_unknown_and_goes_no_further()
    {
        Exception[] thrown =
        [
            new InvalidOperationException("canary"), new HttpRequestException("canary"), new TaskCanceledException("canary"),
            new OperationCanceledException("canary"), new TimeoutException("canary"), new IOException("canary"), new FormatException("canary"),
        ];
        foreach (var exception in thrown)
        {
            var first = new ScriptedProvider("first", exception);
            var second = new ScriptedProvider("second");
            await using var email = Route(first, second);
            var failure = await Should.ThrowAsync<EmailSendException>(() => email.SendAsync(Mails.Minimal, Cancel));
            failure.Error.Outcome.ShouldBe(SendOutcome.Unknown);
            failure.Message.ShouldNotContain("canary");
            second.Sent.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task F7_only_those_without_a_copy_go_on()
    {
        var parts = Error(EmailErrorKind.RateLimited, SendOutcome.Unknown) with
        {
            Recipients =
            [
                new RecipientOutcome { Recipients = ["a@example.com", "cc@example.com"], Outcome = SendOutcome.Accepted, MessageId = "1" },
                new RecipientOutcome { Recipients = ["b@example.com"], Outcome = SendOutcome.Rejected, Kind = EmailErrorKind.RateLimited },
                new RecipientOutcome { Recipients = ["c@example.com"], Outcome = SendOutcome.NotSent, Kind = EmailErrorKind.RateLimited },
            ],
        };
        var first = new ScriptedProvider("first", parts);
        var second = new ScriptedProvider("second");
        await using var email = Route(first, second);
        var mail = Mails.Minimal with { To = ["a@example.com", "b@example.com", "c@example.com"], Cc = ["cc@example.com"] };
        var result = await email.SendAsync(mail, Cancel);

        var rest = second.Sent.ShouldHaveSingleItem();
        rest.To.Select(address => address.Address).ShouldBe(["b@example.com", "c@example.com"]);
        rest.Cc.ShouldBeEmpty();
        result.MayBeDuplicate.ShouldBeFalse();
        result.Receipts.Select(receipt => receipt.Recipients.Count).ShouldBe([2, 2]);
    }

    [Fact]
    public async Task F7_one_who_may_go_nowhere_else_makes_it_an_error_that_says_so()
    {
        var parts = Error(EmailErrorKind.RecipientRefused, SendOutcome.Unknown) with
        {
            Recipients =
            [
                new RecipientOutcome { Recipients = ["a@example.com"], Outcome = SendOutcome.Rejected, Kind = EmailErrorKind.RecipientRefused },
                new RecipientOutcome { Recipients = ["b@example.com"], Outcome = SendOutcome.Rejected, Kind = EmailErrorKind.RateLimited },
            ],
        };
        var first = new ScriptedProvider("first", parts);
        var second = new ScriptedProvider("second");
        await using var email = Route(first, second);
        var error = (await email.TrySendAsync(Mails.Minimal with { To = ["a@example.com", "b@example.com"] }, Cancel)).Error!;

        second.Sent.ShouldHaveSingleItem().To.ShouldBe([new EmailAddress("b@example.com")]);
        error.Recipients.Select(part => (part.Recipients[0].Address, part.Outcome)).ShouldBe(
            [("a@example.com", SendOutcome.Rejected), ("b@example.com", SendOutcome.Accepted)]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task F7_a_provider_that_accepts_ends_the_route_whatever_its_receipts_say(bool hasReceipts)
    {
        var first = new ScriptedProvider("first", Parts("a@example.com", "b@example.com"));
        var second = new ScriptedProvider("second") { HasReceipts = hasReceipts };
        var third = new ScriptedProvider("third");
        await using var email = Route(first, second, third);
        var mail = Mails.Minimal with { To = ["a@example.com", "b@example.com"], Cc = ["cc@example.com"] };
        var result = await email.SendAsync(mail, Cancel);

        (result.Provider, result.Attempts.Count).ShouldBe(("second", 2));
        second.Sent.Count.ShouldBe(1);
        third.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task F7_once_somebody_has_a_copy_no_later_failure_makes_the_whole_a_refusal()
    {
        var only = new ScriptedProvider("only", Parts("a@example.com", "b@example.com"), Error(EmailErrorKind.InvalidRequest, SendOutcome.Rejected));
        await using var email = Route(only);
        var error = (await email.TrySendAsync(Mails.Minimal with { To = ["a@example.com", "b@example.com"] }, Cancel)).Error!;

        only.Sent.Count.ShouldBe(2);
        error.Outcome.ShouldBe(SendOutcome.Unknown);
        error.Recipients.Select(part => (part.Recipients[0].Address, part.Outcome)).ShouldBe(
            [("a@example.com", SendOutcome.Accepted), ("b@example.com", SendOutcome.Rejected)]);
    }

    [Fact]
    public async Task D5_a_provider_that_keeps_no_attempts_still_shows()
    {
        var first = new ScriptedProvider("first", new EmailSendException(Error(EmailErrorKind.Timeout, SendOutcome.Unknown)));
        var second = new ScriptedProvider("second");
        await using var email = Route(first, second);
        var result = await email.SendAsync(Mails.Minimal with { DuplicatePolicy = DuplicatePolicy.Allow }, Cancel);
        (result.MayBeDuplicate, result.Attempts.Count).ShouldBe((true, 2));
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(int.MinValue)]
    public async Task L3_a_wait_that_makes_no_sense_is_a_short_one(int seconds)
    {
        var only = new ScriptedProvider("only", Error(EmailErrorKind.ProviderPaused, SendOutcome.NotSent, seconds));
        await using var email = Route(only);
        (await email.SendAsync(Mails.Minimal, Cancel)).Provider.ShouldBe("only");
    }

    [Fact]
    public async Task OnAttempt_may_throw_and_is_told_what_was_done_next()
    {
        var seen = new List<AttemptNextStep>();
        var only = new ScriptedProvider("only", Error(EmailErrorKind.ServiceUnavailable, SendOutcome.NotSent, seconds: 0));
        await using var email = Route([only], builder => builder.OnAttempt(attempt =>
        {
            seen.Add(attempt.NextStep);
            throw new InvalidOperationException("the observer's own affair");
        }));
        await email.SendAsync(Mails.Minimal, Cancel);
        seen.ShouldBe([AttemptNextStep.Wait, AttemptNextStep.None]);
    }

    [Fact]
    public async Task A_mail_that_waits_for_the_only_provider_is_accepted_after_its_wait()
    {
        var only = new ScriptedProvider("only", Error(EmailErrorKind.ServiceUnavailable, SendOutcome.NotSent, seconds: 0));
        await using var email = Route(only);
        var result = await email.SendAsync(Mails.Minimal, Cancel);
        result.Attempts.Select(attempt => attempt.NextStep).ShouldBe([AttemptNextStep.Wait, AttemptNextStep.None]);
    }

    [Fact]
    public async Task L1_a_provider_that_never_can_is_asked_three_times_at_most()
    {
        var busy = Enumerable.Repeat(Error(EmailErrorKind.ServiceUnavailable, SendOutcome.NotSent, seconds: 0), 10).ToArray();
        var only = new ScriptedProvider("only", busy);
        await using var email = Route(only);
        (await email.TrySendAsync(Mails.Minimal, Cancel)).Error!.Kind.ShouldBe(EmailErrorKind.ServiceUnavailable);
        only.Sent.Count.ShouldBe(3);
    }

    [Fact]
    public async Task L1_rounds_and_retries_together_are_three_attempts_at_most()
    {
        object[] failures =
        [
            Error(EmailErrorKind.ServiceUnavailable, SendOutcome.NotSent, seconds: 0),
            .. Enumerable.Repeat(Error(EmailErrorKind.ProviderFault, SendOutcome.NotSent), 10),
        ];
        var only = new ScriptedProvider("only", failures);
        await using var email = Route([only], builder => builder.Configure(options => options.RetriesBeforeFailover = 2));
        await email.TrySendAsync(Mails.Minimal, Cancel);
        only.Sent.Count.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task Round_robin_begins_at_each_in_turn_and_weights_at_each_by_its_share()
    {
        var providers = Enumerable.Range(0, 3).Select(index => new ScriptedProvider($"p{index}")).ToArray();
        await using var turns = Create(providers, builder => builder.UseRoundRobin("p0", "p1", "p2"));
        for (var index = 0; index < 6; index++)
            (await turns.SendAsync(Mails.Minimal, Cancel)).Provider.ShouldBe($"p{index % 3}");

        await using var shares = Create(providers, builder =>
        {
            builder.UseWeighted(("p0", 3), ("p1", 1));
            builder.Services.AddSingleton(new Random(4711));
        });
        var first = 0;
        for (var index = 0; index < 1000; index++)
            first += (await shares.SendAsync(Mails.Minimal, Cancel)).Provider == "p0" ? 1 : 0;
        first.ShouldBeInRange(700, 800);
    }

    [Fact]
    public async Task D4_a_slow_provider_that_does_not_say_how_far_it_came_ends_the_route()
    {
        var slow = new ScriptedProvider("slow") { Hangs = true };
        var second = new ScriptedProvider("second");
        await using var email = Route([slow, second], builder => builder.Configure(options => options.TotalTimeout = TimeSpan.FromSeconds(1)));
        (await email.TrySendAsync(Mails.Minimal, Cancel)).Outcome.ShouldBe(SendOutcome.Unknown);
        second.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_slow_first_provider_leaves_time_for_the_second()
    {
        var slow = new ScriptedProvider("slow") { Hangs = true, SaysHowFarItCame = true };
        var second = new ScriptedProvider("second");
        await using var email = Route([slow, second], builder => builder.Configure(options => options.TotalTimeout = TimeSpan.FromSeconds(1)));
        var result = await email.SendAsync(Mails.Minimal, Cancel);
        (result.Provider, result.Attempts[0].Kind).ShouldBe(("second", EmailErrorKind.Timeout));
    }

    private static EmailError Error(EmailErrorKind kind, SendOutcome outcome, int? seconds = null) => new()
    {
        Kind = kind,
        Outcome = outcome,
        Description = "scripted.",
        RetryAfter = seconds is { } wait ? TimeSpan.FromSeconds(wait) : null,
    };

    // The first recipient has a copy; the second may get one elsewhere, or later.
    private static EmailError Parts(string accepted, string limited) => Error(EmailErrorKind.RateLimited, SendOutcome.Unknown, seconds: 0) with
    {
        Recipients =
        [
            new RecipientOutcome { Recipients = [accepted], Outcome = SendOutcome.Accepted, MessageId = "1" },
            new RecipientOutcome { Recipients = [limited], Outcome = SendOutcome.Rejected, Kind = EmailErrorKind.RateLimited },
        ],
    };

    private static EmailSender Route(params ScriptedProvider[] providers) => Route(providers, _ => { });

    private static EmailSender Route(ScriptedProvider[] providers, Action<EmailProvidersBuilder> configure) => Create(providers, builder =>
    {
        builder.UseFailover([.. providers.Select(provider => provider.Name)]);
        configure(builder);
    });

    private static EmailSender Create(ScriptedProvider[] providers, Action<EmailProvidersBuilder> configure) => EmailSender.Create(builder =>
    {
        foreach (var provider in providers)
            builder.AddProvider(provider.Name, _ => provider);
        configure(builder);
    });

    private sealed class ScriptedProvider(string name, params object[] failures) : IEmailSender
    {
        public string Name => name;

        public bool Hangs { get; init; }

        public bool SaysHowFarItCame { get; init; }

        public bool HasReceipts { get; init; } = true;

        public List<SendEmailRequest> Sent { get; } = [];

        public async Task<SendEmailResult> SendAsync(SendEmailRequest request, CancellationToken cancellationToken = default)
        {
            Sent.Add(request);
            if (Hangs)
                await HangAsync(cancellationToken);
            if (Sent.Count <= failures.Length)
                throw failures[Sent.Count - 1] as Exception ?? new EmailSendException(WithAttempt((EmailError)failures[Sent.Count - 1]));

            return new SendEmailResult
            {
                Provider = name,
                Receipts = HasReceipts ? [new EmailReceipt { Recipients = [.. request.To, .. request.Cc], MessageId = "id" }] : [],
                Attempts = [new SendEmailAttempt { Provider = name, Outcome = SendOutcome.Accepted }],
            };
        }

        private async Task HangAsync(CancellationToken cancellationToken)
        {
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            catch (OperationCanceledException exception) when (SaysHowFarItCame)
            {
                exception.Data[EmailSendException.OutcomeKey] = SendOutcome.NotSent;
                throw;
            }
        }

        private EmailError WithAttempt(EmailError error) => error with
        {
            Provider = name,
            Attempts = [new SendEmailAttempt { Provider = name, Outcome = error.Outcome, Kind = error.Kind }],
        };
    }
}
