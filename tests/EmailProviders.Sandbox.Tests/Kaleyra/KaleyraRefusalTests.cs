using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests.Kaleyra;

public sealed class KaleyraRefusalTests : KaleyraTests
{
    private const int Mega = 1024 * 1024;

    private const string Attachment = """{ "filename": "a.txt", "content_type": "text/plain", "content": "AA==" }""";

    public static TheoryData<string, string?, string, string, string> Faults => new()
    {
        { "from", null, "E10501", "from", "from is required" },
        { "from", "\"\"", "E10501", "from", "from must not be empty" },
        { "from", "\"Ada <ada@sender.example>\"", "E12502", "from", "from must be a valid email address" },
        { "from", "\"a@sender.example,b@sender.example\"", "E14511", "from", "from must be one address" },
        { "to", null, "E10500", "to", "to is required" },
        { "to", "\"\"", "E10500", "to", "to must not be empty" },
        { "to", "[\"a@example.com\"]", "E12500", "to", "to must be a string" },
        { "to", "\"a@example.com,bad\"", "E12501", "to", "to value 'bad' is invalid" },
        { "to", "\"a@example.com,\"", "E12501", "to", "to value '' is invalid" },
        { "cc", "\"bad\"", "E12500", "cc", "cc value 'bad' is invalid" },
        { "bcc", "\"bad\"", "E12500", "bcc", "bcc value 'bad' is invalid" },
        { "subject", null, "E10500", "subject", "subject is required" },
        { "subject", "\"\"", "E10500", "subject", "subject must not be empty" },
        { "reply_to", "\"bad\"", "E12503", "reply_to", "reply_to must be a valid email address" },
        { "reply_to", "\"a@example.com,b@example.com\"", "E14513", "reply_to", "reply_to must be one address" },
        { "type", "\"txn\"", "E12500", "type", "type must be OTP, MKT or TXN" },
        { "dynamic_content", "\"true\"", "E12500", "dynamic_content", "dynamic_content must be a boolean" },
        { "params", "\"a:b\"", "E12500", "params", "params must be an object" },
        { "params", "{ \"n\": 1 }", "E12500", "params", "params.n must be a string" },
        { "metadata", "[]", "E12500", "metadata", "metadata must be an object" },
        { "template_id", "7", "E12500", "template_id", "template_id must be a string" },
        { "attachments", "{}", "E12500", "attachments", "attachments must be an array" },
        { "attachments", $"[{Attachment.With("filename", null)}]", "E10500", "attachments", "attachments.0.filename is required" },
        { "attachments", $"[{Attachment.With("content_type", null)}]", "E10500", "attachments", "attachments.0.content_type is required" },
        { "attachments", $"[{Attachment.With("content", "\"\"")}]", "E10500", "attachments", "attachments.0.content must not be empty" },
        { "attachments", $"[{Attachment.With("url", "\"u\"")}]", "E12507", "attachments", "attachments.0.url is not a known parameter" },
        { "headers", "{}", "E12507", "headers", "headers is not a known parameter" },
        { "schedule_at", "\"x\"", "E12507", "schedule_at", "schedule_at is not a known parameter" },
    };

    public static TheoryData<string, string, string?> Limits => new()
    {
        { "to", Addresses(50), null },
        { "to", Addresses(51), "E14510" },
        { "cc", Addresses(50), null },
        { "cc", Addresses(51), "E14523" },
        { "bcc", Addresses(50), null },
        { "bcc", Addresses(51), "E14524" },
        { "params", Pairs(20), null },
        { "params", Pairs(21), "E14520" },
        { "params", $$"""{ "{{new string('k', 20)}}": "v" }""", null },
        { "params", $$"""{ "{{new string('k', 21)}}": "v" }""", "E14509" },
        { "params", $$"""{ "k": "{{new string('v', 4000)}}" }""", null },
        { "params", $$"""{ "k": "{{new string('v', 4001)}}" }""", "E14509" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_member_that_breaks_the_page_has_its_code(string member, string? value, string code, string parameter, string message)
    {
        var reply = await SendAsync(Minimal.With(member, value));

        var type = code[..3] switch { "E10" => "Empty Input", "E14" => "Limit Exceeded", _ => "Invalid Input" };
        reply.ShouldBeExactly(400, $$"""
            { "error": { "code": "{{code}}", "type": "{{type}}", "parameter": "{{parameter}}", "message": "{{message}}" } }
            """);
        Sandbox.Mails.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("asfsvadvsdfsdfsdf")]
    [InlineData("/srv/requirements.txt")]
    [InlineData("file:///srv/requirements.txt")]
    public async Task An_attachment_that_is_neither_base64_nor_an_address_is_refused_as_printed(string content)
    {
        var reply = await SendAsync(Minimal.With("attachments", $"[{Attachment.With("content", content.Quoted())}]"));

        reply.ShouldBeExactly(400, """
            {
              "error": {
                "code": "E12505",
                "type": "Invalid Input",
                "parameter": "attachment",
                "message": "Attachment content is invalid, only base64 or absolute URL is allowed"
              }
            }
            """);
    }

    [Theory]
    [MemberData(nameof(Limits), DisableDiscoveryEnumeration = true)]
    public async Task Limits_hold_to_the_unit(string member, string value, string? code)
    {
        var reply = await SendAsync(Minimal.With(member, value));

        reply.Status.ShouldBe(code is null ? 202 : 400);
        if (code is not null)
        {
            reply.Json["error"]!["code"]!.GetValue<string>().ShouldBe(code);
        }
    }

    [Theory]
    [InlineData(5 * Mega, 0, 0, null)]
    [InlineData((5 * Mega) + 1, 0, 0, "E14507")]
    [InlineData(0, 5 * Mega, 0, null)]
    [InlineData(0, (5 * Mega) + 1, 0, "E14506")]
    [InlineData(0, 0, 20 * Mega, null)]
    [InlineData(0, 0, (20 * Mega) + 1, "E14512")]
    [InlineData(1, 1, (20 * Mega) - 2, null)]
    [InlineData(1, 1, (20 * Mega) - 1, "E14514")]
    public async Task Sizes_hold_to_the_byte(int text, int html, int file, string? code)
    {
        // Written as text: a parsed document of this size would take longer than the call.
        var attachment = file == 0 ? "" : Attachment.Replace("AA==", Convert.ToBase64String(new byte[file]), StringComparison.Ordinal);

        var reply = await SendAsync($$"""
            {
              "from": "a@sender.example",
              "to": "b@example.com",
              "subject": "s",
              "text_body": "{{new string('x', text)}}",
              "html_body": "{{new string('x', html)}}",
              "attachments": [{{attachment}}]
            }
            """);

        reply.Status.ShouldBe(code is null ? 202 : 400);
        if (code is not null)
        {
            reply.Json["error"]!["code"]!.GetValue<string>().ShouldBe(code);
        }
    }

    [Theory]
    [InlineData("/v1/invalidsid/email")]
    [InlineData("/v1/invalidsid/email/")]
    [InlineData("/v1/SANDBOX-SID/email")]
    public async Task A_wrong_sid_is_answered_as_printed(string path)
    {
        var reply = await PostAsync(path, Minimal, ("api-key", Key));

        reply.ShouldBeExactly(401, """
            {
              "code": "RBC001",
              "message": "Incorrect SID or API key.",
              "data": [],
              "error": { "body": "Incorrect SID or API key.", "error": "record not found" }
            }
            """);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    public async Task A_wrong_key_is_answered_as_printed(string? key)
    {
        var reply = key is null ? await PostAsync(Path, Minimal) : await PostAsync(Path, Minimal, ("api-key", key));

        reply.ShouldBeExactly(401, """
            {
              "code": "RBC201",
              "message": "Incorrect SID or API key.",
              "data": [],
              "error": { "body": "Incorrect SID or API key.", "error": "api key details not found in the DB search" }
            }
            """);
    }

    [Fact]
    public async Task Other_methods_are_405()
    {
        var reply = await CallAsync("GET", Path, headers: ("api-key", Key));

        reply.ShouldBeExactly(405, """
            {
              "error": {
                "code": "E12507",
                "type": "Invalid Input",
                "parameter": "request",
                "message": "The method is not allowed: use POST."
              }
            }
            """);
    }

    [Fact]
    public async Task A_body_over_the_servers_limit_is_the_payload_error()
    {
        var reply = await SendAsync(new string(' ', 41 * Mega));

        reply.Status.ShouldBe(413);
        reply.Json["error"]!["code"]!.GetValue<string>().ShouldBe("E14514");
    }

    private static string Addresses(int count) =>
        string.Join(',', Enumerable.Range(0, count).Select(i => $"r{i}@example.com")).Quoted();

    private static string Pairs(int count) => '{' + string.Join(',', Enumerable.Range(0, count).Select(i => $"\"k{i}\": \"v\"")) + '}';
}
