using System.Text.Json;
using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests.MailerLogic;

public sealed class MailerLogicBatchTests : SandboxTests
{
    private const string Path = "/api/v1/batch";

    public static TheoryData<string, string> Faults => new()
    {
        { "{}", "emails is required" },
        { """{ "emails": {} }""", "emails must be an array" },
        { """{ "emails": [] }""", "emails must not be empty" },
        { """{ "emails": [{ "to": "user@example.com", "subject": "Hello" }], "customer_id": "1" }""", "customer_id is not a known parameter" },
        { $$"""{ "emails": [{{string.Join(',', Enumerable.Repeat("{}", 501))}}] }""", "emails must not have more than 500 items" },
    };

    [Fact]
    public async Task Different_mails_are_taken_in_one_call()
    {
        var reply = await PostAsync(Path, """
            { "emails": [
              { "to": "ada@example.com", "subject": "Hello Ada", "text": "One" },
              { "to": "ben@example.com", "subject": "Hello Ben", "html": "<p>Two</p>", "tag": "welcome", "cc": ["eve@example.com"] }
            ] }
            """, ("X-API-Key", Key));

        reply.Status.ShouldBe(200);
        using var answer = JsonDocument.Parse(reply.Text);
        Counts(answer).ShouldBe((2, 2, 0));
        var results = answer.RootElement.GetProperty("results").EnumerateArray().ToArray();
        results.Select(result => result.GetProperty("to").GetString()).ShouldBe(["ada@example.com", "ben@example.com"]);
        results.Select(result => result.GetProperty("message_id").GetString()).ShouldBe(Sandbox.Mails.Select(mail => mail.MessageId));
        Sandbox.Mails[1].Cc.ShouldBe(["eve@example.com"]);
    }

    [Fact]
    public async Task A_mail_that_is_refused_stops_no_other()
    {
        var reply = await PostAsync(Path, """
            { "emails": [
              { "to": "ada@example.com", "subject": "Hello" }, { "to": "nobody", "subject": "Hello" }, { "to": "ben@example.com", "subjekt": "Hello" }
            ] }
            """, ("X-API-Key", Key));

        reply.Status.ShouldBe(200);
        using var answer = JsonDocument.Parse(reply.Text);
        Counts(answer).ShouldBe((3, 1, 2));
        answer.RootElement.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("status").GetString()).ShouldBe(["queued", "failed", "failed"]);
        Sandbox.Mails.ShouldHaveSingleItem().To.ShouldBe(["ada@example.com"]);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_call_that_is_wrong_as_a_whole_is_refused_as_a_whole(string body, string reason)
    {
        var reply = await PostAsync(Path, body, ("X-API-Key", Key));

        reply.Status.ShouldBe(400);
        reply.Text.ShouldContain(reason);
        Sandbox.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_key_is_needed() => (await PostAsync(Path, """{ "emails": [] }""")).Status.ShouldBe(401);

    private static (int Total, int Queued, int Failed) Counts(JsonDocument answer) => (
        answer.RootElement.GetProperty("total").GetInt32(), answer.RootElement.GetProperty("queued").GetInt32(), answer.RootElement.GetProperty("failed").GetInt32());
}
