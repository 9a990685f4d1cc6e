using System.Diagnostics;
using System.Text.Json.Nodes;
using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests;

public sealed class EmailSandboxTests : SandboxTests
{
    private const string Mail = """{ "to": "user@example.com", "subject": "Hello", "text": "Secret", "cc": ["cc@example.com"] }""";

    public static TheoryData<EmailSandboxOptions, string> BadOptions => new()
    {
        { new EmailSandboxOptions { Port = -1 }, "Port" },
        { new EmailSandboxOptions { Port = 65536 }, "Port" },
        { new EmailSandboxOptions { ApiKey = "" }, "ApiKey" },
        { new EmailSandboxOptions { ApiKey = "a b" }, "ApiKey" },
        { new EmailSandboxOptions { ApiKey = "kéy" }, "ApiKey" },
        { new EmailSandboxOptions { ApiKey = null! }, "ApiKey" },
        { new EmailSandboxOptions { KaleyraSid = "" }, "KaleyraSid" },
        { new EmailSandboxOptions { KaleyraSid = "a/b" }, "KaleyraSid" },
        { new EmailSandboxOptions { KaleyraSid = "messaging" }, "KaleyraSid" },
        { new EmailSandboxOptions { TimeProvider = null! }, "TimeProvider" },
        { new EmailSandboxOptions { MaxMails = 0 }, "MaxMails" },
        { new EmailSandboxOptions { IdempotencyWindow = TimeSpan.FromTicks(-1) }, "IdempotencyWindow" },
        { new EmailSandboxOptions { DuplicateWindow = TimeSpan.FromTicks(-1) }, "DuplicateWindow" },
        { new EmailSandboxOptions { BsgTokenLifetime = TimeSpan.FromSeconds(0.9) }, "BsgTokenLifetime" },
        { new EmailSandboxOptions { BsgTokenLifetime = TimeSpan.MaxValue }, "BsgTokenLifetime" },
    };

    [Fact]
    public async Task It_starts_in_well_under_a_second()
    {
        // The best of three: a neighbour on the machine may hold one of them up.
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var watch = Stopwatch.StartNew();
            await using var sandbox = await EmailSandbox.StartAsync(cancellationToken: Stop);
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        best.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void It_listens_on_loopback_on_a_free_port()
    {
        Sandbox.BaseAddress.Host.ShouldBe("127.0.0.1");
        Sandbox.BaseAddress.AbsolutePath.ShouldBe("/");
        Sandbox.BaseAddress.Port.ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(BadOptions), DisableDiscoveryEnumeration = true)]
    public async Task An_option_out_of_range_is_named(EmailSandboxOptions options, string name)
    {
        var fault = await Should.ThrowAsync<ArgumentException>(() => EmailSandbox.StartAsync(options, Stop));

        fault.Message.ShouldStartWith(name + " ");
        fault.ParamName.ShouldBe("options");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_an_io_error() =>
        await Should.ThrowAsync<IOException>(() => EmailSandbox.StartAsync(new EmailSandboxOptions { Port = Sandbox.BaseAddress.Port }, Stop));

    [Fact]
    public async Task A_start_that_is_cancelled_does_not_listen() =>
        await Should.ThrowAsync<OperationCanceledException>(() => EmailSandbox.StartAsync(null, new CancellationToken(canceled: true)));

    [Fact]
    public async Task Sandboxes_side_by_side_share_nothing()
    {
        await using var other = await EmailSandbox.StartAsync(new EmailSandboxOptions { ApiKey = "other-key" }, Stop);

        (await SendAsync(Mail)).Status.ShouldBe(200);

        other.BaseAddress.ShouldNotBe(Sandbox.BaseAddress);
        other.Mails.ShouldBeEmpty();
        Sandbox.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Many_calls_at_once_are_all_kept()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => SendAsync(Mail)));

