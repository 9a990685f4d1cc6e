using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests.MailerLogic;

public sealed class MailerLogicTests : SandboxTests
{
    private const string Path = "/api/v1/send";
    private const int Mega = 1024 * 1024;

    private const string Minimal = """{ "to": "user@example.com", "subject": "Hello" }""";

    // The page's own examples.
    private const string Everything = """
        {
          "domain": "mail.yourdomain.com",
          "from": "hello@mail.yourdomain.com",
          "to": "user@example.com",
          "reply_to": "support@yourdomain.com",
          "cc": ["manager@example.com"],
          "bcc": ["archive@yourdomain.com"],
          "subject": "Welcome to our platform!",
          "html": "<h1>Welcome!</h1>",
          "text": "Welcome! Thanks for signing up.",
          "track_opens": true,
          "track_clicks": false,
          "headers": { "X-Campaign-ID": "campaign-123", "X-User-ID": "user-456", "Reply-To": "support@example.com" },
          "tag": "welcome-series",
          "stream_type": "transactional",
          "metadata": { "user_id": "12345", "order_id": "ord_789", "campaign": "summer_sale", "count": 3 },
          "attachments": [
            { "filename": "invoice.pdf", "content": "JVBERi0xLjQK", "contentType": "application/pdf" },
            { "filename": "report.csv", "content": "TmFtZSxFbWFpbA==", "contentType": "text/csv", "encoding": "base64" }
          ],
          "icalEvent": "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n"
        }
        """;

    public static TheoryData<string, string?, string> Faults => new()
    {
        { "to", null, "to is required" },
        { "to", "[\"a@example.com\"]", "to must be a string" },
        { "to", "\"a@example.com,b@example.com\"", "to must be a valid email address" },
        { "subject", null, "subject is required" },
        { "subject", "\"\"", "subject must not be empty" },
        { "domain", "\"no domain\"", "domain must be a domain name" },
        { "from", "\"a\"", "from must be a valid email address" },
        { "reply_to", "\"a\"", "reply_to must be a valid email address" },
        { "cc", "\"a@example.com\"", "cc must be an array" },
        { "bcc", "[\"a\"]", "bcc.0 must be a valid email address" },
        { "html", "1", "html must be a string" },
        { "text", "null", "text must be a string" },
        { "track_opens", "\"yes\"", "track_opens must be a boolean" },
        { "track_clicks", "1", "track_clicks must be a boolean" },
        { "headers", "{ \"X-A\": 1 }", "headers.X-A must be a string" },
        { "headers", "{ \"X-A\": \"1\\nBcc: b@example.com\" }", "headers.X-A must be a header name with a value on one line" },
        { "metadata", "\"m\"", "metadata must be an object" },
        { "tag", "[\"a\"]", "tag must be a string" },
        { "stream_type", "\"marketing\"", "stream_type must be transactional, broadcast or shared" },
        { "attachments", "[{ \"content\": \"AA==\", \"contentType\": \"a/b\" }]", "attachments.0.filename is required" },
        { "attachments", "[{ \"filename\": \"a\", \"contentType\": \"a/b\" }]", "attachments.0.content is required" },
        { "attachments", "[{ \"filename\": \"a\", \"content\": \"AA==\" }]", "attachments.0.contentType is required" },
        { "attachments", "[{ \"filename\": \"a\", \"content\": \"https://files.example/a\", \"contentType\": \"a/b\" }]", "attachments.0.content must be base64" },
        { "attachments", "[{ \"filename\": \"a\", \"content\": \"AA==\", \"contentType\": \"a/b\", \"encoding\": \"hex\" }]", "attachments.0.encoding must be base64" },
        { "attachments", "[{ \"filename\": \"a\", \"content\": \"AA==\", \"contentType\": \"a/b\", \"cid\": \"c\" }]", "attachments.0.cid is not a known parameter" },
        { "icalEvent", "\"VEVENT\"", "icalEvent must be an RFC 5545 calendar" },
        { "tags", "[]", "tags is not a known parameter" },
        { "content_type", "\"x\"", "content_type is not a known parameter" },
    };

    [Theory]
    [InlineData(Minimal)]
    [InlineData(Everything)]
    public async Task What_the_page_allows_is_answered_200_and_queued(string body)
    {
        var reply = await SendAsync(body);

        reply.Status.ShouldBe(200, reply.Text);
        var mail = Sandbox.Mails.ShouldHaveSingleItem();
        reply.ShouldBeExactly(200, $$"""
            {
              "to": "user@example.com",
              "submitted_at": "2026-04-05T12:00:00Z",
              "message_id": "{{mail.MessageId}}",
              "email_id": "{{mail.Extras["email_id"]}}",
              "status": "queued",
              "message": "Email queued successfully"
            }
            """);
        mail.MessageId.ShouldBe($"<{mail.Extras["email_id"]}@{mail.From.Split('@')[1]}>");
    }

