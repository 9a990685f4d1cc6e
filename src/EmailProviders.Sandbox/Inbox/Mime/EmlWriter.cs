using System.Globalization;
using System.Text;

namespace EmailProviders.Sandbox.Inbox.Mime;

/// <summary>A mail as an RFC 5322 message, for any mail program to open. Bcc is kept: here one wants to see it.</summary>
internal static class EmlWriter
{
    private static readonly HashSet<string> OwnHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "From", "To", "Cc", "Bcc", "Reply-To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
    };

    public static ReadOnlyMemory<byte> Write(SandboxMail mail)
    {
        var text = new StringBuilder();
        var headers = new MimeHeaders(text);
        if (mail.From.Length > 0)
        {
            headers.Add("From", HeaderText.Mailbox(mail.From, mail.FromName));
        }

        headers.AddAddresses("To", mail.To);
        headers.AddAddresses("Cc", mail.Cc);
        headers.AddAddresses("Bcc", mail.Bcc);
        headers.AddAddresses("Reply-To", mail.ReplyTo is { } reply ? [reply] : []);
        headers.AddText("Subject", mail.Subject ?? "");
        headers.Add("Date", mail.ReceivedAt.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        headers.AddText("Message-ID", mail.MessageId.StartsWith('<') ? mail.MessageId : $"<{mail.MessageId}@{mail.Provider}.sandbox>");
        foreach (var (name, value) in mail.Headers.Where(static header => !OwnHeaders.Contains(header.Key)))
        {
            headers.AddText(name, value);
        }

        headers.AddText("X-Sandbox-Provider", mail.Provider);
        headers.Add("MIME-Version", "1.0");
        MailBody.Of(mail).Write(text);
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
