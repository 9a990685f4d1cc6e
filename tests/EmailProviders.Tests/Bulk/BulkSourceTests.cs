using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Tests.Bulk;

/// <summary>Sources that throw, block, or cannot be closed: every mail that was read has its result, the run ends, and its caller is told.</summary>
public sealed class BulkSourceTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GetAsyncEnumerator", 0)]
    [InlineData("MoveNextAsync", 2)]
    [InlineData("MoveNextAsync, later", 2)]
    [InlineData("Current", 2)]
    [InlineData("DisposeAsync", 2)]
    public async Task Wherever_a_source_throws_its_mails_have_their_results_and_then_it_is_told(string where, int mails)
    {
        await using var harness = BulkHarness.Brevo();
        foreach (var sender in new[] { harness.Sender, new ScriptedSender() })
        {
            var results = new List<TrySendResult>();
            var thrown = await Should.ThrowAsync<InvalidDataException>(() => CollectAsync(results, sender.SendManyAsync(Sources.ThatThrows(where), cancellationToken: Cancel)));

            thrown.Message.ShouldBe(where);
            results.Count.ShouldBe(mails);
            results.ShouldAllBe(result => result.IsAccepted);
        }
    }

    [Fact]
    public async Task A_source_without_an_enumerator_ends_the_run() =>
        await Should.ThrowAsync<NullReferenceException>(() => CollectAsync([], new ScriptedSender().SendManyAsync(Sources.ThatThrows("null"), cancellationToken: Cancel)));

    [Fact]
    public async Task A_source_that_cannot_be_closed_is_told_after_all_results()
    {
        var results = new List<TrySendResult>();
        var thrown = await Should.ThrowAsync<IOException>(() => CollectAsync(results, new ScriptedSender().SendManyAsync(Sources.ThatCannotBeClosed(3), cancellationToken: Cancel)));

        thrown.Message.ShouldBe("not closed");
        results.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_source_that_cannot_be_closed_is_told_to_whoever_leaves_the_loop() => await Should.ThrowAsync<IOException>(async () =>
    {
        await foreach (var _ in new ScriptedSender().SendManyAsync(Sources.ThatCannotBeClosed(100), new SendManyOptions { MaxReadAhead = 5 }, cancellationToken: Cancel))
            break;
    });

    [Fact]
    public async Task A_source_that_cannot_be_closed_is_told_with_a_cancellation()
    {
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var sender = new ScriptedSender((number, _) => number == 3 ? cancelling.CancelAsync() : Task.CompletedTask);
        // Shouldly makes a new exception for a task that was cancelled.
        var thrown = (await Record.ExceptionAsync(() => CollectAsync(
            [], sender.SendManyAsync(Sources.ThatCannotBeClosed(100), new SendManyOptions { MaxReadAhead = 5 }, cancellationToken: cancelling.Token))))
            .ShouldBeOfType<OperationCanceledException>();

        thrown.CancellationToken.ShouldBe(cancelling.Token);
        thrown.InnerException.ShouldBeOfType<IOException>();
    }

    [Fact]
    public async Task A_source_that_blocks_its_reader_does_not_keep_the_mails_before_from_being_sent()
    {
        var clock = new TimerClock();
        await using var harness = BulkHarness.Brevo(clock: clock);
        await using var results = harness.Sender
            .SendManyAsync(Sources.ThatBlocks(2, _asked, _release.Task, _closed), new SendManyOptions { MaxBatchDelay = Long }, cancellationToken: Cancel)
            .GetAsyncEnumerator(Cancel);
        var first = results.MoveNextAsync();
        await _asked.Task.WaitAsync(Long, Cancel);
        harness.Wire.Calls.ShouldBeEmpty();
        clock.Advance(Long);

        (await first.AsTask().WaitAsync(Long, Cancel)).ShouldBeTrue();
        (await results.MoveNextAsync().AsTask().WaitAsync(Long, Cancel)).ShouldBeTrue();
        BulkHarness.VersionsOf(harness.Bodies.ShouldHaveSingleItem()).Count.ShouldBe(2);
        _release.SetResult();
        (await results.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_source_that_blocks_its_reader_lets_the_run_without_a_delay_go_on()
    {
        await using var harness = BulkHarness.Brevo();
        await using var results = harness.Sender
            .SendManyAsync(Sources.ThatBlocks(2, _asked, _release.Task, _closed), new SendManyOptions { MaxBatchDelay = TimeSpan.Zero }, cancellationToken: Cancel)
            .GetAsyncEnumerator(Cancel);

        for (var mail = 0; mail < 2; mail++)
            (await results.MoveNextAsync().AsTask().WaitAsync(Long, Cancel)).ShouldBeTrue();
        _release.SetResult();
        (await results.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Leaving_the_loop_leaves_a_source_behind_that_blocks_its_reader()
    {
        await foreach (var _ in new ScriptedSender().SendManyAsync(Sources.ThatBlocks(2, _asked, _release.Task, _closed), cancellationToken: Cancel))
        {
            await _asked.Task.WaitAsync(Long, Cancel);
            break;
        }

        _closed.Task.IsCompleted.ShouldBeFalse();
        _release.SetResult();
        await _closed.Task.WaitAsync(Long, Cancel);
    }

    [Fact]
    public async Task D12_cancelling_ends_a_run_whose_source_blocks_its_reader_with_all_results()
    {
        await using var harness = BulkHarness.Brevo(clock: new TimerClock());
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var results = new List<TrySendResult>();
        var run = CollectAsync(
            results, harness.Sender.SendManyAsync(Sources.ThatBlocks(3, _asked, _release.Task, _closed), cancellationToken: cancelling.Token));
        await _asked.Task.WaitAsync(Long, Cancel);
        await cancelling.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => run.WaitAsync(Long, Cancel));
        results.Select(result => (result.Error?.Kind, result.Outcome)).ShouldBe(Enumerable.Repeat(((EmailErrorKind?)EmailErrorKind.Cancelled, SendOutcome.NotSent), 3));
        harness.Wire.Calls.ShouldBeEmpty();
        _release.SetResult();
        await _closed.Task.WaitAsync(Long, Cancel);
    }

    [Fact]
    public async Task Mails_that_cannot_be_sorted_into_calls_go_alone()
    {
        var dice = new FailingRandom(failures: 1);
        await using var harness = new BulkHarness(Weighted, "brevo", BulkHarness.BrevoAnswer, configureServices: services => services.AddSingleton<Random>(dice));
        (await harness.SendAsync(Numbered.Mails(5))).ShouldAllBe(result => result.IsAccepted);

        harness.Wire.Calls.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Mails_that_cannot_be_sorted_at_all_have_an_error_each()
    {
        await using var harness = new BulkHarness(
            Weighted, "brevo", BulkHarness.BrevoAnswer, configureServices: services => services.AddSingleton<Random>(new FailingRandom(failures: int.MaxValue)));
        (await harness.SendAsync([.. Numbered.Mails(5), null!])).Select(result => result.Error!.Kind)
            .ShouldBe([.. Enumerable.Repeat(EmailErrorKind.ProviderFault, 5), EmailErrorKind.InvalidRequest]);

        harness.Wire.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_listener_throws_costs_no_mail_of_a_batch_its_result()
    {
        await using var harness = BulkHarness.Brevo(configure: brevo => brevo.MaxBatchSize = 4);
        var results = new List<TrySendResult>();
        await CollectAsync(results, harness.Sender.SendManyAsync([.. Numbered.Mails(10), null!], progress: new FailingListener(), cancellationToken: Cancel));

        results.Count(result => result.IsAccepted).ShouldBe(10);
        results.Count.ShouldBe(11);
    }

    private static void Weighted(EmailProvidersBuilder email) => email
        .AddBrevo("one", static brevo => brevo.ApiKey = "key-one").AddBrevo("two", static brevo => brevo.ApiKey = "key-two")
        .UseWeighted(("one", 1), ("two", 1));

    private static async Task CollectAsync(List<TrySendResult> results, IAsyncEnumerable<TrySendResult> run)
    {
        await foreach (var result in run)
            results.Add(result);
    }

    private sealed class FailingRandom(int failures) : Random
    {
        private int _failures = failures;

        public override double NextDouble() => Interlocked.Decrement(ref _failures) >= 0 ? throw new InvalidOperationException("no dice") : 0.3;
    }

    private sealed class FailingListener : IProgress<SendManyProgress>
    {
        public void Report(SendManyProgress value) => throw new OperationCanceledException("The listener's own fault.");
    }
}
