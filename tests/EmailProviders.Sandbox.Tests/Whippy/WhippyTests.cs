using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests.Whippy;

public sealed class WhippyTests : SandboxTests
{
    private const string Path = "/v1/messaging/email";
    private const string ChannelId = "9b2f6f0a-6a53-4b0c-8f5f-0d9be5a6c001";

    private const string Minimal = """
        { "to": "jimmy@example.com", "from": "channel@sender.example", "body": "Hello" }
        """;

    private const string Everything = """
        {
          "to": "jimmy@example.com",
          "from": "9b2f6f0a-6a53-4b0c-8f5f-0d9be5a6c001",
          "subject": "Hello",
          "body": "<p>Hello</p>",
          "attachments": ["https://files.example/a.pdf", "http://files.example/b"],
          "cc": ["cc@example.com"],
          "bcc": ["bcc@example.com"],
          "reply_to": "reply@sender.example",
          "sender_name": "Ada",
          "sender_email": "ada@sender.example",
          "schedule_at": "2026-04-05T12:30:00.1234567Z",
          "conversation_status": "automated",
          "opt_in_to_all_channels": false,
          "opt_in_to": [{ "id": "9b2f6f0a-6a53-4b0c-8f5f-0d9be5a6c001", "phone": "+15550100" }]
        }
        """;

    public static TheoryData<string, string?, string> Faults => new()
    {
        { "to", null, "to is required" },
        { "to", "\"\"", "to must not be empty" },
        { "to", "[\"a@example.com\"]", "to must be a string" },
        { "to", "\"a@example.com, b@example.com\"", "to must be a valid email address" },
        { "from", null, "from is required" },
        { "from", "\"my channel\"", "from must be a channel's email address or id" },
        { "body", null, "body is required when there are no attachments" },
        { "body", "\"\"", "body is required when there are no attachments" },
        { "attachments", "[\"/srv/a.pdf\"]", "attachments.0 must be an absolute URL" },
        { "attachments", "[\"SGVsbG8=\"]", "attachments.0 must be an absolute URL" },
        { "attachments", "[\"ftp://files.example/a.pdf\"]", "attachments.0 must be an absolute URL" },
        { "attachments", "[{}]", "attachments.0 must be a string" },
        { "cc", "\"cc@example.com\"", "cc must be an array" },
        { "bcc", "[\"b\"]", "bcc.0 must be a valid email address" },
        { "reply_to", "\"r\"", "reply_to must be a valid email address" },
        { "sender_email", "\"invalid@something\"", "sender_email must be a valid email address" },
        { "schedule_at", "\"tomorrow\"", "schedule_at must be an ISO 8601 date-time with zone" },
        { "schedule_at", "\"2026-04-05T12:30:00\"", "schedule_at must be an ISO 8601 date-time with zone" },
        { "conversation_status", "\"closed\"", "conversation_status must be open or automated" },
        { "opt_in_to_all_channels", "\"true\"", "opt_in_to_all_channels must be a boolean" },
        { "opt_in_to", "[\"9b2f6f0a-6a53-4b0c-8f5f-0d9be5a6c001\"]", "opt_in_to.0 must be an object" },
        { "opt_in_to", "[{ \"id\": \"x\" }]", "opt_in_to.0.id must be a UUID" },
        { "opt_in_to", "[{ \"channel\": \"x\" }]", "opt_in_to.0.channel is not a known parameter" },
        { "html", "\"x\"", "html is not a known parameter" },
        { "headers", "{}", "headers is not a known parameter" },
    };

    [Theory]
    [InlineData(Minimal)]
    [InlineData(Everything)]
    [InlineData("""{ "to": "a@example.com", "from": "c@sender.example", "attachments": ["https://files.example/a.pdf"] }""")]
    [InlineData("""{ "to": "a@example.com", "from": "c@sender.example", "body": "x", "sender_email": null }""")]
    [InlineData("""{ "to": "a@example.com", "from": "c@sender.example", "body": "x", "sender_email": "" }""")]
    public async Task What_the_page_allows_is_answered_201_and_queued(string body)
    {
        var reply = await SendAsync(body);

        reply.Status.ShouldBe(201, reply.Text);
        var mail = Sandbox.Mails.ShouldHaveSingleItem();
        reply.ShouldBeExactly(201, $$"""
            {
              "data": {
                "id": "{{mail.MessageId}}",
                "contact_id": "{{mail.Extras["contact_id"]}}",
                "conversation_id": "{{mail.Extras["conversation_id"]}}",
                "delivery_status": "queued"
              }
            }
            """);
        Guid.Parse(mail.MessageId).ShouldNotBe(Guid.Empty);
    }

