using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Sandbox.BrowserTests.Support;

/// <summary>The library, pointed at the sandbox: what an application would send.</summary>
public sealed class Mailer(EmailSandbox sandbox) : IAsyncDisposable
{
    private readonly EmailSender email = EmailSender.Create(providers => providers
        .Configure(options => options.RetriesBeforeFailover = 0)
        .AddBsg(Lenient)
        .AddBrevo(Lenient)
        .AddWhippy(Lenient)
        .AddKaleyra(Lenient)
        .AddMailerLogic(Lenient)
        .UseSandbox(sandbox.BaseAddress));

    public Task<TrySendResult> SendAsync(string provider, string subject, string? html = null, EmailAttachment? attachment = null) => email.Provider(provider).TrySendAsync(
        new SendEmailRequest
        {
            From = new EmailAddress("shop@example.com", "The shop"),
            To = ["ada@example.net"],
            Subject = subject,
            TextBody = "The text of " + subject,
            HtmlBody = html ?? $"<h1>The HTML of {subject}</h1>",
            Attachments = attachment is null ? [] : [attachment],
        },
        TestContext.Current.CancellationToken);

    /// <summary>A file that the provider carries: bytes where it may.</summary>
    public static EmailAttachment FileFor(string provider) => provider switch
    {
        "bsg" => EmailAttachment.FromBytes(Encoding.UTF8.GetBytes("png"), "logo.png", "image/png") with { ContentId = "logo" },
        "whippy" => EmailAttachment.FromUrl(new Uri("https://files.example.com/report.csv")),
        _ => EmailAttachment.FromBytes(Encoding.UTF8.GetBytes("order;4711"), "report.csv", "text/csv"),
    };

    public ValueTask DisposeAsync() => email.DisposeAsync();

    private static void Lenient(EmailProviderOptions options) => options.UnsupportedFeatures = UnsupportedFeatureBehavior.Drop;
}
