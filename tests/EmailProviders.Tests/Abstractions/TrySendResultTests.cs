namespace EmailProviders.Tests.Abstractions;

public sealed class TrySendResultTests
{
    private static readonly EmailError Error = new() { Kind = EmailErrorKind.Network, Outcome = SendOutcome.Unknown, Description = "It broke." };

    [Fact]
    public void It_holds_a_result_or_an_error()
    {
        var result = new SendEmailResult { Provider = "brevo", Receipts = [] };
        var accepted = new TrySendResult(result);
        (accepted.IsAccepted, accepted.Outcome, accepted.Error).ShouldBe((true, SendOutcome.Accepted, null));
        accepted.Result.ShouldBeSameAs(result);
        result.MessageId.ShouldBeNull();

        var failed = new TrySendResult(Error);
        (failed.IsAccepted, failed.Outcome, failed.Result).ShouldBe((false, SendOutcome.Unknown, null));
        failed.Error.ShouldBeSameAs(Error);
    }

    [Fact]
    public void The_result_of_a_mail_of_a_batch_is_made_once_by_its_place()
    {
        var asked = new List<int>();
        var batch = new BatchAnswer
        {
            Provider = "brevo",
            ItemAt = index =>
            {
                asked.Add(index);
                return new BatchItem(SendOutcome.Accepted, $"id-{index}");
            },
            Mails = [new(["a@example.com"], []), new(["b@example.com", "c@example.com"], [new DroppedField("Tags", "too many")])],
            Open = Error,
            MayBeDuplicate = true,
            IdempotencyKey = "key",
        };
        var sent = new TrySendResult(batch, 1);
        (sent.IsAccepted, sent.Outcome).ShouldBe((true, SendOutcome.Accepted));
        asked.ShouldBeEmpty();

        var result = sent.Result.ShouldNotBeNull();
        (result.Provider, result.MessageId, result.MayBeDuplicate, result.IdempotencyKey).ShouldBe(("brevo", "id-1", true, "key"));
        result.Receipts.ShouldHaveSingleItem().Recipients.Select(recipient => recipient.Address).ShouldBe(["b@example.com", "c@example.com"]);
        result.Dropped.ShouldHaveSingleItem().Field.ShouldBe("Tags");
        sent.Result.ShouldBeSameAs(result);
        asked.ShouldBe([1]);
    }

    [Fact]
    public void Recipients_may_have_a_copy_where_it_was_accepted_or_nobody_knows()
    {
        SendOutcome[] outcomes = [.. Enum.GetValues<SendOutcome>().Where(outcome => new RecipientOutcome { Recipients = [], Outcome = outcome }.MayHaveCopy)];
        outcomes.ShouldBe([SendOutcome.Accepted, SendOutcome.Unknown], ignoreOrder: true);
    }
}
