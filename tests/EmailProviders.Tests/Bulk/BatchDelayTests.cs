using System.Threading.Channels;

namespace EmailProviders.Tests.Bulk;

/// <summary>How long mails wait for others to share a call with, by the clock of the application's services.</summary>
public sealed class BatchDelayTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(3);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mails_wait_for_company_while_the_source_has_none_but_no_longer_than_they_may()
    {
        var clock = new TimerClock();
        await using var harness = BulkHarness.Brevo(clock: clock);
        var source = Channel.CreateUnbounded<SendEmailRequest>();
        source.Writer.TryWrite(Numbered.Mail(0));
        source.Writer.TryWrite(Numbered.Mail(1));
        using var asked = new SemaphoreSlim(0);
        async IAsyncEnumerable<SendEmailRequest> Source()
        {
            await foreach (var mail in source.Reader.ReadAllAsync(Cancel))
            {
                yield return mail;
                asked.Release();
            }
        }

        await using var results = harness.Sender
            .SendManyAsync(Source(), new SendManyOptions { MaxBatchDelay = Delay }, cancellationToken: Cancel).GetAsyncEnumerator(Cancel);
        var first = results.MoveNextAsync();
        await clock.WaitForTimerAsync(Delay);
        harness.Wire.Calls.ShouldBeEmpty();

        // A third mail comes in time; the wait that began with the first one goes on.
        clock.Advance(TimeSpan.FromSeconds(1));
        source.Writer.TryWrite(Numbered.Mail(2));
        for (var read = 0; read < 3; read++)
            (await asked.WaitAsync(TimeSpan.FromSeconds(20), Cancel)).ShouldBeTrue();
        await clock.WaitForTimerAsync(TimeSpan.FromSeconds(2));
        harness.Wire.Calls.ShouldBeEmpty();

        clock.Advance(TimeSpan.FromSeconds(2));
        (await first).ShouldBeTrue();
        BulkHarness.VersionsOf(harness.Bodies.ShouldHaveSingleItem()).Count.ShouldBe(3);

        // A mail that nobody joins does not wait for ever; the end of the source ends every wait.
        source.Writer.TryWrite(Numbered.Mail(3));
        await clock.WaitForTimerAsync(Delay);
        source.Writer.Complete();
        for (var more = 0; more < 3; more++)
            (await results.MoveNextAsync()).ShouldBeTrue();
        (await results.MoveNextAsync()).ShouldBeFalse();
        harness.Wire.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Without_a_delay_nothing_waits_while_the_source_has_none()
    {
        await using var harness = BulkHarness.Brevo(clock: new TimerClock());
        var source = Channel.CreateUnbounded<SendEmailRequest>();
        source.Writer.TryWrite(Numbered.Mail(0));
        await using var results = harness.Sender
            .SendManyAsync(source.Reader.ReadAllAsync(Cancel), new SendManyOptions { MaxBatchDelay = TimeSpan.Zero }, cancellationToken: Cancel).GetAsyncEnumerator(Cancel);

        (await results.MoveNextAsync()).ShouldBeTrue();
        harness.Wire.Calls.Count.ShouldBe(1);
        source.Writer.Complete();
        (await results.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_caller_who_is_slow_to_take_results_does_not_make_batches_small()
    {
        var clock = new TimerClock();
        await using var harness = BulkHarness.Brevo(configure: brevo => brevo.MaxBatchSize = 10, clock: clock);
        var taken = 0;
        await foreach (var _ in harness.Sender.SendManyAsync(
            Numbered.Mails(100), new SendManyOptions { MaxReadAhead = 20, MaxBatchDelay = Delay }, cancellationToken: Cancel))
        {
            taken++;
            clock.Advance(2 * Delay);
        }

        // Ten are enough; the clock may happen to go on while a mail is being read.
        taken.ShouldBe(100);
        harness.Wire.Calls.Count.ShouldBeInRange(10, 14);
    }
}
