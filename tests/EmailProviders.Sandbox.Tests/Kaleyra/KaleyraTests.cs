using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests.Kaleyra;

public abstract class KaleyraTests : SandboxTests
{
    protected const string Path = "/v1/sandbox-sid/email";

    protected const string Minimal = """
        {
          "from": "noreply@sender.example",
          "from_name": "No Reply Email from Kaleyra",
          "to": "ada@example.com",
          "subject": "simple email",
          "text_body": "",
          "html_body": "SMS campaign",
          "reply_to": "reply@sender.example"
        }
        """;

    internal Task<Reply> SendAsync(string body) => PostAsync(Path, body, ("api-key", Key));
}