        replies.ShouldAllBe(reply => reply.Status == 200);
        Sandbox.Mails.Select(mail => mail.Id).Distinct().Count().ShouldBe(200);
    }

    [Fact]
    public async Task The_oldest_mails_and_rejections_go_first()
    {
        await using var small = await EmailSandbox.StartAsync(new EmailSandboxOptions { MaxMails = 2 }, Stop);
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = small.BaseAddress };
        client.DefaultRequestHeaders.Add("X-API-Key", Key);
        foreach (var subject in new[] { "\"one\"", "\"two\"", "\"three\"", "1", "2", "[]" })
        {
            using var content = new StringContent(Mail.With("subject", subject), System.Text.Encoding.UTF8, "application/json");
            using var response = await client.PostAsync(new Uri("/api/v1/send", UriKind.Relative), content, Stop);
        }

        small.Mails.Select(mail => mail.Subject).ShouldBe(["two", "three"]);
        small.Rejections.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Stopped_it_refuses_connections_and_still_shows_its_mails()
    {
        await SendAsync(Mail);
        await Sandbox.DisposeAsync();

        await Should.ThrowAsync<HttpRequestException>(() => SendAsync(Mail));
        Sandbox.Mails.Count.ShouldBe(1);
        await Sandbox.DisposeAsync();
    }

    [Fact]
    public async Task Texts_for_logs_hold_no_personal_data()
    {
        await SendAsync(Mail.With("attachments", """[{ "filename": "cv-ada.pdf", "content": "AA==", "contentType": "application/pdf" }]"""));
        await SendAsync(Mail.With("to", "\"bad address\""));

        var mail = Sandbox.Mails[0];
        mail.ToString().ShouldBe($"mailerlogic mail: 1 to, 1 cc, 0 bcc, 1 attachments, {mail.RequestBytes} bytes");
        mail.Attachments[0].ToString().ShouldBe("attachment: 1 bytes");
        Sandbox.Rejections[0].ToString().ShouldBe("mailerlogic: POST answered 400");
    }

    [Fact]
    public async Task The_list_shows_each_mail_in_short()
    {
        await SendAsync(Mail);

        var reply = await CallAsync("GET", "/_sandbox/mails");

        var mail = Sandbox.Mails[0];
        reply.ShouldBeExactly(200, $$"""
            [{
              "id": "{{mail.Id}}",
              "provider": "mailerlogic",
              "receivedAt": "2026-04-05T12:00:00+00:00",
              "from": "noreply@sandbox.example",
              "to": ["user@example.com"],
              "cc": ["cc@example.com"],
              "bcc": [],
              "subject": "Hello",
              "attachments": 0,
              "messageId": {{mail.MessageId.Quoted()}},
              "requestBytes": {{mail.RequestBytes}}
            }]
            """);
    }

    [Fact]
    public async Task A_mail_of_its_own_address_is_whole()
    {
        await SendAsync(Mail.With("attachments", """[{ "filename": "a.txt", "content": "SGVsbG8=", "contentType": "text/plain" }]"""));

        var json = (await CallAsync("GET", $"/_sandbox/mails/{Sandbox.Mails[0].Id}")).Json;

        json["text"]!.GetValue<string>().ShouldBe("Secret");
        json["requestBody"]!.GetValue<string>().ShouldBe(Sandbox.Mails[0].RequestBody);
        JsonNode.DeepEquals(json["attachments"], JsonNode.Parse("""
            [{ "fileName": "a.txt", "contentType": "text/plain", "contentId": null, "url": null, "content": "SGVsbG8=", "length": 5 }]
            """)).ShouldBeTrue(json["attachments"]!.ToJsonString());
    }

    [Fact]
    public async Task An_unknown_mail_is_404_and_no_rejection()
    {
        (await CallAsync("GET", "/_sandbox/mails/none")).Status.ShouldBe(404);

        Sandbox.Rejections.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rejections_can_be_read_over_http()
    {
        await PostAsync("/api/v1/send", Mail);

        (await CallAsync("GET", "/_sandbox/rejections")).ShouldBeExactly(200, """
            [{
              "provider": "mailerlogic",
              "method": "POST",
              "path": "/api/v1/send",
              "status": 401,
              "reason": "unauthorized: The X-API-Key header is missing."
            }]
            """);
    }

    [Fact]
    public async Task Delete_empties_mails_and_rejections()
    {
        await SendAsync(Mail);
        await PostAsync("/api/v1/send", Mail);

        (await CallAsync("DELETE", "/_sandbox/mails")).ShouldBeExactly(200, "{}");

        Sandbox.Mails.ShouldBeEmpty();
        Sandbox.Rejections.ShouldBeEmpty();
        (await CallAsync("GET", "/_sandbox/mails")).Text.ShouldBe("[]");
    }

    [Fact]
    public async Task The_key_is_in_no_output()
    {
        var login = await PostAsync("/api/auth/login", $$"""{ "api_key": "{{Key}}", "{{Key}}": 1 }""");
        var sid = await PostAsync($"/v1/{Key}/email", "{}", ("api-key", Key));
        var nobody = await PostAsync($"/{Key}", "{}", ("api-key", Key));
        var mail = await SendAsync(Mail);
        var list = await CallAsync("GET", "/_sandbox/mails");
        var full = await CallAsync("GET", $"/_sandbox/mails/{Sandbox.Mails[0].Id}");
        var rejections = await CallAsync("GET", "/_sandbox/rejections");

        Sandbox.Rejections.Count.ShouldBe(3);
        foreach (var reply in new[] { sid, nobody, mail, list, full, rejections })
        {
            reply.Text.ShouldNotContain(Key);
        }

        // BSG's answer names the unknown member, which is the caller's own text; the record of it does not.
        login.Status.ShouldBe(422);
        Sandbox.Rejections[0].Reason.ShouldBe("*** is not a known parameter");
    }

    private Task<Reply> SendAsync(string body) => PostAsync("/api/v1/send", body, ("X-API-Key", Key));
}
