using System.Runtime.CompilerServices;
using EmailProviders.Tests.Conformance;

namespace EmailProviders.Tests.Bulk;

/// <summary>Whoever leaves the loop of the results sends no further mail.</summary>
public sealed class LeavingTheLoopTests
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task F9_no_mail_that_was_read_is_sent_after_the_loop_was_left()
    {
        // Whether the reader has come to a third mail by then is chance: a run in which it has not proves nothing.
        var notSent = 0;
        for (var run = 0; notSent == 0 && run < 100; run++)
            notSent = await new LeavingTheLoopTests().LeaveBehindAsync();

        notSent.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task F9_a_batch_that_is_refused_after_the_loop_was_left_is_not_taken_apart()
    {
        var counts = new Counts();
        await using var harness = BulkHarness.Brevo(
            call =>
            {
                if (!call.Body.Contains("reader10@", StringComparison.Ordinal))
                    return BulkHarness.BrevoAnswer(call);
                _begun.TrySetResult();
                _left.Task.Wait(TimeSpan.FromSeconds(60)).ShouldBeTrue();
                return StubHttpMessageHandler.Json(400, """{"code":"invalid_parameter","message":"email is not valid in to"}""");
            },
            brevo => brevo.MaxBatchSize = 10);
        await LeaveAsync(harness.Sender, counts);

        harness.Bodies.Select(body => BulkHarness.VersionsOf(body).Count).ShouldBe([10, 10]);
        counts.Last.Accepted.ShouldBe(10);
        counts.Last.NotSent.ShouldBe(counts.Last.Total - 10);
    }

    /// <summary>How many mails were read and not sent, of a run that is left while its second mail is on its way.</summary>
    private async Task<int> LeaveBehindAsync()
    {
        var counts = new Counts();
        var sender = new ScriptedSender(async (number, _) =>
        {
            if (number == 1)
            {
                _begun.SetResult();
                await _left.Task;
            }
        });
        await LeaveAsync(sender, counts);

        sender.Seen.ShouldBe([0, 1]);
        counts.Last.Accepted.ShouldBe(2);
        counts.Last.NotSent.ShouldBe(counts.Last.Total - 2);
        return counts.Last.NotSent;
    }

    /// <summary>Takes one result, and leaves while a call is on its way, which ends once the loop is being left.</summary>
    private async Task LeaveAsync(IEmailSender sender, Counts counts)
    {
        await foreach (var _ in sender.SendManyAsync(Source(), new SendManyOptions { MaxConcurrency = 1 }, counts, Cancel))
        {
            await _begun.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
            break;
        }
    }

    private async IAsyncEnumerable<SendEmailRequest> Source([EnumeratorCancellation] CancellationToken stop = default)
    {
        await using var registration = stop.Register(_left.SetResult);
        for (var number = 0; number < 1000; number++)
            yield return Numbered.Mail(number);
    }

    private sealed class Counts : IProgress<SendManyProgress>
    {
        public SendManyProgress Last { get; private set; }

        public void Report(SendManyProgress value) => Last = value;
    }
}
