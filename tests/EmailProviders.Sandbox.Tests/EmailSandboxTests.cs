using System.Diagnostics;
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
        { new EmailSandboxOptions { MaxBytes = 0 }, "MaxBytes" },
        { new EmailSandboxOptions { Host = "" }, "Host" },
        { new EmailSandboxOptions { Host = "example.com" }, "Host" },
        { new EmailSandboxOptions { Host = null! }, "Host" },
        { new EmailSandboxOptions { Host = "0.0.0.0" }, "Token" },
        { new EmailSandboxOptions { Host = "::" }, "Token" },
        { new EmailSandboxOptions { Token = "too-short" }, "Token" },
        { new EmailSandboxOptions { Token = "sixteen characters and spaces" }, "Token" },
        { new EmailSandboxOptions { AllowedHosts = null! }, "AllowedHosts" },
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

    private Task<Reply> SendAsync(string body) => PostAsync("/api/v1/send", body, ("X-API-Key", Key));
}