    [Fact]
    public async Task Every_member_is_kept()
    {
        await SendAsync(Everything);

        var mail = Sandbox.Mails.ShouldHaveSingleItem();
        mail.Provider.ShouldBe("mailerlogic");
        mail.From.ShouldBe("hello@mail.yourdomain.com");
        mail.Cc.ShouldBe(["manager@example.com"]);
        mail.Bcc.ShouldBe(["archive@yourdomain.com"]);
        mail.ReplyTo.ShouldBe("support@yourdomain.com");
        mail.Headers["x-campaign-id"].ShouldBe("campaign-123");
        mail.Metadata["count"].ShouldBe("3");
        mail.Tags.ShouldBe(["welcome-series"]);
        mail.Attachments.Select(file => (file.FileName, file.ContentType, file.Length))
            .ShouldBe([("invoice.pdf", "application/pdf", 9), ("report.csv", "text/csv", 10)]);
        mail.Extras["track_opens"].ShouldBe("true");
        mail.Extras["track_clicks"].ShouldBe("false");
        mail.Extras["stream_type"].ShouldBe("transactional");
        mail.Extras["icalEvent"].ShouldStartWith("BEGIN:VCALENDAR");
        mail.Extras["domain"].ShouldBe("mail.yourdomain.com");
    }

    [Theory]
    [InlineData(Minimal, "noreply@sandbox.example")]
    [InlineData("""{ "to": "user@example.com", "subject": "s", "domain": "mail.example" }""", "noreply@mail.example")]
    public async Task Without_a_sender_the_domain_gives_one(string body, string from)
    {
        await SendAsync(body);

        Sandbox.Mails[0].From.ShouldBe(from);
        Sandbox.Mails[0].Extras["stream_type"].ShouldBe("shared");
    }

    [Fact]
    public async Task A_display_name_in_from_is_let_through()
    {
        await SendAsync(Minimal.With("from", "\"Ada <ada@sender.example>\""));

        Sandbox.Mails[0].FromName.ShouldBe("Ada");
        Sandbox.Mails[0].From.ShouldBe("ada@sender.example");
    }

    [Fact]
    public async Task A_sender_of_another_domain_is_refused()
    {
        var reply = await SendAsync(Everything.With("domain", "\"other.example\""));

        reply.ShouldBeExactly(400, """{ "error": "validation_error", "message": "from must be of the given domain" }""");
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_member_that_breaks_the_page_is_400_by_name(string member, string? value, string message)
    {
        var reply = await SendAsync(Minimal.With(member, value));

        reply.ShouldBeExactly(400, $$"""{ "error": "validation_error", "message": "{{message}}" }""");
        Sandbox.Mails.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(200, 0, 10 * Mega)]
    [InlineData(400, 0, (10 * Mega) + 1)]
    [InlineData(200, 0, 10 * Mega, 10 * Mega, 5 * Mega)]
    [InlineData(400, 0, 10 * Mega, 10 * Mega, (5 * Mega) + 1)]
    [InlineData(200, 1, 10 * Mega, 10 * Mega, (5 * Mega) - 1)]
    [InlineData(400, 1, 10 * Mega, 10 * Mega, 5 * Mega)]
    public async Task Limits_hold_to_the_byte_and_html_counts_towards_the_total(int status, int html, params int[] files)
    {
        // Written as text: a parsed document of this size would take longer than the call.
        var attachments = Edit.Repeat(
            files.Length,
            i => $$"""{ "filename": "f{{i}}", "contentType": "a/b", "content": "{{Convert.ToBase64String(new byte[files[i]])}}" }""");

        var reply = await SendAsync(
            $$"""{ "to": "user@example.com", "subject": "s", "html": "{{new string('x', html)}}", "attachments": {{attachments}} }""");

        reply.Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_body_over_the_servers_limit_is_413()
    {
        var reply = await SendAsync(new string(' ', 41 * Mega));

        reply.ShouldBeExactly(413, """{ "error": "payload_too_large", "message": "The request body is too large." }""");
    }

    [Fact]
    public async Task A_missing_key_and_a_wrong_key_are_401()
    {
        (await PostAsync(Path, Minimal)).ShouldBeExactly(
            401, """{ "error": "unauthorized", "message": "The X-API-Key header is missing." }""");
        (await PostAsync(Path, Minimal, ("X-API-Key", "wrong"))).ShouldBeExactly(
            401, """{ "error": "unauthorized", "message": "Invalid API key." }""");
        (await PostAsync(Path, Minimal, ("Authorization", $"Bearer {Key}"))).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Other_methods_are_405()
    {
        var reply = await CallAsync("PATCH", Path, headers: ("X-API-Key", Key));

        reply.ShouldBeExactly(405, """{ "error": "method_not_allowed", "message": "The method is not allowed: use POST." }""");
    }

    private Task<Reply> SendAsync(string body) => PostAsync(Path, body, ("X-API-Key", Key));
}
