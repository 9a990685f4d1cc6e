using System.Text;
using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests.Faults;

/// <summary>A good call of each provider, told apart by its subject.</summary>
public abstract class FaultTests : SandboxTests
{
    protected static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>A test that would hang fails instead.</summary>
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    protected static string[] Providers { get; } = ["bsg", "brevo", "whippy", "kaleyra", "mailerlogic"];

    public static TheoryData<string> AllProviders => [.. Providers];

    protected static string PathOf(string provider) => provider switch
    {
        "bsg" => "/api/email/send-emails",
        "brevo" => "/v3/smtp/email",
        "whippy" => "/v1/messaging/email",
        "kaleyra" => "/v1/sandbox-sid/email",
        _ => "/api/v1/send",
    };

    protected static int SuccessOf(string provider) => provider switch
    {
        "mailerlogic" => 200,
        "kaleyra" => 202,
        _ => 201,
    };

    protected static string BodyOf(string provider, string subject) => (provider switch
    {
        "bsg" => """{ "to": ["user@example.com"], "from": "ada@sender.example", "htmlbody": "<p>Hello</p>" }""",
        "brevo" => """{ "to": [{ "email": "user@example.com" }], "sender": { "email": "ada@sender.example" }, "htmlContent": "<p>Hello</p>" }""",
        "whippy" => """{ "to": "user@example.com", "from": "9b2f6f0a-6a53-4b0c-8f5f-0d9be5a6c001", "body": "Hello" }""",
        "kaleyra" => """{ "to": "user@example.com", "from": "ada@sender.example", "html_body": "<p>Hello</p>" }""",
        _ => """{ "to": "user@example.com", "text": "Hello" }""",
    }).With("subject", subject.Quoted());

    internal async Task<Reply> SendAsync(string provider, string subject = "Hello") =>
        await PostAsync(PathOf(provider), BodyOf(provider, subject), await HeaderAsync(provider));

    /// <summary>The same call, answered as soon as the head is here.</summary>
    protected async Task<HttpResponseMessage> StartAsync(string provider, CancellationToken cancellationToken)
    {
        var (name, value) = await HeaderAsync(provider);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Sandbox.BaseAddress, PathOf(provider)));
        request.Headers.Add(name, value);
        request.Content = new StringContent(BodyOf(provider, "Hello"), Encoding.UTF8, "application/json");
        return await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    protected async Task<string> LogInAsync() =>
        (await PostAsync("/api/auth/login", $$"""{ "api_key": "{{Key}}" }""")).Member("bearer");

    protected async Task<(string Name, string Value)> HeaderAsync(string provider) => provider switch
    {
        "bsg" => ("Authorization", "Bearer " + await LogInAsync()),
        "whippy" => ("X-WHIPPY-KEY", Key),
        "mailerlogic" => ("X-API-Key", Key),
        _ => ("api-key", Key),
    };
}
