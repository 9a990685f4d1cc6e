using System.Text.Json.Nodes;
using EmailProviders.MailerLogic;
using EmailProviders.Tests.Conformance;

namespace EmailProviders.Tests.Bulk;

/// <summary>MailerLogic's batch: what a call looks like, and what its answer proves of each mail.</summary>
public sealed class MailerLogicBatchTests
{
    private static readonly SendEmailRequest[] Three = [Mail("a"), Mail("b"), Mail("c")];

    /// <summary>Answers, and what becomes of three mails; R is one that is asked for alone.</summary>
    public static TheoryData<string, string> Answers() => new()
    {
        // Counts alone prove all or nothing.
        { """{"total":3,"queued":3,"failed":0}""", "AAA" },
        { """{"queued":3}""", "AAA" },
        { """{"total":3,"queued":0,"failed":3}""", "RRR" },
        { """{"total":3,"queued":2,"failed":1}""", "UUU" },
        // A list by recipient; one by place proves nothing, as its order is not documented.
        { """{"total":3,"queued":2,"failed":1,"results":[{"to":"a@x.example","email_id":"1"},{"to":"b@x.example","error":"bad"},{"to":"c@x.example","email_id":"3"}]}""", "ARA" },
        { """{"total":3,"queued":2,"results":[{"status":"queued"},{"status":"failed"},{"status":"queued"}]}""", "UUU" },
        // A list by recipient; who is not in it is of the other sort once its sort is complete.
        { """{"total":3,"queued":2,"failed":1,"results":[{"to":"C@x.example","error":"bad"}]}""", "AAR" },
        { """{"total":3,"queued":1,"failed":2,"results":[{"to":"b@x.example","email_id":"2"}]}""", "RAR" },
        { """{"total":3,"queued":1,"failed":2,"results":[{"to":"b@x.example","error":"bad"}]}""", "URU" },
        { """{"total":3,"queued":2,"failed":1,"results":[{"to":"c@x.example","email_id":"3"},{"to":"b@x.example","email_id":"2"},{"to":"a@x.example","error":"bad"}]}""", "RAA" },
        // What contradicts itself proves nothing.
        { """{"total":4,"queued":3}""", "UUU" },
        { """{"total":3,"queued":2,"failed":0}""", "UUU" },
        { """{"total":3,"queued":1,"results":[{"to":"a@x.example","email_id":"1"},{"to":"b@x.example","email_id":"2"},{"to":"c@x.example","error":"bad"}]}""", "UUU" },
        { """{"total":3,"queued":2,"results":[{"to":"a@x.example","error":"bad"},{"to":"b@x.example","error":"bad"}]}""", "UUU" },
        { """{"total":3,"queued":2,"results":[{"to":"a@x.example","status":"queued","error":"bad"},{"to":"b@x.example"},7]}""", "UUU" },
        { """{"total":3,"queued":-1}""", "UUU" },
        { """{"total":3,"queued":"3"}""", "UUU" },
        { """{"total":3}""", "UUU" },
        { "{}", "UUU" },
        { "[]", "UUU" },
        { "", "UUU" },
        { "<html>", "UUU" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_settles_what_it_proves_and_leaves_the_rest_unknown(string answer, string means)
    {
        await using var harness = BulkHarness.MailerLogic(call => IsBatch(call)
            ? StubHttpMessageHandler.Json(200, answer)
            : StubHttpMessageHandler.Json(400, """{"error":"validation","message":"to is not valid"}"""));
        var results = await harness.SendAsync(Three);

        string.Concat(results.Select(result => result.Outcome.ToString()[0])).ShouldBe(means);
        harness.Wire.Calls.Count(call => !IsBatch(call)).ShouldBe(means.Count(outcome => outcome == 'R'));
        results.Where(result => result.Outcome == SendOutcome.Rejected).ShouldAllBe(result => result.Error!.ProviderCode == "validation"
            && result.Error.Attempts.Select(attempt => attempt.Outcome).SequenceEqual(new[] { SendOutcome.Rejected, SendOutcome.Rejected }));
        results.Where(result => result.Outcome == SendOutcome.Unknown).ShouldAllBe(result =>
            result.Error!.Kind == EmailErrorKind.UnexpectedResponse && result.Error.Attempts.Single().Outcome == SendOutcome.Unknown);
    }

    [Fact]
    public async Task Two_mails_to_one_recipient_are_told_apart_by_place_only()
    {
        const string NoPlaces = """{"total":2,"queued":1,"failed":1,"results":[{"to":"a@x.example","email_id":"1"}]}""";
        await using var harness = BulkHarness.MailerLogic(_ => StubHttpMessageHandler.Json(200, NoPlaces));
        (await harness.SendAsync([Mail("a"), Mail("a")])).ShouldAllBe(result => result.Outcome == SendOutcome.Unknown);
    }

    [Fact]
    public async Task A_call_holds_its_mails_as_they_would_go_alone()
    {
        await using var harness = BulkHarness.MailerLogic(call => StubHttpMessageHandler.Json(200, IsBatch(call) ? """{"total":2,"queued":2}""" : "{}"));
        var everything = Mails.Everything(MailerLogicDefaults.Descriptor) with { IdempotencyKey = null, Attachments = [] };
        SendEmailRequest[] mails = [everything, Mail("b")];
        await harness.SendAsync(mails);
        foreach (var mail in mails)
            await harness.Sender.SendAsync(mail, TestContext.Current.CancellationToken);

        harness.Wire.Calls[0].Address.AbsolutePath.ShouldBe("/api/v1/batch");
        var emails = harness.Bodies[0]["emails"]!.AsArray();
        emails.Select(email => email!.ToJsonString()).ShouldBe(harness.Bodies.Skip(1).Select(body => body.ToJsonString()));
        harness.Bodies[0].AsObject().Select(member => member.Key).ShouldBe(["emails"]);
    }

    [Fact]
    public async Task Five_hundred_go_in_a_call_and_ids_are_matched_by_the_list_under_its_configured_name()
    {
        await using var harness = BulkHarness.MailerLogic(Answer("emails"), mailerLogic => mailerLogic.BatchResultsName = "emails");
        var results = await harness.SendAsync(Enumerable.Range(0, 1001).Select(number => Mail("r" + number)));

        harness.Wire.Calls.Count.ShouldBe(3);
        results.Index().ShouldAllBe(item => item.Item.Result!.MessageId == $"id-r{item.Index}@x.example" || item.Index == 1000);
        results[0].Result!.Receipts[0].OtherIds["message_id"].ShouldBe("<r0@x.example>");
    }

    [Fact]
    public async Task A_mail_with_an_attachment_or_several_recipients_goes_alone()
    {
        await using var harness = BulkHarness.MailerLogic(
            call => StubHttpMessageHandler.Json(200, IsBatch(call) ? """{"total":2,"queued":2}""" : "{}"), mailerLogic => mailerLogic.SplitRecipients = true);
        var results = await harness.SendAsync(
        [
            Mail("a"), Mail("b") with { Attachments = [EmailAttachment.FromBytes(new byte[3], "a.txt")] }, Mail("c") with { To = ["c@x.example", "d@x.example"] }, Mail("e"),
        ]);

        results.ShouldAllBe(result => result.IsAccepted);
        harness.Wire.Calls.Count(IsBatch).ShouldBe(1);
        harness.Wire.Calls.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Where_there_is_no_batch_call_the_mails_go_alone()
    {
        await using var harness = BulkHarness.MailerLogic(call => IsBatch(call) ? StubHttpMessageHandler.Json(404, "") : StubHttpMessageHandler.Json(200, "{}"));
        (await harness.SendAsync(Three)).Select(result => result.Error?.Description ?? "").Distinct().ShouldBe([""]);
        harness.Wire.Calls.Count.ShouldBe(4);
    }

    private static bool IsBatch(RecordedCall call) => call.Address.AbsolutePath == "/api/v1/batch";

    private static SendEmailRequest Mail(string recipient) => new()
    {
        From = "shop@example.com",
        To = [recipient + "@x.example"],
        Subject = "News for " + recipient,
        TextBody = "Hello",
    };

    private static Func<RecordedCall, HttpResponseMessage> Answer(string list) => call =>
    {
        var emails = JsonNode.Parse(call.Body)!["emails"]?.AsArray();
        return StubHttpMessageHandler.Json(200, emails is null ? "{}" : new JsonObject
        {
            ["total"] = emails.Count,
            ["queued"] = emails.Count,
            ["failed"] = 0,
            [list] = new JsonArray([.. emails.Select(email => new JsonObject
            {
                ["to"] = (string)email!["to"]!,
                ["status"] = "queued",
                ["email_id"] = "id-" + (string)email["to"]!,
                ["message_id"] = $"<{(string)email["to"]!}>",
            })]),
        }.ToJsonString());
    };
}
