using System.Text.Json.Nodes;
using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests.Inbox;

/// <summary>A sandbox, MailerLogic calls to fill it, and the inbox's own calls.</summary>
public abstract class InboxTests : SandboxTests
{
    protected const string Mail = """{ "to": "user@example.com", "subject": "Hello", "text": "Secret", "cc": ["cc@example.com"] }""";

    private protected Task<Reply> SendAsync(string body) => PostAsync("/api/v1/send", body, ("X-API-Key", Key));

    private protected Task<Reply> GetAsync(string path, params (string Name, string Value)[] headers) =>
        CallAsync("GET", "/_sandbox/" + path, headers: headers);

    private protected Task<Reply> DeleteAsync(string path) => CallAsync("DELETE", "/_sandbox/" + path, headers: ("X-Email-Sandbox", "1"));

    private protected Task<Reply> PostFaultAsync(string body) => PostAsync("/_sandbox/faults", body, ("X-Email-Sandbox", "1"));

    private protected static string[] SubjectsOf(Reply page) =>
        [.. page.Json["items"]!.AsArray().Select(item => item!["subject"]?.GetValue<string>() ?? item["reason"]!.GetValue<string>())];

    private protected async Task<JsonNode> DetailAsync(string id) => (await GetAsync("inbox/" + id)).Json;
}
