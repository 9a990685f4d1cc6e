using System.Net;
using System.Text;
using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests;

/// <summary>Each option does what it says; the sandbox of the base class stands aside.</summary>
public sealed class OptionsTests : SandboxTests
{
    private const string Mail = """{ "from": "a@sender.example", "to": "b@example.com", "subject": "s", "text_body": "t" }""";

    [Fact]
    public async Task Key_and_sid_replace_the_defaults()
    {
        await using var sandbox = await EmailSandbox.StartAsync(new EmailSandboxOptions { ApiKey = "own-key", KaleyraSid = "OWN_sid-1" }, Stop);

        (await StatusAsync(sandbox, "/v1/OWN_sid-1/email", Mail, "own-key")).ShouldBe(HttpStatusCode.Accepted);
        (await StatusAsync(sandbox, "/v1/OWN_sid-1/email", Mail, Key)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(sandbox, "/v1/sandbox-sid/email", Mail, "own-key")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_port_can_be_chosen()
    {
        var port = Sandbox.BaseAddress.Port;
        await Sandbox.DisposeAsync();

        await using var again = await EmailSandbox.StartAsync(new EmailSandboxOptions { Port = port }, Stop);

        again.BaseAddress.ShouldBe(Sandbox.BaseAddress);
    }

    [Fact]
    public async Task Windows_of_zero_forget_at_once()
    {
        const string Keyed = """
            {
              "sender": { "email": "a@sender.example" }, "to": [{ "email": "b@example.com" }], "subject": "s", "htmlContent": "h",
              "headers": { "idempotencyKey": "0b5c3d1e-9a55-4a9b-8a1c-2b7d55a2f001" }
            }
            """;
        await using var sandbox = await EmailSandbox.StartAsync(
            new EmailSandboxOptions { IdempotencyWindow = TimeSpan.Zero, DuplicateWindow = TimeSpan.Zero }, Stop);

        (await StatusAsync(sandbox, "/v3/smtp/email", Keyed, Key)).ShouldBe(HttpStatusCode.Created);
        (await StatusAsync(sandbox, "/v3/smtp/email", Keyed, Key)).ShouldBe(HttpStatusCode.Created);
    }

    private static async Task<HttpStatusCode> StatusAsync(EmailSandbox sandbox, string path, string body, string key)
    {
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = sandbox.BaseAddress };
        client.DefaultRequestHeaders.Add("api-key", key);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content, Stop);
        return response.StatusCode;
    }
}
