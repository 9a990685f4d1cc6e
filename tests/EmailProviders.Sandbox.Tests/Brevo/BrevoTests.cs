using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests.Brevo;

public abstract class BrevoTests : SandboxTests
{
    protected const string Path = "/v3/smtp/email";

    protected const string Minimal = """
        {
          "sender": { "email": "ada@sender.example", "name": "Ada" },
          "to": [{ "email": "jimmy@example.com", "name": "Jimmy" }],
          "subject": "Hello",
          "htmlContent": "<p>Hello</p>"
        }
        """;

    internal Task<Reply> SendAsync(string body) => PostAsync(Path, body, ("api-key", Key));
}
