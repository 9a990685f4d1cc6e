using System.Text;
using System.Text.Json.Nodes;
using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests;

public sealed class BoundedMemoryTests : IAsyncDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bytes_are_bounded_too_and_the_newest_mail_always_stays()
    {
        const int MaxBytes = 4 * 1024 * 1024;
        await using var sandbox = await EmailSandbox.StartAsync(new EmailSandboxOptions { MaxBytes = MaxBytes }, Stop);
        var megabyte = Convert.ToBase64String(new byte[1024 * 1024]);
        for (var i = 0; i < 20; i++)
        {
            await SendAsync(sandbox, i.ToString(System.Globalization.CultureInfo.InvariantCulture), megabyte);
        }

        // A megabyte takes 2.3: as base64 in the body, and decoded.
        sandbox.Mails.Select(mail => mail.Subject).ShouldBe(["19"]);
        sandbox.Forgotten.ShouldBe(19);

        await SendAsync(sandbox, "huge", Convert.ToBase64String(new byte[9 * 1024 * 1024]));
        sandbox.Mails.Select(mail => mail.Subject).ShouldBe(["huge"]);
        await SendAsync(sandbox, "small", "AA==");
        sandbox.Mails.Select(mail => mail.Subject).ShouldBe(["small"]);
    }

    [Fact]
    public async Task The_oldest_of_both_kinds_goes_first()
    {
        await using var sandbox = await EmailSandbox.StartAsync(new EmailSandboxOptions { MaxBytes = 400_000 }, Stop);
        for (var i = 0; i < 8; i++)
        {
            await PostAsync(sandbox, $$"""{ "text": "{{new string('x', 100_000)}}" }""");
        }

        sandbox.Rejections.Count.ShouldBeInRange(1, 4);
        for (var i = 0; i < 8; i++)
        {
            await SendAsync(sandbox, "mail", Convert.ToBase64String(new byte[50_000]));
        }

        sandbox.Rejections.ShouldBeEmpty();
        sandbox.Mails.Count.ShouldBeInRange(1, 4);
    }

    [Fact]
    public async Task Ten_thousand_mails_are_kept_and_found()
    {
        await using var sandbox = await EmailSandbox.StartAsync(cancellationToken: Stop);
        await Parallel.ForAsync(0, 10_020, Stop, async (i, _) => await SendAsync(sandbox, $"mail {i}", "AA=="));

        sandbox.Mails.Count.ShouldBe(10_000);
        sandbox.Forgotten.ShouldBe(20);
        var subject = sandbox.Mails[5_000].Subject!;
        var page = JsonNode.Parse(await client.GetStringAsync(new Uri(sandbox.InboxAddress, $"inbox?q={Uri.EscapeDataString(subject)}&limit=1000"), Stop))!;
        page["items"]!.AsArray().Select(item => item!["subject"]!.GetValue<string>()).ShouldContain(subject);
        page["forgotten"]!.GetValue<int>().ShouldBe(20);
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task SendAsync(EmailSandbox sandbox, string subject, string content) => PostAsync(sandbox, $$"""
        {
          "to": "user@example.com", "subject": {{subject.Quoted()}}, "text": "t",
          "attachments": [{ "filename": "a.bin", "content": "{{content}}", "contentType": "application/octet-stream" }]
        }
        """);

    private async Task PostAsync(EmailSandbox sandbox, string json)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        body.Headers.Add("X-API-Key", EmailSandboxOptions.DefaultApiKey);
        using var response = await client.PostAsync(new Uri(sandbox.BaseAddress, "/api/v1/send"), body, Stop);
    }
}
