using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests.Bsg;

public sealed class BsgMailTests : BsgTests
{
    // The web page's sample with its placeholders filled in.
    private const string PageSample = """
        {
          "to": ["ada@example.com"],
          "from": "sender@example.com",
          "subject": "string",
          "body": "string",
          "htmlbody": "string",
          "inlines": [{ "name": "string", "cid": "string", "contentType": "string", "content": "c3RyaW5n" }]
        }
        """;

    public static TheoryData<string, string> Samples => new()
    {
        { MailPath, PageSample },
        { MailPath, SimpleText },
        { MailPath, SimpleText.With("inlines", Inlines) },
        { MailPath, SimpleText.With("inlines", Inlines).With("inlines.0.contentType", "\"image/jpeg\"") },
        { MailPath, SimpleText.With("inlines", "[]") },
        { MailPath, SimpleText.With("body", "null") },
        { MailPath, SimpleText.With("body", "\"\"") },
        { TemplatePath, Template },
        { TemplatePath, Template.With("inlines", Inlines) },
        { TemplatePath, Template.With("subject", null).With("template_content", null) },
    };

    public static TheoryData<string, string, string?, string, string> Faults => new()
    {
        { MailPath, "to", null, "to", "is required" },
        { MailPath, "to", "[]", "to", "must not be empty" },
        { MailPath, "to", "\"a@example.com\"", "to", "must be an array" },
        { MailPath, "to", "[\"\"]", "to.0", "must be a valid email address" },
        { MailPath, "to", "[\"a@example.com\", \"b\"]", "to.1", "must be a valid email address" },
        { MailPath, "to", "[\"a@example.com\", 7]", "to.1", "must be a string" },
        { MailPath, "to", "[\"a@example.com\", \"a@example.com\"]", "to", "has a duplicate value" },
        { MailPath, "from", null, "from", "is required" },
        { MailPath, "from", "\"Ada <ada>\"", "from", "must be a valid email address" },
        { MailPath, "from", "\"Ada ada@example.com\"", "from", "must be a valid email address" },
        { MailPath, "subject", null, "subject", "is required" },
        { MailPath, "subject", "\"\"", "subject", "must not be empty" },
        { MailPath, "htmlbody", null, "htmlbody", "is required" },
        { MailPath, "htmlbody", "null", "htmlbody", "is required" },
        { MailPath, "htmlbody", "\"\"", "htmlbody", "must not be empty" },
        { MailPath, "body", "1", "body", "must be a string" },
        { MailPath, "inlines", "{}", "inlines", "must be an array" },
        { MailPath, "cc", "[]", "cc", "is not a known parameter" },
        { MailPath, "template_id", "19", "template_id", "is not a known parameter" },
        { TemplatePath, "template_id", null, "template_id", "is required" },
        { TemplatePath, "template_id", "\"19\"", "template_id", "must be an integer" },
        { TemplatePath, "template_content", "{ \"n\": 1 }", "template_content.n", "must be a string" },
        { TemplatePath, "subject", "\"\"", "subject", "must be at least 1 characters" },
        { TemplatePath, "htmlbody", "\"x\"", "htmlbody", "is not a known parameter" },
    };

    public static TheoryData<string, string?, string, string> InlineFaults => new()
    {
        { "name", null, "inlines.0.name", "is required" },
        { "cid", "\"\"", "inlines.0.cid", "must not be empty" },
        { "content_type", null, "inlines.0.contentType", "is required" },
        { "content_type", "\"\"", "inlines.0.content_type", "must not be empty" },
        { "content", null, "inlines.0.content", "is required" },
        { "content", "\"string\"", "inlines.0.content", "must be base64" },
        { "filename", "\"a\"", "inlines.0.filename", "is not a known parameter" },
    };

