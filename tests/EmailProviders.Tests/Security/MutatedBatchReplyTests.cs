using System.Text;
using System.Text.Json.Nodes;
using EmailProviders.Tests.Bulk;
using EmailProviders.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Tests.Security;

/// <summary>Spoiled answers to batches: each mail has one typed outcome, an id is one that the answer holds, and a mail that may have been taken goes no second time.</summary>
public sealed class MutatedBatchReplyTests
{
    private const int Replies = 5_000;

    private static readonly SendEmailRequest[] Three = [Mail("a"), Mail("b"), Mail("c")];

    private static readonly SendManyOptions AtOnce = new() { MaxBatchDelay = TimeSpan.Zero };

    [Fact]
    public async Task S18_no_answer_to_a_batch_of_Brevo_throws_or_sends_twice() => await Run(
        "brevo",
        email => email.AddBrevo(brevo => brevo.ApiKey = "key"),
        body => BulkHarness.VersionsOf(body).Count > 1,
        ["""{"messageIds":["<a@id>","<b@id>","<c@id>"]}""", """{"messageId":"<a@id>"}""", """{"messageIds":["<a@id>",null,7]}""", """{"code":"invalid_parameter","message":"bad"}"""],
        isAcceptedWhole: true);

    [Fact]
    public async Task S18_no_answer_to_a_batch_of_MailerLogic_throws_or_sends_twice() => await Run(
        "mailerlogic",
        email => email.AddMailerLogic(mailerLogic => mailerLogic.ApiKey = "key"),
        body => body["emails"] is not null,
        [
            .. MailerLogicBatchTests.Answers().Select(answer => answer.Data.Item1).Where(answer => answer.Length > 0),
            """{"total":3,"queued":3,"failed":0,"results":[{"to":"a@x.example","email_id":"<a@id>"},{"to":"b@x.example","message_id":"<b@id>"},{"to":"c@x.example","status":"queued"}]}""",
            """{"error":"validation","message":"bad","reason":"worse"}""",
        ],
        isAcceptedWhole: false);

    private static async Task Run(
        string provider, Action<EmailProvidersBuilder> configure, Func<JsonNode, bool> isBatch, string[] golden, bool isAcceptedWhole)
    {
        var mutator = new ReplyMutator(seed: 20_261_126, [.. golden.Select(Encoding.UTF8.GetBytes)]);
        var clock = new ManualClock();
        var replies = new List<(int Status, byte[] Body)>();
        var alone = new List<string>();
        var keys = new List<string?>();
        var outcomes = new HashSet<SendOutcome>();
        await using var harness = new BulkHarness(configure, provider, call =>
        {
            var body = JsonNode.Parse(call.Body)!;
            if (!isBatch(body))
            {
                alone.Add((string)body["subject"]!);
                return StubHttpMessageHandler.Json(400, """{"code":"invalid_parameter"}""");
            }

            keys.Add((string?)body["headers"]?["idempotencyKey"]);
            replies.Add(mutator.Next());
            return new HttpResponseMessage((System.Net.HttpStatusCode)replies[^1].Status) { Content = new ByteArrayContent(replies[^1].Body) };
        }, clock);

        for (var count = 0; count < Replies; count++)
        {
            replies.Clear();
            alone.Clear();
            keys.Clear();
            var results = await harness.SendAsync(Three, AtOnce);
            clock.Advance(TimeSpan.FromDays(1));

            var told = string.Join(", ", replies.Select(reply => $"{reply.Status} {Convert.ToHexString(reply.Body)}"));
            results.Count.ShouldBe(3, told);
            foreach (var (index, result) in results.Index())
            {
                outcomes.Add(result.Outcome);
                Enum.IsDefined(result.Error?.Kind ?? 0).ShouldBeTrue(told);
                var attempts = result.Result?.Attempts ?? result.Error!.Attempts;
                // It goes again in the same batch under the same key only, and alone only once it is known not to have been taken.
                if (attempts.SkipLast(1).Any(attempt => attempt.Outcome == SendOutcome.Unknown))
                    alone.ShouldNotContain(Three[index].Subject!, told);
                result.Result?.Receipts.ShouldHaveSingleItem().Recipients.ShouldBe(Three[index].To, told);
            }

            // Another key is another mail to the provider: only where the call before was refused, and the batch is divided.
            keys.Zip(keys.Skip(1)).Index().Where(pair => pair.Item.First != pair.Item.Second).ShouldAllBe(pair => IsRefusal(replies[pair.Index]), told);
            alone.Count.ShouldBeLessThanOrEqualTo(3, told);
            if (replies[^1].Status is < 200 or >= 300)
                continue;
            if (isAcceptedWhole)
                results.Index().Where(result => !alone.Contains(Three[result.Index].Subject!)).ShouldAllBe(result => result.Item.IsAccepted, told);
            alone.Count.ShouldBe(results.Count(result => result.Outcome == SendOutcome.Rejected), told);
        }

        outcomes.Count.ShouldBe(4);
    }

    // By its status, or by a code that is documented as one.
    private static bool IsRefusal((int Status, byte[] Body) reply) =>
        reply.Status is >= 300 and < 500 || Encoding.UTF8.GetString(reply.Body).Contains("\"invalid_parameter\"", StringComparison.Ordinal);

    private static SendEmailRequest Mail(string name) => Mails.Minimal with { To = [name + "@x.example"], Subject = "For " + name, IdempotencyKey = null };
}
