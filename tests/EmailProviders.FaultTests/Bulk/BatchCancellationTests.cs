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
}
