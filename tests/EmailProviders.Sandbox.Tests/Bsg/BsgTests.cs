using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests.Bsg;

public abstract class BsgTests : SandboxTests
{
    protected const string LoginPath = "/api/auth/login";
    protected const string RefreshPath = "/api/auth/refresh";
    protected const string MailPath = "/api/email/send-emails";
    protected const string TemplatePath = "/api/email/send-template-emails";

    // The samples of BSG's OpenAPI.
    protected const string SimpleText = """
        {
          "to": ["user@test.com"],
          "from": "Test.email 11_22 <user@test1.email.bsg.world>",
          "subject": "test1",
          "htmlbody": "<html lang=\"en\"><head><title>link to Symbl.cc</title></head><body><h1>Visit site</h1></body></html>"
        }
        """;

    protected const string Template = """
        {
          "to": ["user@test.com"],
          "from": "Test.email 11_22 <user@test1.email.bsg.world>",
          "subject": "test1",
          "template_id": 19,
          "template_content": { "recipients_name": "Test User", "company_name": "Company Name" }
        }
        """;

    protected const string Inlines = """
        [{
          "name": "books.jpg",
          "cid": "books",
          "content_type": "image/jpeg",
          "content": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR4nGNgYAAAAAMAASsJTYQAAAAASUVORK5CYII="
        }]
        """;

    internal async Task<string> LogInAsync()
    {
        var reply = await PostAsync(LoginPath, $$"""{ "api_key": "{{Key}}" }""");
        reply.Status.ShouldBe(200, reply.Text);
        return reply.Member("bearer");
    }

    internal async Task<Reply> SendAsync(string body, string path = MailPath) => await SendAsync(body, path, await LogInAsync());

    internal Task<Reply> SendAsync(string body, string path, string token) =>
        PostAsync(path, body, ("Authorization", $"Bearer {token}"));
}
