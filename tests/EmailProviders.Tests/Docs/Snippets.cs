using EmailProviders.Brevo;
using EmailProviders.Kaleyra;
using EmailProviders.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EmailProviders.Tests.Docs;

/// <summary>The README's blocks of code, compiled; the ones that can be are run.</summary>
public sealed class Snippets
{
    internal static void Register(HostApplicationBuilder builder)
    {
        builder.Services.AddEmailProviders(email => email
            .AddBrevo(brevo => brevo.ApiKey = builder.Configuration["Brevo:ApiKey"]!)
            .AddKaleyra(kaleyra =>
            {
                kaleyra.Sid = builder.Configuration["Kaleyra:Sid"]!;
                kaleyra.ApiKey = builder.Configuration["Kaleyra:ApiKey"]!;
            }));
    }

    [Fact]
    public async Task The_sandbox_block_runs()
    {
        var mail = Mail() with { Attachments = [], ProviderOptions = [] };

        await using var sandbox = await EmailSandbox.StartAsync();
        await using var email = EmailSender.Create(providers => providers.AddBrevo(_ => { }).UseSandbox(sandbox.BaseAddress));

        await email.SendAsync(mail);

        var arrived = await sandbox.WaitForMailAsync(received => received.Subject == "Your invoice");

        arrived.Tags.ShouldBe(["invoice"]);
    }

    internal static async Task SendMany(IEmailSender email, IEnumerable<SendEmailRequest> mails)
    {
        var progress = new Progress<SendManyProgress>(sent => Console.WriteLine($"{sent.Accepted} of {sent.Total} accepted"));
        await foreach (var result in email.SendManyAsync(mails, progress: progress))
        {
            if (!result.IsAccepted)
                Console.WriteLine($"{result.Outcome}: {result.Error.Description}");
        }
    }

    private static SendEmailRequest Mail()
    {
        var mail = new SendEmailRequest
        {
            From = new EmailAddress("billing@example.com", "Billing"),
            To = ["ada@example.net"],
            Cc = ["records@example.net"],
            ReplyTo = ["support@example.com"],
            Subject = "Your invoice",
            TextBody = "Dear Ada, …",
            HtmlBody = "<p>Dear Ada, …</p>",
            Attachments = [EmailAttachment.FromFile("invoice-4711.pdf")],
            Tags = ["invoice"],
            Metadata = new Dictionary<string, string> { ["order"] = "4711" },
            IdempotencyKey = "invoice-4711",
            ProviderOptions = [new BrevoSendOptions { SenderIp = "192.0.2.7" }, new KaleyraSendOptions { CallbackProfileId = "IN_…" }],
        };
        return mail;
    }
}
