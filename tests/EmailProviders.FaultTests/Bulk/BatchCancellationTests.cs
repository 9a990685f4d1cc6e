using EmailProviders.FaultTests.Server;
using EmailProviders.FaultTests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.FaultTests.Bulk;

/// <summary>D12, D13: cancelling a run in the middle of its batches.</summary>
public sealed class BatchCancellationTests
{
    [Fact]
    public async Task D12_a_batch_on_its_way_is_unknown_and_what_was_read_besides_is_not_sent()
    {
        var begun = new Signal();
        var never = new Signal();
        await using var server = new FaultServer(ProviderKind.Brevo, call => call.Number == 1 ? Step.Healthy : new Step
        {
            Decide = _ =>
            {
                begun.Set();
                return new Step { Until = never.Task };
            },
        });
        await using var route = Route.To(server, Batches.Options());
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var results = new List<TrySendResult>();
        var thrown = await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            var run = route.Services.GetRequiredService<IEmailSender>().SendManyAsync(
                Batches.Mails(1000), new SendManyOptions { MaxConcurrency = 1, MaxReadAhead = 30 }, cancellationToken: cancelling.Token);
            await foreach (var result in run)
            {
                results.Add(result);
                if (results.Count == 10)
                {
                    await begun.WaitAsync();
                    await cancelling.CancelAsync();
                }
            }
        });

        thrown.CancellationToken.ShouldBe(cancelling.Token);
        Batches.Outcomes(results.Take(20)).ShouldBe("AU");
        results.Skip(20).ShouldAllBe(result => result.Outcome == SendOutcome.NotSent);
        results.Skip(10).ShouldAllBe(result => result.Error!.Kind == EmailErrorKind.Cancelled);
        results.Count.ShouldBeLessThanOrEqualTo(40);
        server.Log.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task D12_mails_that_are_cut_in_the_middle_of_the_search_list_the_attempts_that_were_made()
    {
        var begun = new Signal();
        var never = new Signal();
        await using var server = new FaultServer(ProviderKind.Brevo, call => call.Number == 1
            ? Step.Answer(400, """{"code":"invalid_parameter","message":"email is not valid in to"}""")
            : new Step
            {
                Decide = _ =>
                {
                    begun.Set();
                    return new Step { Until = never.Task };
                },
            });
        await using var route = Route.To(server, Batches.Options());
        var results = await CancelAsync(route, Batches.Size, begun);

        results.ShouldAllBe(result => result.Error!.Kind == EmailErrorKind.Cancelled);
        results.ShouldAllBe(result => result.Error!.Attempts.Single().StatusCode == 400);
        results.Select(result => result.Outcome).ShouldBe(
            [.. Enumerable.Repeat(SendOutcome.Unknown, Batches.Size / 2), .. Enumerable.Repeat(SendOutcome.NotSent, Batches.Size / 2)]);
    }

    [Fact]
    public async Task D12_a_mail_that_is_cut_at_its_second_provider_lists_the_attempt_at_the_first()
    {
        var begun = new Signal();
        var never = new Signal();
        await using var down = new FaultServer(ProviderKind.Whippy, _ => Step.Answer(503, "{}"));
        await using var slow = new FaultServer(ProviderKind.Brevo, _ => new Step
        {
            Decide = _ =>
            {
                begun.Set();
                return new Step { Until = never.Task };
            },
        });
        await using var route = Route.To([down, slow], Batches.Options(pipeline: pipeline => pipeline.RetriesBeforeFailover = 0));
        var result = (await CancelAsync(route, 1, begun)).ShouldHaveSingleItem();

        (result.Error!.Kind, result.Outcome).ShouldBe((EmailErrorKind.Cancelled, SendOutcome.Unknown));
        var attempt = result.Error.Attempts.ShouldHaveSingleItem();
        (attempt.Provider, attempt.StatusCode, attempt.NextStep).ShouldBe(("whippy", 503, AttemptNextStep.NextProvider));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Batches.Size)]
    public async Task D12_mails_that_are_cut_while_they_are_asked_for_again_list_the_attempt_before(int mails)
    {
        var begun = new Signal();
        var never = new Signal();
        await using var server = new FaultServer(ProviderKind.Brevo, call => call.Number == 1 ? new Step { End = AnswerEnd.Reset } : new Step
        {
            Decide = _ =>
            {
                begun.Set();
                return new Step { Until = never.Task };
            },
        });
        await using var route = Route.To(server, Batches.Options());
        var results = await CancelAsync(route, mails, begun);

        results.ShouldAllBe(result => result.Error!.Kind == EmailErrorKind.Cancelled && result.Outcome == SendOutcome.Unknown);
        results.ShouldAllBe(result => result.Error!.Attempts.Single().Outcome == SendOutcome.Unknown);
        results.Count.ShouldBe(mails);
    }

    private static async Task<List<TrySendResult>> CancelAsync(Route route, int mails, Signal begun)
    {
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var results = new List<TrySendResult>();
        var run = Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            var sender = route.Services.GetRequiredService<IEmailSender>();
            await foreach (var result in sender.SendManyAsync(
                Batches.Mails(mails), new SendManyOptions { MaxConcurrency = 1 }, cancellationToken: cancelling.Token))
            {
                results.Add(result);
            }
        });
        await begun.WaitAsync();
        await cancelling.CancelAsync();
        await run;
        return results;
    }
}
