using System.Text;
using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests.Brevo;

public sealed class BrevoRefusalTests : BrevoTests
{
    public static TheoryData<string, string?, string, string> Faults => new()
    {
        { "sender", null, "missing_parameter", "sender is required" },
        { "sender", "{}", "missing_parameter", "sender.email is required" },
        { "sender.email", "\"nobody\"", "invalid_parameter", "sender.email must be a valid email address" },
        { "sender.id", "3", "invalid_parameter", "sender.email must not stand beside id: specify either" },
        { "sender.id", "\"3\"", "invalid_parameter", "sender.id must be an integer" },
        { "to", null, "missing_parameter", "to is required" },
        { "to", "[]", "missing_parameter", "to must not be empty" },
        { "to", "\"a@example.com\"", "invalid_parameter", "to must be an array" },
        { "to", "[\"a@example.com\"]", "invalid_parameter", "to.0 must be an object" },
        { "to.0.email", "\"a@b@example.com\"", "invalid_parameter", "to.0.email must be a valid email address" },
        { "to.0.phone", "\"1\"", "invalid_parameter", "to.0.phone is not a known parameter" },
        { "subject", null, "missing_parameter", "subject is required" },
        { "subject", "null", "missing_parameter", "subject is required" },
        { "subject", "\"\"", "missing_parameter", "subject must not be empty" },
        { "htmlContent", null, "missing_parameter", "htmlContent is required" },
        { "textContent", "1", "invalid_parameter", "textContent must be a string" },
        { "replyTo", "[]", "invalid_parameter", "replyTo must be an object" },
        { "replyTo", "{ \"name\": \"n\" }", "missing_parameter", "replyTo.email is required" },
        { "attachment", "[{ \"content\": \"SGVsbG8=\" }]", "missing_parameter", "attachment.0.name is required" },
        { "attachment", "[{ \"content\": \"%%\", \"name\": \"a.txt\" }]", "invalid_parameter", "attachment.0.content must be base64" },
        { "attachment", "[{ \"content\": \"SGVsbG8=\", \"name\": \"a.exe\" }]", "invalid_parameter", "attachment.0.name has an unsupported file extension" },
        { "attachment", "[{ \"content\": \"SGVsbG8=\", \"name\": \"a\" }]", "invalid_parameter", "attachment.0.name has an unsupported file extension" },
        { "attachment", "[{ \"url\": \"/srv/a.txt\" }]", "invalid_parameter", "attachment.0.url must be an absolute URL" },
        { "attachment", "[{ \"url\": \"file:///srv/a.txt\" }]", "invalid_parameter", "attachment.0.url must be an absolute URL" },
        { "attachment", "[{ \"url\": \"https://files.example/a.exe\" }]", "invalid_parameter", "attachment.0.name has an unsupported file extension" },
        { "attachment", "[{ \"name\": \"a.txt\" }]", "missing_parameter", "attachment.0.content must be given, or else the other of content and url" },
        { "attachment", "[{ \"content\": \"SGVsbG8=\", \"name\": \"a.txt\", \"url\": \"https://files.example/a.txt\" }]", "invalid_parameter", "attachment.0.url must be given, or else the other of content and url" },
        { "attachment", "[{ \"content\": \"SGVsbG8=\", \"name\": \"a.txt\", \"contentType\": \"text/plain\" }]", "invalid_parameter", "attachment.0.contentType is not a known parameter" },
        { "headers", "{ \"X-Count\": 3 }", "invalid_parameter", "headers.X-Count must be a string" },
        { "headers", "{ \"reply-to\": \"a@example.com\" }", "invalid_parameter", "headers.reply-to is a standard header and not supported" },
        { "headers", "{ \"X A\": \"1\" }", "invalid_parameter", "headers.X A is not a header name" },
        { "headers", "{ \"X-A\": \"1\\r\\nBcc: b@example.com\" }", "invalid_parameter", "headers.X-A must be printable ASCII" },
        { "headers", "{ \"X-A\": \"ü\" }", "invalid_parameter", "headers.X-A must be printable ASCII" },
        { "headers", "{ \"X-Sib-Sandbox\": \"yes\" }", "invalid_parameter", "headers.X-Sib-Sandbox must be 'drop'" },
        { "templateId", "\"7\"", "invalid_parameter", "templateId must be an integer" },
        { "templateId", "7.5", "invalid_parameter", "templateId must be an integer" },
        { "params", "[]", "invalid_parameter", "params must be an object" },
        { "tags", "\"one\"", "invalid_parameter", "tags must be an array" },
        { "tags", "[1]", "invalid_parameter", "tags.0 must be a string" },
        { "scheduledAt", "\"2026-04-05T12:30:00\"", "invalid_parameter", "scheduledAt must be a date-time with zone as in 2026-04-05T12:30:00.000Z" },
        { "scheduledAt", "\"2026-04-05T12:30:00.0000000Z\"", "invalid_parameter", "scheduledAt must be a date-time with zone as in 2026-04-05T12:30:00.000Z" },
        { "scheduledAt", "\"2026-04-05T12:30:00.0000000+00:00\"", "invalid_parameter", "scheduledAt must be a date-time with zone as in 2026-04-05T12:30:00.000Z" },
        { "scheduledAt", "1775392200", "invalid_parameter", "scheduledAt must be a string" },
        { "batchId", "\"5c6cfa04-eed9-12c2-8b5c-6d470d978e9d\"", "invalid_parameter", "batchId must be a UUIDv4" },
        { "htmlBody", "\"x\"", "invalid_parameter", "htmlBody is not a known parameter" },
        { "Subject", "\"x\"", "invalid_parameter", "Subject is not a known parameter" },
        { "cc", "null", "invalid_parameter", "cc must be an array" },
        { "messageVersions", "null", "invalid_parameter", "messageVersions must be an array" },
        { "messageVersions", "[{ \"to\": [{ \"email\": \"a@example.com\" }], \"cc\": null }]", "invalid_parameter", "messageVersions.0.cc must be an array" },
        { "messageVersions", "[]", "missing_parameter", "messageVersions must not be empty" },
        { "messageVersions", "[{}]", "missing_parameter", "messageVersions.0.to is required" },
        { "messageVersions", "[{ \"to\": [{ \"email\": \"a@example.com\" }], \"templateId\": 2 }]", "invalid_parameter", "messageVersions.0.templateId needs a templateId for all versions" },
        { "messageVersions", "[{ \"to\": [{ \"email\": \"a@example.com\" }], \"headers\": {} }]", "invalid_parameter", "messageVersions.0.headers is not a known parameter" },
    };

