using System.Text;
using System.Text.Json.Nodes;
using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests;

/// <summary>What goes wrong before any member is read, for all five alike; each in its own error shape.</summary>
public sealed class CommonRefusalTests : SandboxTests
{
    private static readonly string[] Providers = ["bsg", "brevo", "whippy", "kaleyra", "mailerlogic"];

    private static readonly string[] ContentTypes =
        ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=iso-8859-1", "application/problem+json", ""];

    private static readonly (string Body, string Problem)[] Bodies =
    [
        ("", "The request body is empty."),
        ("{", "The request body is not well-formed JSON."),
        ("{} {}", "The request body is not well-formed JSON."),
        ("{ \"to\": 1, }", "The request body is not well-formed JSON."),
        ("{ /* no */ }", "The request body is not well-formed JSON."),
        ("{ \"subject\": \"a\", \"subject\": \"b\" }", "The request body is not well-formed JSON."),
        (string.Concat(Enumerable.Repeat("[", 40)), "The request body is not well-formed JSON."),
        ("{ \"subject\": \"\\ud83d\" }", "The request body holds half of a surrogate pair."),
        ("{ \"\\ud83d\": 1 }", "The request body holds half of a surrogate pair."),
        ("{ \"subject\": \"\u00ff\" }", "The request body is not valid UTF-8."),
    ];

    public static TheoryData<string> AllProviders => [.. Providers];

    public static MatrixTheoryData<string, string> EveryContentType => new(Providers, ContentTypes);

    public static TheoryData<string, string, string> EveryBody
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var provider in Providers)
            {
                foreach (var (body, problem) in Bodies)
                {
                    data.Add(provider, body, problem);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EveryContentType))]
    public async Task Other_content_types_are_415(string provider, string contentType)
    {
        var call = await KnownCallAsync(provider);

        var reply = await CallAsync("POST", call.Path, "{}"u8.ToArray(), contentType.Length == 0 ? null : contentType, call.Header);

        reply.Status.ShouldBe(415);
        MessageOf(provider, reply.Json).ShouldContain("application/json");
    }

    [Theory]
    [MemberData(nameof(AllProviders))]
    public async Task A_compressed_body_is_415(string provider)
    {
        var call = await KnownCallAsync(provider);

        var reply = await CallAsync("POST", call.Path, "{}"u8.ToArray(), "application/json", call.Header, ("Content-Encoding", "gzip"));

        reply.Status.ShouldBe(415);
    }

    [Theory]
    [MemberData(nameof(EveryBody), DisableDiscoveryEnumeration = true)]
    public async Task Bytes_that_are_no_json_are_400_in_the_providers_shape(string provider, string body, string problem)
    {
        var call = await KnownCallAsync(provider);

        // Latin-1 makes one byte of each character, so that the last case is not UTF-8.
        var reply = await CallAsync("POST", call.Path, Encoding.Latin1.GetBytes(body), "application/json; charset=utf-8", call.Header);

        reply.Status.ShouldBe(400);
        MessageOf(provider, reply.Json).ShouldBe(problem);
        Sandbox.Rejections[^1].Provider.ShouldBe(provider);
    }

    [Theory]
    [InlineData("bsg", 422, "The body must be a JSON object.")]
    [InlineData("brevo", 400, "the body must be a JSON object")]
    [InlineData("whippy", 422, "the body must be a JSON object")]
    [InlineData("kaleyra", 400, "the body must be a JSON object")]
    [InlineData("mailerlogic", 400, "the body must be a JSON object")]
    public async Task A_root_that_is_no_object_is_a_validation_error(string provider, int status, string message)
    {
        var call = await KnownCallAsync(provider);

        var reply = await PostAsync(call.Path, "[]", call.Header);

        reply.Status.ShouldBe(status);
        reply.Text.ShouldContain(message);
    }

    [Theory]
    [MemberData(nameof(AllProviders))]
    public async Task A_key_given_twice_is_no_key(string provider)
    {
        var call = await KnownCallAsync(provider);

        var answer = await RawAsync(
            $"POST {call.Path} HTTP/1.1\r\nHost: localhost\r\n{call.Header.Name}: {call.Header.Value}\r\n"
            + $"{call.Header.Name}: {call.Header.Value}\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{{}}");

        answer.ShouldStartWith("HTTP/1.1 401 ");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/v3/smtp/email/")]
    [InlineData("/V3/smtp/email")]
    [InlineData("/v3/smtp/emails")]
    [InlineData("/api/email/send-emails/")]
    [InlineData("/api/v1/send/")]
    [InlineData("/api/send")]
    [InlineData("/v1/messaging/sms")]
    [InlineData("/v1/a/b/email")]
    [InlineData("/v1//email")]
    [InlineData("/v1/sandbox-sid/email//")]
    [InlineData("/api/v1/sandbox-sid/email")]
    [InlineData("/_sandboxes")]
    public async Task Any_other_path_is_a_plain_404(string path)
    {
        var reply = await PostAsync(path, "{}", ("api-key", Key));

        reply.ShouldBeExactly(404, """{ "error": "not found" }""");
    }

    [Fact]
    public async Task A_path_that_is_nobodys_is_a_rejection_without_a_provider()
    {
        await PostAsync("/v3/smtp/emails?x=1", "{}");

        Sandbox.Rejections.ShouldHaveSingleItem().ShouldSay(null, "/v3/smtp/emails", 404, "No provider has this path.");
    }

    [Theory]
    [MemberData(nameof(AllProviders))]
    public async Task A_client_that_hangs_up_leaves_the_sandbox_in_order(string provider)
    {
        var call = await KnownCallAsync(provider);
        using (var socket = new System.Net.Sockets.TcpClient())
        {
            await socket.ConnectAsync(Sandbox.BaseAddress.Host, Sandbox.BaseAddress.Port, Stop);
            await socket.GetStream().WriteAsync(
                Encoding.ASCII.GetBytes($"POST {call.Path} HTTP/1.1\r\nHost: localhost\r\n{call.Header.Name}: {call.Header.Value}\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{{"),
                Stop);
        }

        var reply = await PostAsync(call.Path, "{}", call.Header);

        reply.Status.ShouldBeOneOf(400, 422);
        Sandbox.Mails.ShouldBeEmpty();
    }

    private static string MessageOf(string provider, JsonNode json) => (provider switch
    {
        "whippy" => json["errors"]![0]!["description"],
        "kaleyra" => json["error"]!["message"],
        _ => json["message"],
    })!.GetValue<string>();

    private async Task<(string Path, (string Name, string Value) Header)> KnownCallAsync(string provider) => provider switch
    {
        "brevo" => ("/v3/smtp/email", ("api-key", Key)),
        "whippy" => ("/v1/messaging/email", ("X-WHIPPY-KEY", Key)),
        "kaleyra" => ("/v1/sandbox-sid/email", ("api-key", Key)),
        "mailerlogic" => ("/api/v1/send", ("X-API-Key", Key)),
        _ => ("/api/email/send-emails", ("Authorization", "Bearer " + await BearerAsync())),
    };

    private async Task<string> BearerAsync() =>
        (await PostAsync("/api/auth/login", $$"""{ "api_key": "{{Key}}" }""")).Member("bearer");
}
