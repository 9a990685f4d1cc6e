using System.Text;
using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests.Brevo;

public sealed class BrevoAcceptanceTests : BrevoTests
{
    private const string Everything = """
        {
          "sender": { "email": "ada@sender.example", "name": "Ada" },
          "to": [
            { "name": "Jimmy", "email": "jimmy@example.com", "contactPixelTrackingConsent": false },
            { "name": "Joe", "email": "joe@example.com" }
          ],
          "cc": [{ "email": "cc@example.com" }],
          "bcc": [{ "email": "bcc@example.com" }],
          "replyTo": { "email": "reply@sender.example", "name": "Replies" },
          "subject": "Hello {{params.name}}",
          "htmlContent": "<p>Hello</p>",
          "textContent": "Hello",
          "attachment": [
            { "content": "SGVsbG8=", "name": "hello.txt" },
            { "url": "https://files.example/report.pdf", "name": "report.PDF" },
            { "url": "https://files.example/download?id=4" }
          ],
          "headers": {
            "sender.ip": "1.2.3.4",
            "X-Mailin-custom": "some_custom_value",
            "X-Order": "42",
            "Idempotency-Key": "0b5c3d1e-9a55-4a9b-8a1c-2b7d55a2f001"
          },
          "params": { "name": "Jimmy", "count": 3, "nested": { "a": [1, true] } },
          "tags": ["one", "two"],
          "scheduledAt": "2026-04-05T12:30:00.000+02:00",
          "batchId": "5c6cfa04-eed9-42c2-8b5c-6d470d978e9d",
          "preheader": "Preview"
        }
        """;

    [Fact]
    public async Task A_minimal_mail_is_answered_201_with_a_message_id()
    {
        var reply = await SendAsync(Minimal);

        reply.Status.ShouldBe(201);
        reply.ContentType.ShouldBe("application/json");
        reply.Member("messageId").ShouldMatch("^<.+@smtp-relay\\.mailin\\.fr>$");
        reply.Json["batchId"].ShouldBeNull();
        var mail = Sandbox.Mails.ShouldHaveSingleItem();
        mail.Provider.ShouldBe("brevo");
        mail.MessageId.ShouldBe(reply.Member("messageId"));
        mail.From.ShouldBe("ada@sender.example");
        mail.FromName.ShouldBe("Ada");
        mail.To.ShouldBe(["jimmy@example.com"]);
        mail.ReceivedAt.ShouldBe(Clock.GetUtcNow());
        mail.RequestBody.ShouldBe(Minimal);
        mail.RequestBytes.ShouldBe(Encoding.UTF8.GetByteCount(Minimal));
    }

    [Fact]
    public async Task Every_member_is_taken_and_kept()
    {
        var reply = await SendAsync(Everything);

        reply.Status.ShouldBe(201, reply.Text);
        reply.Member("batchId").ShouldBe("5c6cfa04-eed9-42c2-8b5c-6d470d978e9d");
        var mail = Sandbox.Mails.ShouldHaveSingleItem();
        mail.To.ShouldBe(["jimmy@example.com", "joe@example.com"]);
        mail.Cc.ShouldBe(["cc@example.com"]);
        mail.Bcc.ShouldBe(["bcc@example.com"]);
        mail.ReplyTo.ShouldBe("reply@sender.example");
        mail.Text.ShouldBe("Hello");
        mail.Html.ShouldBe("<p>Hello</p>");
        mail.Headers.Keys.ShouldBe(["sender.ip", "X-Order"], ignoreOrder: true);
        mail.Headers["x-order"].ShouldBe("42");
        mail.Metadata["X-Mailin-custom"].ShouldBe("some_custom_value");
        mail.Parameters["count"].ShouldBe("3");
        mail.Parameters["name"].ShouldBe("Jimmy");
        mail.Tags.ShouldBe(["one", "two"]);
        mail.ScheduledAt.ShouldBe(new DateTimeOffset(2026, 4, 5, 12, 30, 0, TimeSpan.FromHours(2)));
        mail.Extras["preheader"].ShouldBe("Preview");
        mail.Extras["idempotencyKey"].ShouldBe("0b5c3d1e-9a55-4a9b-8a1c-2b7d55a2f001");
        mail.Attachments.Select(file => (file.FileName, file.Length)).ShouldBe([("hello.txt", 5), ("report.PDF", 0), (null, 0)]);
        mail.Attachments[1].Url.ShouldBe(new Uri("https://files.example/report.pdf"));
    }

    [Theory]
    [InlineData("""{ "templateId": 7, "to": [{ "email": "a@example.com" }] }""")]
    [InlineData("""{ "templateId": 7, "to": [{ "email": "a@example.com" }], "params": {} }""")]
    [InlineData("""{ "sender": { "id": 3, "name": "ignored" }, "to": [{ "email": "a@example.com" }], "subject": "s", "htmlContent": "h" }""")]
    public async Task A_template_or_a_sender_id_replaces_what_is_otherwise_required(string body)
    {
        var reply = await SendAsync(body);

        reply.Status.ShouldBe(201, reply.Text);
    }

    [Fact]
    public async Task A_scheduled_mail_without_a_batch_id_gets_one()
    {
        var reply = await SendAsync(Minimal.With("scheduledAt", "\"2026-04-05T12:30:00Z\""));

        reply.Status.ShouldBe(201);
        Guid.Parse(reply.Member("batchId")).Version.ShouldBe(4);
    }

    [Fact]
    public async Task Each_message_version_is_a_mail_with_its_own_id()
    {
        var reply = await SendAsync(Minimal.With("to", null).With("params", """{ "a": "common" }""").With("messageVersions", """
            [
              { "to": [{ "email": "one@example.com" }], "params": { "a": "own" }, "subject": "One" },
              { "to": [{ "email": "two@example.com" }], "cc": [{ "email": "cc@example.com" }], "htmlContent": "<p>Two</p>" }
            ]
            """));

        reply.Status.ShouldBe(201, reply.Text);
        reply.Json["messageIds"]!.AsArray().Select(id => id!.GetValue<string>()).ShouldBe(Sandbox.Mails.Select(mail => mail.MessageId));
        Sandbox.Mails.Select(mail => mail.To[0]).ShouldBe(["one@example.com", "two@example.com"]);
        Sandbox.Mails.Select(mail => mail.Subject).ShouldBe(["One", "Hello"]);
        Sandbox.Mails.Select(mail => mail.Parameters["a"]).ShouldBe(["own", "common"]);
        Sandbox.Mails.Select(mail => mail.Id).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Sandbox_mode_answers_as_usual_and_keeps_nothing()
    {
        var reply = await SendAsync(Minimal.With("headers", """{ "X-Sib-Sandbox": "drop" }"""));

        reply.Status.ShouldBe(201);
        reply.Member("messageId").ShouldNotBeEmpty();
        Sandbox.Mails.ShouldBeEmpty();
    }
}
