using EmailProviders.Tests.Conformance;

namespace EmailProviders.Tests.Bulk;

/// <summary>Many mails over any sender: order, bounds, and that one mail stops no other.</summary>
public sealed class SendManyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task F9_results_come_in_the_order_of_the_mails_whatever_the_order_of_their_ends()
    {
        var gates = Enumerable.Range(0, 8).Select(_ => new TaskCompletionSource()).ToArray();
        var sender = new ScriptedSender((number, _) =>
        {
            // Each mail lets the one before it end.
            if (number > 0)
                gates[number - 1].SetResult();
            return number == 7 ? Task.CompletedTask : gates[number].Task;
        });
        var results = await CollectAsync(sender.SendManyAsync(Numbered.Mails(8), cancellationToken: Cancel));

        results.Select(result => result.Result?.MessageId).ShouldBe(Numbered.Mails(8).Select(mail => mail.Subject));
    }

    [Fact]
    public async Task No_more_calls_are_made_at_once_than_may_be()
    {
        var sender = new ScriptedSender(async (_, _) => await Task.Yield());
        var results = await CollectAsync(sender.SendManyAsync(Numbered.Mails(300), new SendManyOptions { MaxConcurrency = 3 }, cancellationToken: Cancel));

        results.Count.ShouldBe(300);
        sender.MostAtOnce.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task Calls_of_a_sender_that_blocks_are_made_at_once_too()
    {
        using var both = new Barrier(2);
        var flow = new AsyncLocal<string> { Value = "the caller's" };
        var sender = new ScriptedSender((_, _) =>
        {
            flow.Value.ShouldBe("the caller's", "spans and log scopes hang on it");
            both.SignalAndWait(TimeSpan.FromSeconds(60), Cancel).ShouldBeTrue();
            return Task.CompletedTask;
        });
        var results = await CollectAsync(sender.SendManyAsync(Numbered.Mails(4), new SendManyOptions { MaxConcurrency = 2 }, cancellationToken: Cancel));

        results.Count.ShouldBe(4);
        results.ShouldAllBe(result => result.IsAccepted);
        sender.MostAtOnce.ShouldBe(2);
    }

    [Fact]
    public async Task F9_one_bad_mail_does_not_stop_the_rest()
    {
        var sender = new ScriptedSender((number, _) => number switch
        {
            1 => throw ScriptedSender.Failure(SendOutcome.Rejected),
            2 => throw ScriptedSender.Failure(SendOutcome.Unknown),
            3 => throw new InvalidDataException("reader3@example.net"),
            4 => Task.FromException(new OperationCanceledException()),
            _ => Task.CompletedTask,
        });
        SendEmailRequest[] mails = [.. Numbered.Mails(6), null!, Numbered.Mail(7)];
        var results = await CollectAsync(sender.SendManyAsync(mails, cancellationToken: Cancel));

        results.Select(result => result.Outcome).ShouldBe(
        [
            SendOutcome.Accepted, SendOutcome.Rejected, SendOutcome.Unknown, SendOutcome.Unknown, SendOutcome.Unknown, SendOutcome.Accepted,
            SendOutcome.NotSent, SendOutcome.Accepted,
        ]);
        results[3].Error!.Kind.ShouldBe(EmailErrorKind.ProviderFault);
        results[3].Error!.Description.ShouldNotContain("reader3");
        results[6].Error!.Kind.ShouldBe(EmailErrorKind.InvalidRequest);
    }

    [Fact]
    public async Task The_source_is_read_no_further_ahead_than_may_be()
    {
        var read = 0;
        IEnumerable<SendEmailRequest> Source()
        {
            for (var number = 0; number < 100; number++)
            {
                Interlocked.Increment(ref read);
                yield return Numbered.Mail(number);
            }
        }

        var taken = 0;
        var options = new SendManyOptions { MaxConcurrency = 2, MaxReadAhead = 5 };
        await foreach (var _ in new ScriptedSender().SendManyAsync(Source(), options, cancellationToken: Cancel))
            Volatile.Read(ref read).ShouldBeLessThanOrEqualTo(++taken + 5);
        taken.ShouldBe(100);
    }

    [Fact]
    public async Task A_source_that_throws_ends_the_run_after_the_results_of_what_it_gave()
    {
        static IEnumerable<SendEmailRequest> Source()
        {
            yield return Numbered.Mail(0);
            yield return Numbered.Mail(1);
            throw new InvalidDataException("The file ends here.");
        }

        var results = new List<TrySendResult>();
        var thrown = await Should.ThrowAsync<InvalidDataException>(async () =>
        {
            await foreach (var result in new ScriptedSender().SendManyAsync(Source(), cancellationToken: Cancel))
                results.Add(result);
        });
        thrown.Message.ShouldBe("The file ends here.");
        results.ShouldAllBe(result => result.IsAccepted);
        results.Count.ShouldBe(2);
    }

    [Fact]
    public async Task D12_cancelling_gives_every_mail_that_was_read_its_outcome_and_then_throws()
    {
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var sender = new ScriptedSender(async (number, stop) =>
        {
            if (number == 0)
                return;
            if (number == 2)
                await cancelling.CancelAsync();
            try
            {
                await Task.Delay(Timeout.Infinite, stop);
            }
            catch (OperationCanceledException exception)
            {
                exception.Data[EmailSendException.OutcomeKey] = number == 1 ? SendOutcome.NotSent : SendOutcome.Unknown;
                throw;
            }
        });
        var results = new List<TrySendResult>();
        var options = new SendManyOptions { MaxConcurrency = 2, MaxReadAhead = 4 };
        var thrown = await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var result in sender.SendManyAsync(Numbered.Mails(50), options, cancellationToken: cancelling.Token))
                results.Add(result);
        });

        thrown.CancellationToken.ShouldBe(cancelling.Token);
        results.Take(3).Select(result => result.Outcome).ShouldBe([SendOutcome.Accepted, SendOutcome.NotSent, SendOutcome.Unknown]);
        results.Skip(1).ShouldAllBe(result => result.Error!.Kind == EmailErrorKind.Cancelled);
        results.Skip(3).ShouldAllBe(result => result.Outcome == SendOutcome.NotSent);
        sender.Seen.Count.ShouldBe(3);
    }

    [Fact]
    public async Task D12_a_mail_that_is_refused_as_the_run_is_cancelled_is_not_said_to_have_been_taken_perhaps()
    {
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using var harness = BulkHarness.Brevo(_ =>
        {
            cancelling.Cancel();
            return StubHttpMessageHandler.Json(400, """{"code":"invalid_parameter","message":"no"}""");
        });
        var results = new List<TrySendResult>();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var result in harness.Sender.SendManyAsync(Numbered.Mails(1), cancellationToken: cancelling.Token))
                results.Add(result);
        });

        var error = results.ShouldHaveSingleItem().Error.ShouldNotBeNull();
        (error.Kind, error.Outcome, error.Attempts.ShouldHaveSingleItem().StatusCode).ShouldBe((EmailErrorKind.Cancelled, SendOutcome.Rejected, 400));
        error.Description.ShouldBe("The run was cancelled after a provider had refused the mail.");
    }

    [Fact]
    public async Task A_source_that_does_not_heed_the_cancellation_is_left_behind()
    {
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var release = new TaskCompletionSource();
        async IAsyncEnumerable<SendEmailRequest> Source()
        {
            yield return Numbered.Mail(0);
            await cancelling.CancelAsync();
            await release.Task;
        }

        await Should.ThrowAsync<OperationCanceledException>(() =>
            CollectAsync(new ScriptedSender().SendManyAsync(Source(), cancellationToken: cancelling.Token)));
        release.SetResult();
    }

    [Fact]
    public async Task Leaving_the_loop_ends_the_reading_and_waits_for_the_calls_on_their_way()
    {
        var ended = 0;
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var sender = new ScriptedSender(async (number, stop) =>
        {
            if (number == 1)
            {
                begun.SetResult();
                await second.Task.WaitAsync(stop);
            }

            Interlocked.Increment(ref ended);
        });
        await foreach (var _ in sender.SendManyAsync(Numbered.Mails(1000), new SendManyOptions { MaxConcurrency = 2, MaxReadAhead = 2 }, cancellationToken: Cancel))
        {
            await begun.Task;
            second.SetResult();
            break;
        }

        ended.ShouldBe(sender.Seen.Count);
        sender.Seen.Count.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task Progress_counts_every_outcome_once_and_its_faults_are_its_own()
    {
        var seen = new List<SendManyProgress>();
        var sender = new ScriptedSender((number, _) => (number % 4) switch
        {
            1 => throw ScriptedSender.Failure(SendOutcome.Rejected),
            2 => throw ScriptedSender.Failure(SendOutcome.Unknown),
            _ => Task.CompletedTask,
        });
        await CollectAsync(sender.SendManyAsync([.. Numbered.Mails(40), null!], progress: new Listener(progress =>
        {
            seen.Add(progress);
            throw new InvalidOperationException("The listener's own fault.");
        }), cancellationToken: Cancel));

        seen.Select(progress => progress.Total).ShouldBe(Enumerable.Range(1, 41));
        seen[^1].ShouldBe(new SendManyProgress(Accepted: 20, Rejected: 10, NotSent: 1, Unknown: 10));
    }

    [Fact]
    public async Task Both_tokens_of_an_enumeration_stop_it()
    {
        using var cancelling = new CancellationTokenSource();
        await cancelling.CancelAsync();
        var run = new ScriptedSender().SendManyAsync(Numbered.Mails(3).ToAsyncEnumerable(), cancellationToken: Cancel);
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in run.WithCancellation(cancelling.Token))
            {
            }
        });
    }

    [Fact]
    public async Task No_mails_are_no_results() =>
        (await CollectAsync(new ScriptedSender().SendManyAsync(Array.Empty<SendEmailRequest>(), cancellationToken: Cancel))).ShouldBeEmpty();

    [Fact]
    public void Bounds_that_make_no_sense_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new SendManyOptions { MaxConcurrency = 0 });
        Should.Throw<ArgumentOutOfRangeException>(() => new SendManyOptions { MaxReadAhead = 0 });
        Should.Throw<ArgumentOutOfRangeException>(() => new SendManyOptions { MaxBatchDelay = TimeSpan.FromSeconds(-1) });
    }

    internal static async Task<List<TrySendResult>> CollectAsync(IAsyncEnumerable<TrySendResult> run)
    {
        var results = new List<TrySendResult>();
        await foreach (var result in run)
            results.Add(result);
        return results;
    }

    private sealed class Listener(Action<SendManyProgress> report) : IProgress<SendManyProgress>
    {
        public void Report(SendManyProgress value) => report(value);
    }
}
