using System.Text;

namespace EmailProviders.Sandbox.Inbox;

/// <summary>The invitation of a mail: MailerLogic has a member for it, elsewhere it is a file.</summary>
internal static class MailCalendar
{
    /// <summary>MailerLogic's name of it, among the extras.</summary>
    private const string Member = "icalEvent";

    public static string? Of(SandboxMail mail) => mail.Extras.GetValueOrDefault(Member)
        ?? (mail.Attachments.FirstOrDefault(IsCalendar) is { } file ? Encoding.UTF8.GetString(file.Content.Span) : null);

    private static bool IsCalendar(SandboxAttachment file) =>
        file.Url is null
        && (file.FileName?.EndsWith(".ics", StringComparison.OrdinalIgnoreCase) == true
            || file.ContentType?.StartsWith("text/calendar", StringComparison.OrdinalIgnoreCase) == true);
}
