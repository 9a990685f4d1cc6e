using System.Text;
using EmailProviders;
using Microsoft.Extensions.Configuration;

namespace QuickStart;

/// <summary>The mail of this sample, its addresses from configuration.</summary>
internal static class SampleMail
{
    public static SendEmailRequest Create(IConfiguration addresses) => new()
    {
        From = new EmailAddress(addresses["From"] ?? "", "Köhler & Söhne"),
        To = AddressesOf(addresses.GetSection("To")),
        Cc = AddressesOf(addresses.GetSection("Cc")),
        ReplyTo = addresses["ReplyTo"] is { } replyTo ? [replyTo] : [],
        Subject = "Rechnung Nº 4711 – danke für Ihren Einkauf ☕",
        TextBody = "Guten Tag,\n\nanbei Ihre Rechnung über 12,50 €.\n\nKöhler & Söhne",
        HtmlBody = "<p>Guten Tag,</p><p>anbei Ihre Rechnung über <b>12,50 €</b>.</p><p>Köhler &amp; Söhne</p>",
        Attachments = [EmailAttachment.FromBytes(Encoding.UTF8.GetBytes("Rechnung 4711;12,50 EUR\n"), "rechnung-4711.csv")],
        Tags = ["invoice"],
    };

    private static EmailAddress[] AddressesOf(IConfigurationSection section) =>
        [.. section.GetChildren().Select(child => EmailAddress.Parse(child.Value ?? ""))];
}
