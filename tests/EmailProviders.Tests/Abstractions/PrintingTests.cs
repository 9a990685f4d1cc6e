using EmailProviders.Brevo;
using EmailProviders.Tests.Conformance;

namespace EmailProviders.Tests.Abstractions;

/// <summary>What a log prints of a mail, before anybody has looked at it.</summary>
public sealed class PrintingTests
{
    [Fact]
    public void A_faulty_mail_is_printed_like_any_other()
    {
        (Mails.Minimal with { To = null!, Cc = null!, Bcc = null!, Attachments = null! }).ToString().ShouldContain("To = 0, Cc = 0, Bcc = 0, Attachments = 0");
        new EmailTemplate("name") { Parameters = null! }.ToString().ShouldContain("Parameters = 0");
        new BrevoMessageVersion { To = null!, Cc = null!, Bcc = null! }.ToString().ShouldContain("To = 0, Cc = 0, Bcc = 0");
    }
}
