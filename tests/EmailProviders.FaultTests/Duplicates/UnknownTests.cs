using EmailProviders.FaultTests.Server;
using EmailProviders.FaultTests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.FaultTests.Duplicates;

/// <summary>What is done, and not done, once nobody can say whether a mail was taken.</summary>
public sealed class UnknownTests
{
    private static readonly Step TakenAndDropped = new() { End = AnswerEnd.Fin };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(ProviderNames.All), MemberType = typeof(ProviderNames))]
    public async Task D3_a_retry_handler_of_the_host_sends_nothing_twice(string name)
    {
        var provider = ProviderKind.Of(name);
        await using var server = new FaultServer(provider, TakenAndDropped);
        await using var route = Route.To(server, new RouteOptions
        {
            Services = services => services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(() => new RepeatingHandler())),
        });
        var sent = await route.TrySendAsync(Mail.Plain, Cancel);
        server.Log.Calls.ShouldBe(provider.HasKeys ? 2 : 1);
        server.Log.Taken.Count.ShouldBe(1);
        sent.Outcome.ShouldBe(provider.HasKeys ? SendOutcome.Accepted : SendOutcome.Unknown);
    }

    [Theory]
    [MemberData(nameof(ProviderNames.WithoutKeys), MemberType = typeof(ProviderNames))]
    public async Task D4_after_a_mail_was_read_and_dropped_nobody_is_asked(string name)
    {
        var provider = ProviderKind.Of(name);
        await using var first = new FaultServer(provider, TakenAndDropped);
        await using var second = FaultServer.Healthy(provider.Other);
        await using var route = Route.To([first, second]);
        var error = (await route.TrySendAsync(Mail.Plain, Cancel)).Error.ShouldNotBeNull();
        error.Outcome.ShouldBe(SendOutcome.Unknown);
        first.Log.Calls.ShouldBe(1);
        second.Log.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task D4_a_key_that_never_gets_an_answer_does_not_let_the_mail_go_elsewhere()
    {
        await using var first = new FaultServer(ProviderKind.Brevo, _ => TakenAndDropped);
        await using var second = FaultServer.Healthy(ProviderKind.Kaleyra);
        await using var route = Route.To([first, second]);
        var error = (await route.TrySendAsync(Mail.Plain, Cancel)).Error.ShouldNotBeNull();
        error.Outcome.ShouldBe(SendOutcome.Unknown);
        first.Log.Calls.ShouldBe(EmailProvidersOptions.MaxAttempts);
        first.Log.Taken.Count.ShouldBe(1);
        second.Log.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task D4_a_proof_after_an_unknown_attempt_proves_nothing_of_the_first()
    {
        // The second call is surely not taken; the first may have been: the mail must not go on.
        await using var first = new FaultServer(ProviderKind.Brevo, call => call.Number == 1 ? TakenAndDropped : Step.Answer(503));
        await using var second = FaultServer.Healthy(ProviderKind.Kaleyra);
        await using var route = Route.To([first, second]);
        var error = (await route.TrySendAsync(Mail.Plain, Cancel)).Error.ShouldNotBeNull();
        error.Outcome.ShouldBe(SendOutcome.Unknown);
        second.Log.Connections.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(ProviderNames.All), MemberType = typeof(ProviderNames))]
    public async Task D5_who_allows_duplicates_gets_the_next_provider_and_is_told(string name)
    {
        var provider = ProviderKind.Of(name);
        await using var first = new FaultServer(provider, _ => TakenAndDropped);
        await using var second = FaultServer.Healthy(provider.Other);
        await using var route = Route.To([first, second]);
        var result = await route.SendAsync(Mail.Plain with { DuplicatePolicy = DuplicatePolicy.Allow }, Cancel);

        second.Log.Calls.ShouldBe(1);
        second.Log.Taken.Count.ShouldBe(1);
        result.Provider.ShouldBe(second.Provider.Name);
        result.MayBeDuplicate.ShouldBeTrue();
        var before = provider.HasKeys ? EmailProvidersOptions.MaxAttempts : 1;
        result.Attempts.Select(attempt => (attempt.Provider, attempt.Outcome)).ShouldBe(
            [.. Enumerable.Repeat((name, SendOutcome.Unknown), before), (second.Provider.Name, SendOutcome.Accepted)]);
        first.Log.Calls.ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(ProviderNames.WithoutKeys), MemberType = typeof(ProviderNames))]
    public async Task D5_who_allows_duplicates_and_has_one_provider_gets_it_again_and_is_told(string name)
    {
        await using var server = new FaultServer(ProviderKind.Of(name), TakenAndDropped);
        await using var route = Route.To(server);
        var result = await route.SendAsync(Mail.Plain with { DuplicatePolicy = DuplicatePolicy.Allow }, Cancel);
        (result.MayBeDuplicate, result.Attempts.Count, server.Log.Calls).ShouldBe((true, 2, 2));
    }

    [Fact]
    public async Task D6_one_mail_has_one_key_at_every_attempt_and_the_next_mail_another()
    {
        await using var server = new FaultServer(ProviderKind.Brevo, call => call.Number % 3 == 0 ? Step.Healthy : TakenAndDropped with { Takes = false });
        await using var route = Route.To(server, new RouteOptions { Pipeline = pipeline => pipeline.BreakAfterFailures = 100 });
        var first = await route.SendAsync(Mail.Plain, Cancel);
        await route.SendAsync(Mail.Plain, Cancel);

        var keys = server.Log.Received.Select(mail => mail.Key.ShouldNotBeNull()).ToList();
        keys.Count.ShouldBe(6);
        keys.Take(3).Distinct().ShouldBe([first.IdempotencyKey]);
        keys.Skip(3).Distinct().ShouldHaveSingleItem().ShouldNotBe(keys[0]);
        keys.ShouldAllBe(key => Guid.Parse(key).ToString() == key);
    }

    [Theory]
    [InlineData("order-4711")]
    [InlineData("x")]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950e")]
    public async Task D6_a_callers_key_is_the_same_at_every_attempt_and_every_send(string key)
    {
        await using var server = new FaultServer(ProviderKind.Brevo, TakenAndDropped);
        await using var route = Route.To(server);
        var mail = Mail.Plain with { IdempotencyKey = key };
        (await route.SendAsync(mail, Cancel)).IsDuplicate.ShouldBeTrue();
        (await route.SendAsync(mail, Cancel)).IsDuplicate.ShouldBeTrue();
        server.Log.Received.Select(received => received.Key).Distinct().ShouldHaveSingleItem();
        server.Log.Received.Count.ShouldBe(3);
        server.Log.Taken.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(14, 2, SendOutcome.Accepted)]
    [InlineData(15, 1, SendOutcome.Unknown)]
    public async Task D7_a_key_is_not_used_beyond_its_life(int minutes, int calls, SendOutcome outcome)
    {
        var clock = new ManualClock();
        await using var server = new FaultServer(ProviderKind.Brevo, call =>
        {
            if (call.Number == 1)
                clock.Advance(TimeSpan.FromMinutes(minutes));
            return call.Number == 1 ? TakenAndDropped : Step.Healthy;
        });
        await using var route = Route.To(server, new RouteOptions { Clock = clock });
        (await route.TrySendAsync(Mail.Plain, Cancel)).Outcome.ShouldBe(outcome);
        (server.Log.Calls, server.Log.Taken.Count).ShouldBe((calls, 1));
    }

    [Fact]
    public async Task D8_Brevos_replayed_key_after_an_unknown_attempt_is_accepted_as_a_duplicate()
    {
        await using var server = new FaultServer(ProviderKind.Brevo, TakenAndDropped);
        await using var second = FaultServer.Healthy(ProviderKind.Kaleyra);
        await using var route = Route.To([server, second]);
        var result = await route.SendAsync(Mail.Plain, Cancel);
        (result.Provider, result.IsDuplicate, result.MayBeDuplicate, result.MessageId).ShouldBe(("brevo", true, false, null));
        result.Attempts.Select(attempt => attempt.Outcome).ShouldBe([SendOutcome.Unknown, SendOutcome.Accepted]);
        second.Log.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task D8_BSGs_guard_after_an_unknown_attempt_is_accepted_as_a_duplicate()
    {
        await using var server = new FaultServer(ProviderKind.Bsg, call => call.Number == 1 ? TakenAndDropped : Step.Answer(429));
        await using var route = Route.To(server);
        var result = await route.SendAsync(Mail.Plain with { DuplicatePolicy = DuplicatePolicy.Allow }, Cancel);
        (result.IsDuplicate, server.Log.Taken.Count).ShouldBe((true, 1));
    }

    [Theory]
    [InlineData("brevo", "{}", DuplicatePolicy.Never)]
    [InlineData("brevo", """{"code":"duplicate_request"}""", DuplicatePolicy.Never)]
    [InlineData("bsg", "{}", DuplicatePolicy.Allow)]
    [InlineData("kaleyra", "{}", DuplicatePolicy.Allow)]
    public async Task D8_a_409_after_an_unknown_attempt_is_no_proof(string name, string body, DuplicatePolicy policy)
    {
        // The first call was not taken; the second one is told that a like one is in hand.
        await using var server = new FaultServer(
            ProviderKind.Of(name), call => (call.Number == 1 ? TakenAndDropped : Step.Answer(409, body)) with { Takes = false });
        await using var route = Route.To(server);
        var error = (await route.TrySendAsync(Mail.Plain with { DuplicatePolicy = policy }, Cancel)).Error.ShouldNotBeNull();
        error.Outcome.ShouldBe(SendOutcome.Unknown);
        server.Log.Taken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("bsg", 429, "{}", SendOutcome.Unknown)]
    [InlineData("brevo", 400, """{"code":"duplicate_parameter"}""", SendOutcome.Rejected)]
    public async Task D8_a_duplicate_signal_on_the_first_attempt_goes_to_nobody_else(string name, int status, string body, SendOutcome outcome)
    {
        var provider = ProviderKind.Of(name);
        await using var server = new FaultServer(provider, _ => Step.Answer(status, body));
        await using var second = FaultServer.Healthy(provider.Other);
        await using var route = Route.To([server, second]);
        var error = (await route.TrySendAsync(Mail.Plain, Cancel)).Error.ShouldNotBeNull();
        (error.Kind, error.Outcome).ShouldBe((EmailErrorKind.Duplicate, outcome));
        (server.Log.Calls, second.Log.Connections).ShouldBe((1, 0));
    }

    private sealed class RepeatingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    return await base.SendAsync(request, cancellationToken);
                }
                catch (HttpRequestException) when (attempt < 3)
                {
                    continue;
                }
            }
        }
    }
}
