using EmailProviders.Pipeline;
using EmailProviders.Tests.Conformance;

namespace EmailProviders.Tests.Pipeline;

/// <summary>F7: one call for each To, Cc and Bcc exactly once.</summary>
public sealed class SplitRecipientsTests
{
    private static readonly SendEmailRequest Mail = Mails.Minimal with
    {
        To = ["a@example.com", "b@example.com", "c@example.com"],
        Cc = ["cc@example.com"],
        Bcc = ["bcc@example.com"],
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_recipient_gets_one_call_and_copies_go_with_the_first()
    {
        var inner = new ScriptedSender();
        var result = await SendAsync(inner, isOn: true);

        inner.Sent.Select(mail => mail.To[0].Address).ShouldBe(["a@example.com", "b@example.com", "c@example.com"]);
        inner.Sent.Select(mail => mail.Cc.Count + mail.Bcc.Count).ShouldBe([2, 0, 0]);
        result.Receipts.Select(receipt => receipt.MessageId).ShouldBe(["1", "2", "3"]);
        result.Attempts.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Switched_off_the_mail_goes_on_as_it_is()
    {
        var inner = new ScriptedSender();
        await SendAsync(inner, isOn: false);
        inner.Sent.ShouldHaveSingleItem().ShouldBeSameAs(Mail);
    }

    [Fact]
    public async Task Copies_wait_for_a_part_that_is_taken()
    {
        var inner = new ScriptedSender(Error(EmailErrorKind.RecipientRefused, SendOutcome.Rejected));
        var error = (await Should.ThrowAsync<EmailSendException>(() => SendAsync(inner, isOn: true))).Error;

        inner.Sent.Select(mail => mail.Cc.Count + mail.Bcc.Count).ShouldBe([2, 2, 0]);
        error.Kind.ShouldBe(EmailErrorKind.RecipientRefused);
        error.Recipients.Select(part => part.Outcome).ShouldBe([SendOutcome.Rejected, SendOutcome.Accepted, SendOutcome.Accepted]);
        error.Recipients.SelectMany(part => part.Recipients).Count().ShouldBe(5);
    }

    [Fact]
    public async Task An_unknown_part_ends_it_and_the_copies_are_not_sent_again()
    {
        var inner = new ScriptedSender(Error(EmailErrorKind.Timeout, SendOutcome.Unknown));
        var error = (await Should.ThrowAsync<EmailSendException>(() => SendAsync(inner, isOn: true))).Error;

        inner.Sent.Count.ShouldBe(1);
        error.Outcome.ShouldBe(SendOutcome.Unknown);
        error.Recipients.Select(part => (part.Outcome, part.Recipients.Count)).ShouldBe([(SendOutcome.Unknown, 3), (SendOutcome.NotSent, 2)]);
    }

    [Fact]
    public async Task A_fault_of_the_provider_ends_it()
    {
        var inner = new ScriptedSender(null, Error(EmailErrorKind.RateLimited, SendOutcome.Rejected));
        var error = (await Should.ThrowAsync<EmailSendException>(() => SendAsync(inner, isOn: true))).Error;

        inner.Sent.Count.ShouldBe(2);
        error.Recipients.Select(part => (part.Outcome, part.Recipients.Count)).ShouldBe(
            [(SendOutcome.Accepted, 3), (SendOutcome.Rejected, 1), (SendOutcome.NotSent, 1)]);
        error.Recipients[0].MessageId.ShouldBe("1");
    }

    private static EmailError Error(EmailErrorKind kind, SendOutcome outcome) => new() { Kind = kind, Outcome = outcome, Description = "scripted." };

    private static Task<SendEmailResult> SendAsync(ScriptedSender inner, bool isOn) =>
        new SplitRecipientsEmailSender(new CustomProvider(inner), () => isOn).SendAsync(Mail, new RoutedSend(Mail, new AttemptObserver([])), Cancel).AsTask();

    private sealed class ScriptedSender(params EmailError?[] script) : IEmailSender
    {
        public List<SendEmailRequest> Sent { get; } = [];

        public Task<SendEmailResult> SendAsync(SendEmailRequest request, CancellationToken cancellationToken = default)
        {
            Sent.Add(request);
            return Sent.Count <= script.Length && script[Sent.Count - 1] is { } error
                ? throw new EmailSendException(error)
                : Task.FromResult(new SendEmailResult
                {
                    Provider = "scripted",
                    Receipts = [new EmailReceipt { Recipients = request.To, MessageId = $"{Sent.Count}" }],
                    Attempts = [new SendEmailAttempt { Provider = "scripted", Outcome = SendOutcome.Accepted }],
                });
        }
    }
}