    public static TheoryData<string, string, bool> Limits => new()
    {
        { "sender.name", Name(70), true },
        { "sender.name", Name(71), false },
        { "to.0.name", Name(70), true },
        { "to.0.name", Name(71), false },
        { "to", Recipients(2000), true },
        { "to", Recipients(2001), false },
        { "params", Parameters(100 * 1024), true },
        { "params", Parameters((100 * 1024) + 1), false },
        { "messageVersions", Versions(1, 99), true },
        { "messageVersions", Versions(1, 100), false },
        { "messageVersions", Versions(40, 50), true },
        { "messageVersions", Versions(41, 50), false },
        { "messageVersions", Versions(1000, 1), true },
        { "messageVersions", Versions(1001, 1), false },
        { "messageVersions", Versions(10, 1, Parameters(100 * 1024)), true },
        { "messageVersions", Versions(11, 1, Parameters(100 * 1024)), false },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_member_that_breaks_the_page_is_refused_by_name(string path, string? value, string code, string message)
    {
        var reply = await SendAsync(Minimal.With(path, value));

        reply.ShouldBeExactly(400, $$"""{ "code": "{{code}}", "message": {{message.Quoted()}} }""");
        Sandbox.Mails.ShouldBeEmpty();
        var rejection = Sandbox.Rejections.ShouldHaveSingleItem();
        rejection.ShouldSay("brevo", Path, 400, $"{code}: {message}");
    }

    [Theory]
    [MemberData(nameof(Limits), DisableDiscoveryEnumeration = true)]
    public async Task Limits_hold_to_the_unit(string path, string value, bool accepted)
    {
        var reply = await SendAsync(Minimal.With(path, value));

        reply.Status.ShouldBe(accepted ? 201 : 400);
        if (!accepted)
        {
            reply.Member("code").ShouldBe("out_of_range");
        }
    }

    [Fact]
    public async Task A_missing_key_and_a_wrong_key_are_401()
    {
        (await PostAsync(Path, Minimal)).ShouldBeExactly(
            401, """{ "code": "unauthorized", "message": "authentication not found in headers" }""");
        (await PostAsync(Path, Minimal, ("api-key", "wrong"))).ShouldBeExactly(
            401, """{ "code": "unauthorized", "message": "Key not found" }""");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Other_methods_are_405(string method)
    {
        var reply = await CallAsync(method, Path, headers: ("api-key", Key));

        reply.Status.ShouldBe(405);
        reply.Member("code").ShouldBe("method_not_allowed");
        reply.Allow.ShouldBe("POST");
    }

    [Fact]
    public async Task A_client_that_takes_no_json_is_406()
    {
        var reply = await PostAsync(Path, Minimal, ("api-key", Key), ("Accept", "text/html"));

        reply.Status.ShouldBe(406);
        reply.Member("code").ShouldBe("not_acceptable");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/*")]
    [InlineData("text/html, */*;q=0.1")]
    public async Task A_client_that_takes_json_among_others_is_served(string accept) =>
        (await PostAsync(Path, Minimal, ("api-key", Key), ("Accept", accept))).Status.ShouldBe(201);

    [Fact]
    public async Task Bytes_that_are_no_json_are_400()
    {
        var reply = await CallAsync("POST", Path, Encoding.UTF8.GetBytes("{"), "application/json", ("api-key", Key));

        reply.ShouldBeExactly(400, """{ "code": "bad_request", "message": "The request body is not well-formed JSON." }""");
    }

    private static string Name(int length) => new string('n', length).Quoted();

    private static string Recipients(int count) => Edit.Repeat(count, i => $$"""{ "email": "r{{i}}@example.com" }""");

    /// <summary>An object of exactly that many bytes, written as the editor writes it.</summary>
    private static string Parameters(int bytes) => $$"""{"p":"{{new string('x', bytes - 8)}}"}""";

    private static string Versions(int count, int recipients, string? parameters = null) => Edit.Repeat(
        count,
        _ => $$"""{ "to": {{Recipients(recipients)}} {{(parameters is null ? "" : ", \"params\": " + parameters)}} }""");
}
