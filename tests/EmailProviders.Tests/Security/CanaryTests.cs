using EmailProviders.Brevo;
using EmailProviders.Kaleyra;
using EmailProviders.Tests.Conformance;
using EmailProviders.Tests.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EmailProviders.Tests.Security;

/// <summary>A text that stands for every secret goes through all ways to fail, while everything listens: it is heard nowhere.</summary>
[Collection(nameof(Alone))]
public sealed partial class CanaryTests
{
    private const string Canary = "zq7canary";
    private const string Key = "zq7canary-key";
    private const string Sid = "zq7canary-sid";

    private static readonly string[] Providers = ["bsg", "brevo", "whippy", "kaleyra", "mailerlogic"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static SendEmailRequest Mail => new()
    {
        From = "zq7canary-from@example.com",
        To = ["zq7canary-to@example.net"],
        Subject = "zq7canary subject",
        HtmlBody = "<p>zq7canary body</p>",
        Tags = [],
    };

    [Fact]
    public async Task S14_S15_a_secret_is_heard_nowhere_while_200_sends_fail()
    {
        using var ears = new Ears();
        var failed = 0;
        foreach (var answer in Answers())
        {
            await using var server = new RawServer(answer, RawEnd.Close);
            failed += await FailEverywhere(ears, server.Address, Mail);
        }

        await using var broken = new RawServer("", RawEnd.Reset);
        failed += await FailEverywhere(ears, broken.Address, Mail);
        failed += await FailEverywhere(ears, new Uri("http://127.0.0.1:1"), Mail);
        foreach (var mail in RefusedMails())
            failed += await FailEverywhere(ears, new Uri("http://127.0.0.1:1"), mail);

        failed.ShouldBeGreaterThanOrEqualTo(200);
        ears.Heard.Count.ShouldBeGreaterThan(1_000);
        ears.Heard.Where(text => text.Contains(Canary, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_ears_do_hear()
    {
        using var ears = new Ears();
        await using var server = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", RawEnd.Close);
        using var handler = new SocketsHttpHandler();
        using var client = new HttpClient(handler);
        using var content = new StringContent("{}");
        using var _ = await client.PostAsync(new Uri(server.Address, "/" + Canary), content, Cancel);
        ears.Heard.Count(text => text.Contains(Canary, StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public void S28_faults_of_options_print_no_value()
    {
        var message = Should.Throw<OptionsValidationException>(() => EmailSender.Create(email => email.AddAllTo(new Uri("http://zq7canary.example.com/zq7canary?zq7canary"), "zq7canary key", "zq7canary sid"))).Message;
        message.ShouldNotContain(Canary);
        foreach (var provider in Providers)
            message.ShouldContain(provider);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Provider} failed: {Error} {Fields}")]
    private static partial void LogFailure(ILogger logger, Exception exception, string provider, EmailError error, string fields);

    // What providers answer quotes the mail, and sometimes the key.
    private static IEnumerable<string> Answers()
    {
        string[] bodies =
        [
            """{"code":"zq7canary","message":"zq7canary","error":"zq7canary","errors":[{"description":"zq7canary"}],"reason":"zq7canary"}""",
            """{"error":{"code":"zq7canary","message":"zq7canary","parameter":"zq7canary"},"data":[],"errors":{"zq7canary":["zq7canary"]}}""",
            "<html>zq7canary</html>",
        ];
        foreach (var status in (int[])[400, 401, 402, 403, 404, 409, 413, 422, 429, 500, 502, 503])
        {
            foreach (var body in bodies)
                yield return $"HTTP/1.1 {status} zq7canary\r\nContent-Length: {body.Length}\r\nX-Zq7canary: zq7canary\r\nRetry-After: 999999\r\n\r\n{body}";
        }

        yield return "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/zq7canary\r\nContent-Length: 0\r\n\r\n";
        yield return "zq7canary\r\n\r\n";
        yield return "HTTP/1.1 zq7canary\r\n\r\n";
        yield return "HTTP/1.1 500 zq7canary\r\nzq7canary\r\n\r\n";
    }

    private static IEnumerable<SendEmailRequest> RefusedMails() =>
    [
        Mail with { Subject = "zq7canary\r\n", Headers = new Dictionary<string, string> { ["X-A"] = "zq7canary\n", ["zq7canary x"] = "y" } },
        Mail with { Metadata = new Dictionary<string, string> { ["zq7canary\n"] = "\0zq7canary" }, Tags = ["zq7canary\n"], IdempotencyKey = "zq7canary x" },
        Mail with { Attachments = [EmailAttachment.FromFile("/no/such/zq7canary/folder/a.pdf", "zq7canary.pdf")] },
        Mail with { HtmlBody = null, Template = new EmailTemplate("zq7canary") },
        Mail with { TrackOpens = true, ScheduledAt = DateTimeOffset.UnixEpoch, CalendarEvent = Canary, ReplyTo = ["zq7canary@example.org", "b@example.org"] },
        Mail with { ProviderOptions = [new BrevoSendOptions { SenderIp = Canary, Preheader = "zq7canary\n" }, new KaleyraSendOptions { WebhookId = "zq7canary\n" }] },
    ];

    private static async Task<int> FailEverywhere(Ears ears, Uri address, SendEmailRequest mail)
    {
        var failed = 0;
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(ears).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddEmailProviders(email => email.AddAllTo(address, Key, Sid).Configure(ProviderHarness.NoWaiting));
        using var host = builder.Build();
        await host.StartAsync(Cancel);
        var logger = host.Services.GetRequiredService<ILogger<CanaryTests>>();
        foreach (var provider in Providers)
        {
            try
            {
                await host.Services.GetRequiredKeyedService<IEmailSender>(provider).SendAsync(mail, Cancel);
            }
            catch (EmailSendException exception)
            {
                // As an application would: the exception, and the error as a value.
                LogFailure(logger, exception, provider, exception.Error, string.Join(", ", exception.Error.Fields));
                failed++;
            }
        }

        await host.StopAsync(Cancel);
        return failed;
    }
}