    [Fact]
    public async Task Every_member_is_kept()
    {
        await SendAsync(Everything);

        var mail = Sandbox.Mails.ShouldHaveSingleItem();
        mail.Provider.ShouldBe("whippy");
        mail.From.ShouldBe("ada@sender.example");
        mail.FromName.ShouldBe("Ada");
        mail.Extras["from"].ShouldBe(ChannelId);
        mail.To.ShouldBe(["jimmy@example.com"]);
        mail.Cc.ShouldBe(["cc@example.com"]);
        mail.Bcc.ShouldBe(["bcc@example.com"]);
        mail.ReplyTo.ShouldBe("reply@sender.example");
        mail.Html.ShouldBe("<p>Hello</p>");
        mail.Text.ShouldBeNull();
        mail.Attachments.Select(file => file.Url!.Host).ShouldBe(["files.example", "files.example"]);
        mail.ScheduledAt.ShouldBe(new DateTimeOffset(2026, 4, 5, 12, 30, 0, TimeSpan.Zero).AddTicks(1234567));
        mail.Extras["conversation_status"].ShouldBe("automated");
        mail.Extras["opt_in_to_all_channels"].ShouldBe("false");
        mail.Extras["opt_in_to"].ShouldContain("+15550100");
    }

    [Fact]
    public async Task A_body_without_a_tag_is_text()
    {
        await SendAsync(Minimal.With("body", "\"1 < 2 and 3 > 2\""));

        Sandbox.Mails[0].Text.ShouldBe("1 < 2 and 3 > 2");
        Sandbox.Mails[0].Html.ShouldBeNull();
        Sandbox.Mails[0].Extras["conversation_status"].ShouldBe("open");
    }

    [Fact]
    public async Task A_second_mail_to_an_address_joins_its_contact_and_conversation()
    {
        await SendAsync(Minimal);
        await SendAsync(Minimal);
        await SendAsync(Minimal.With("from", $"\"{ChannelId}\""));

        Sandbox.Mails.Select(mail => mail.Extras["contact_id"]).Distinct().Count().ShouldBe(1);
        Sandbox.Mails.Select(mail => mail.Extras["conversation_id"]).Distinct().Count().ShouldBe(2);
        Sandbox.Mails.Select(mail => mail.MessageId).Distinct().Count().ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_member_that_breaks_the_page_is_422_by_name(string member, string? value, string description)
    {
        var reply = await SendAsync(Minimal.With(member, value));

        reply.ShouldBeExactly(422, $$"""{ "errors": [{ "description": "{{description}}" }], "status": 422 }""");
        Sandbox.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task All_faults_are_told_at_once()
    {
        var reply = await SendAsync("""{ "html": 1 }""");

        reply.Json["errors"]!.AsArray().Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    public async Task Without_its_key_a_call_is_401(string? key)
    {
        var reply = key is null ? await PostAsync(Path, Minimal) : await PostAsync(Path, Minimal, ("X-WHIPPY-KEY", key));

        reply.ShouldBeExactly(401, """{ "errors": [{ "description": "Not authenticated" }], "status": 401 }""");
    }

    [Fact]
    public async Task Other_methods_are_405()
    {
        var reply = await CallAsync("GET", Path, headers: ("X-WHIPPY-KEY", Key));

        reply.ShouldBeExactly(405, """{ "errors": [{ "description": "The method is not allowed: use POST." }], "status": 405 }""");
    }

    private Task<Reply> SendAsync(string body) => PostAsync(Path, body, ("X-WHIPPY-KEY", Key));
}