    public static TheoryData<string, string, bool> Limits => new()
    {
        { "to", Recipients(50), true },
        { "to", Recipients(51), false },
        { "to", $"[{Address(50)}]", true },
        { "to", $"[{Address(51)}]", false },
        { "subject", Text(998), true },
        { "subject", Text(999), false },
        { "subject", string.Concat(Enumerable.Repeat("😀", 998)).Quoted(), true },
        { "subject", string.Concat(Enumerable.Repeat("😀", 999)).Quoted(), false },
        { "body", Text(10_000), true },
        { "body", Text(10_001), false },
        { "htmlbody", Text(100_000), true },
        { "htmlbody", Text(100_001), false },
        { "inlines", InlineList(100), true },
        { "inlines", InlineList(101), false },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Documented_samples_are_answered_201_with_24_hex_digits(string path, string body)
    {
        var reply = await SendAsync(body, path);

        reply.Status.ShouldBe(201, reply.Text);
        reply.Member("message_id").ShouldMatch("^[0-9a-f]{24}$");
        Sandbox.Mails.ShouldHaveSingleItem().MessageId.ShouldBe(reply.Member("message_id"));
    }

    [Fact]
    public async Task A_mail_keeps_name_address_and_inline_parts()
    {
        await SendAsync(SimpleText.With("inlines", Inlines).With("body", "\"Visit\""));

        var mail = Sandbox.Mails.ShouldHaveSingleItem();
        mail.Provider.ShouldBe("bsg");
        mail.FromName.ShouldBe("Test.email 11_22");
        mail.From.ShouldBe("user@test1.email.bsg.world");
        mail.Text.ShouldBe("Visit");
        mail.Html.ShouldNotBeNull().ShouldStartWith("<html");
        var inline = mail.Attachments.ShouldHaveSingleItem();
        inline.FileName.ShouldBe("books.jpg");
        inline.ContentId.ShouldBe("books");
        inline.ContentType.ShouldBe("image/jpeg");
        inline.Content.Span[..4].ToArray().ShouldBe([0x89, 0x50, 0x4E, 0x47]);
    }

    [Fact]
    public async Task A_template_mail_keeps_id_and_variables()
    {
        await SendAsync(Template, TemplatePath);

        var mail = Sandbox.Mails.ShouldHaveSingleItem();
        mail.TemplateId.ShouldBe("19");
        mail.Parameters["recipients_name"].ShouldBe("Test User");
        mail.Html.ShouldBeNull();
    }

    [Theory]
    [InlineData("\\\"Lovelace, Ada\\\" <ada@example.com>", "Lovelace, Ada")]
    [InlineData("\\\"A \\\\\\\"B\\\\\\\" C\\\" <ada@example.com>", "A \"B\" C")]
    [InlineData("<ada@example.com>", null)]
    public async Task A_quoted_sender_name_is_unquoted(string from, string? name)
    {
        (await SendAsync(SimpleText.With("from", $"\"{from}\""))).Status.ShouldBe(201);

        Sandbox.Mails[0].FromName.ShouldBe(name);
        Sandbox.Mails[0].From.ShouldBe("ada@example.com");
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_member_that_breaks_the_schema_is_422_by_name(string path, string member, string? value, string field, string problem)
    {
        var reply = await SendAsync((path == MailPath ? SimpleText : Template).With(member, value), path);

        reply.ShouldBeExactly(
            422, $$"""{ "message": "The given data was invalid.", "errors": { "{{field}}": ["The {{field}} {{problem}}."] } }""");
        Sandbox.Mails.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(InlineFaults))]
    public async Task An_inline_part_that_breaks_the_schema_is_422(string member, string? value, string field, string problem)
    {
        var reply = await SendAsync(SimpleText.With("inlines", Inlines).With($"inlines.0.{member}", value));

        reply.ShouldBeExactly(
            422, $$"""{ "message": "The given data was invalid.", "errors": { "{{field}}": ["The {{field}} {{problem}}."] } }""");
    }

    [Theory]
    [MemberData(nameof(Limits), DisableDiscoveryEnumeration = true)]
    public async Task Limits_hold_to_the_unit(string member, string value, bool accepted) =>
        (await SendAsync(SimpleText.With(member, value))).Status.ShouldBe(accepted ? 201 : 422);

    [Fact]
    public async Task All_faults_are_told_at_once()
    {
        var reply = await SendAsync("""{ "from": "x", "cc": [] }""");

        reply.Json["errors"]!.AsObject().Select(error => error.Key).ShouldBe(["from", "to", "subject", "htmlbody", "cc"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_same_body_again_trips_the_duplicate_guard_until_the_window_is_over()
    {
        var token = await LogInAsync();
        (await SendAsync(SimpleText, MailPath, token)).Status.ShouldBe(201);

        Clock.Advance(TimeSpan.FromSeconds(59));
        (await SendAsync(SimpleText, MailPath, token)).ShouldBeExactly(429, """{ "message": "Too many duplicate request detected" }""");
        (await SendAsync(SimpleText.With("subject", "\"test2\""), MailPath, token)).Status.ShouldBe(201);
        Clock.Advance(TimeSpan.FromSeconds(1));
        (await SendAsync(SimpleText, MailPath, token)).Status.ShouldBe(201);
        Sandbox.Mails.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Clear_forgets_duplicates_and_keeps_tokens()
    {
        var token = await LogInAsync();
        await SendAsync(SimpleText, MailPath, token);
        Sandbox.Clear();

        (await SendAsync(SimpleText, MailPath, token)).Status.ShouldBe(201);
        Sandbox.BsgLogins.ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_body_is_no_duplicate()
    {
        var bad = SimpleText.With("to", "[]");

        (await SendAsync(bad)).Status.ShouldBe(422);
        (await SendAsync(bad)).Status.ShouldBe(422);
    }

    private static string Recipients(int count) => Edit.Repeat(count, i => $"\"r{i}@example.com\"");

    private static string Address(int length) => (new string('a', length - "@example.com".Length) + "@example.com").Quoted();

    private static string Text(int length) => new string('x', length).Quoted();

    private static string InlineList(int count) => Edit.Repeat(
        count, i => $$"""{ "name": "n", "cid": "c{{i}}", "contentType": "image/png", "content": "AA==" }""");
}
