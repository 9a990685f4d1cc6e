using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace EmailProviders.Sandbox.Tests.Tool;

/// <summary><c>email-sandbox</c> from its package.</summary>
public sealed class ToolTests(InstalledTool tool) : IClassFixture<InstalledTool>, IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_where_it_is_and_takes_mails()
    {
        await using var running = await RunningTool.StartAsync(tool);

        running.Lines["API key"].ShouldBe(EmailSandboxOptions.DefaultApiKey);
        running.Lines["Kaleyra SID"].ShouldBe(EmailSandboxOptions.DefaultKaleyraSid);
        running.InboxAddress.Host.ShouldBe("127.0.0.1");
        await SendAsync(running, "Hello");
        (await SubjectsAsync(running)).ShouldBe(["Hello"]);
        (await client.GetStringAsync(running.BaseAddress, Stop)).ShouldContain("<title>Email Sandbox</title>");
    }

    [Fact]
    public async Task Mails_survive_a_crash_in_the_file_and_deleted_ones_do_not_come_back()
    {
        var file = Path.Combine(tool.Folder, "mails.db");
        await using (var first = await RunningTool.StartAsync(tool, "--database", file))
        {
            await SendAsync(first, "One", """, "headers": { "X-Order": "7" }, "attachments": [{ "filename": "a.txt", "content": "SGVsbG8=", "contentType": "text/plain" }]""");
            await SendAsync(first, "Two");
            await SendAsync(first, "Three");
            await DeleteAsync(first, (await ItemsAsync(first)).Single(item => item["subject"]!.GetValue<string>() == "Two")["id"]!.GetValue<string>());
            await first.KillAsync();
        }

        await using (var second = await RunningTool.StartAsync(tool, "--database", file, "--max-mails", "2"))
        {
            (await SubjectsAsync(second)).ShouldBe(["Three", "One"]);
            var id = (await ItemsAsync(second))[1]["id"]!.GetValue<string>();
            var detail = JsonNode.Parse(await client.GetStringAsync(new Uri(second.InboxAddress, "inbox/" + id), Stop))!;
            detail["mail"]!["headers"]!["X-Order"]!.GetValue<string>().ShouldBe("7");
            detail["answer"]!["status"]!.GetValue<int>().ShouldBe(200);
            detail["request"]!["body"]!.GetValue<string>().ShouldContain("user@example.com");
            (await client.GetStringAsync(new Uri(second.InboxAddress, $"inbox/{id}/attachments/0"), Stop)).ShouldBe("Hello");
            await SendAsync(second, "Four");
        }

        await using var third = await RunningTool.StartAsync(tool, "--database", file);
        (await SubjectsAsync(third)).ShouldBe(["Four", "Three"]);
        await DeleteAsync(third, "");
        (await SubjectsAsync(third)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Open_to_other_machines_it_makes_a_token_and_asks_for_it()
    {
        await using var running = await RunningTool.StartAsync(tool, "--host", "0.0.0.0");
        var token = running.Lines["Token"];
        token.Length.ShouldBe(32);

        using var without = await client.GetAsync(new Uri(running.InboxAddress, "inbox"), Stop);
        without.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(running.InboxAddress, "inbox"));
        request.Headers.Add("Authorization", "Bearer " + token);
        using var with = await client.SendAsync(request, Stop);
        with.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Host must be an IP address or localhost.", "--host", "example.com")]
    [InlineData("Token must be at least 16 visible ASCII characters.", "--token", "short")]
    [InlineData("Port must be between 0 and 65535.", "--port", "70000")]
    [InlineData("MaxMails must be at least 1.", "--max-mails", "0")]
    [InlineData("Cannot parse argument 'x'", "--port", "x")]
    public async Task A_wrong_option_is_one_line_and_exit_code_1(string message, params string[] arguments)
    {
        var (exitCode, _, error) = await RunningTool.RunAsync(tool, arguments);

        exitCode.ShouldBe(1);
        error.ShouldStartWith(message);
        error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_told_and_left_alone()
    {
        var file = Path.Combine(tool.Folder, "notes.txt");
        await File.WriteAllTextAsync(file, new string('x', 5000), Stop);

        var (exitCode, _, error) = await RunningTool.RunAsync(tool, "--port", "0", "--database", file);

        exitCode.ShouldBe(1);
        error.ShouldStartWith($"The database {file} cannot be used: ");
        (await File.ReadAllTextAsync(file, Stop)).ShouldBe(new string('x', 5000));
    }

    [Fact]
    public async Task Help_names_every_option()
    {
        var (exitCode, output, _) = await RunningTool.RunAsync(tool, "--help");

        exitCode.ShouldBe(0);
        foreach (var option in new[] { "--port", "--host", "--token", "--allow-host", "--api-key", "--kaleyra-sid", "--database", "--max-mails", "--max-megabytes" })
        {
            output.ShouldContain(option);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task SendAsync(RunningTool running, string subject, string members = "")
    {
        using var body = new StringContent($$"""{ "to": "user@example.com", "subject": "{{subject}}", "text": "t"{{members}} }""", Encoding.UTF8, "application/json");
        body.Headers.Add("X-API-Key", EmailSandboxOptions.DefaultApiKey);
        using var response = await client.PostAsync(new Uri(running.BaseAddress, "/api/v1/send"), body, Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task DeleteAsync(RunningTool running, string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, new Uri(running.InboxAddress, id.Length == 0 ? "inbox" : "inbox/" + id));
        request.Headers.Add("X-Email-Sandbox", "1");
        using var response = await client.SendAsync(request, Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    private async Task<JsonNode[]> ItemsAsync(RunningTool running) =>
        [.. JsonNode.Parse(await client.GetStringAsync(new Uri(running.InboxAddress, "inbox"), Stop))!["items"]!.AsArray().Select(item => item!)];

    private async Task<string[]> SubjectsAsync(RunningTool running) => [.. (await ItemsAsync(running)).Select(item => item["subject"]!.GetValue<string>())];
}
