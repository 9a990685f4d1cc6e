using System.Text;
using EmailProviders.Http;
using EmailProviders.Providers;

namespace EmailProviders.Brevo;

/// <summary>Attachments as Brevo takes them: a name with content or a URL, the type read from the name.</summary>
internal static class BrevoAttachments
{
    private const string InvitationName = "invite.ics";

    /// <summary>The list, or null where it is empty.</summary>
    public static IReadOnlyList<BrevoAttachment>? ToWire(OutgoingEmail mail)
    {
        var calendar = mail.Request.CalendarEvent;
        if (mail.Attachments.Count == 0 && string.IsNullOrEmpty(calendar))
            return null;

        var attachments = new List<BrevoAttachment>(mail.Attachments.Count + 1);
        foreach (var attachment in mail.Attachments)
            attachments.Add(ToWire(mail, attachment));
        if (!string.IsNullOrEmpty(calendar))
        {
            attachments.Add(new BrevoAttachment
            {
                Name = InvitationName,
                Content = AttachmentContent.OfBytes(Encoding.UTF8.GetBytes(calendar), nameof(mail.Request.CalendarEvent)),
            });
        }

        return attachments;
    }

    private static BrevoAttachment ToWire(OutgoingEmail mail, OutgoingAttachment outgoing)
    {
        var attachment = outgoing.Attachment;
        if (attachment.ContentType != MediaTypes.OfFileName(attachment.FileName))
            mail.Unsupported(outgoing.Field + ".ContentType", "Brevo reads the type from the file name's extension.");
        if (!Ascii.IsValid(attachment.FileName))
            mail.Unsupported(outgoing.Field + ".FileName", "Brevo garbles file names beyond ASCII.");
        return new BrevoAttachment
        {
            Name = attachment.FileName,
            Content = outgoing.Content,
            Url = attachment.Url?.AbsoluteUri,
        };
    }
}
