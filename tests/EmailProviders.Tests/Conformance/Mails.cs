using System.Text;
using EmailProviders.Providers;

namespace EmailProviders.Tests.Conformance;

/// <summary>The mails that the shared suites send.</summary>
public static class Mails
{
    public const string Key = "11111111-2222-4333-8444-555555555555";

    public static SendEmailRequest Minimal { get; } = new()
    {
        From = "sender@example.com",
        To = ["ada@example.net"],
        Subject = "Hello",
        HtmlBody = "<p>Hello</p>",
        IdempotencyKey = Key,
    };

    public static SendEmailRequest Templated { get; } = new()
    {
        From = "sender@example.com",
        To = ["ada@example.net"],
        Template = new EmailTemplate(ProviderCase.TemplateName),
        IdempotencyKey = Key,
    };

    public static SendEmailRequest Unicode { get; } = Minimal with
    {
        Subject = "Grüße — 日本語 🎉 \"quoted\" \\ back",
        TextBody = "Zeile eins\r\nsträng \u2028 Ωmega 𝄞\ttab",
        HtmlBody = "<p>Łódź &amp; São <b>Paulo</b> 'x' \"y\" 🎉</p>",
    };

    /// <summary>A mail with everything that a provider carries.</summary>
    public static SendEmailRequest Everything(EmailProviderDescriptor provider)
    {
        bool Has(EmailFeatures feature) => provider.Supports(feature);
        return Minimal with
        {
            From = Has(EmailFeatures.SenderName) ? new EmailAddress("sender@example.com", "Sender, \"Inc.\"") : "sender@example.com",
            To = Has(EmailFeatures.MultipleTo)
                ? [Named("ada@example.net", "Ada", provider), Named("ben@example.net", "Ben", provider)]
                : ["ada@example.net"],
            Cc = Has(EmailFeatures.Cc) ? [Named("cc1@example.net", "Carla", provider), "cc2@example.net"] : [],
            Bcc = Has(EmailFeatures.Bcc) ? ["bcc1@example.net", "bcc2@example.net"] : [],
            ReplyTo = Has(EmailFeatures.ReplyTo)
                ? [Has(EmailFeatures.ReplyToName) ? new EmailAddress("answers@example.com", "Answers") : "answers@example.com"]
                : [],
            Subject = "Everything",
            TextBody = Has(EmailFeatures.TextAlternative) ? "Hello\nthere" : null,
            HtmlBody = "<p>Hello<br>there</p>",
            Attachments = [.. AttachmentsOf(provider)],
            Headers = Has(EmailFeatures.Headers) ? new Dictionary<string, string> { ["X-Order"] = "4711", ["X-Batch"] = "night" } : Minimal.Headers,
            Tags = Has(EmailFeatures.MultipleTags) ? ["invoice", "2026"] : Has(EmailFeatures.Tags) ? ["invoice"] : [],
            Metadata = Has(EmailFeatures.Metadata) ? new Dictionary<string, string> { ["order"] = "4711", ["customer"] = "c-1" } : Minimal.Metadata,
            ScheduledAt = Has(EmailFeatures.Scheduling) ? new DateTimeOffset(2031, 7, 5, 12, 34, 56, 789, TimeSpan.Zero) : null,
            TrackOpens = Has(EmailFeatures.OpenTracking) ? true : null,
            TrackClicks = Has(EmailFeatures.ClickTracking) ? false : null,
            CalendarEvent = Has(EmailFeatures.CalendarEvent) ? "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" : null,
            Category = Has(EmailFeatures.Category) ? EmailCategory.Marketing : EmailCategory.Transactional,
        };
    }

    /// <summary>A mail with each sort of attachment that a provider carries.</summary>
    public static SendEmailRequest WithAttachments(EmailProviderDescriptor provider) => Minimal with { Attachments = [.. AttachmentsOf(provider)] };

    private static EmailAddress Named(string address, string name, EmailProviderDescriptor provider) =>
        new(address, provider.Supports(EmailFeatures.RecipientNames) ? name : null);

    private static IEnumerable<EmailAttachment> AttachmentsOf(EmailProviderDescriptor provider)
    {
        if (provider.Supports(EmailFeatures.Attachments))
        {
            yield return EmailAttachment.FromBytes(Encoding.UTF8.GetBytes("%PDF-1.7 one"), "invoice.pdf");
            yield return EmailAttachment.FromBytes(Encoding.UTF8.GetBytes("a;b\n"), "rows.csv");
        }

        if (provider.Supports(EmailFeatures.UrlAttachments))
            yield return EmailAttachment.FromUrl(new Uri("https://files.example.com/terms.pdf"));
        if (provider.Supports(EmailFeatures.InlineImages))
            yield return EmailAttachment.FromBytes(new byte[] { 0x89, 0x50, 0x4E, 0x47 }, "logo.png") with { ContentId = "logo" };
    }
}
