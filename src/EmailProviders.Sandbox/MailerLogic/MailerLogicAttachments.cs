using System.Text;
using EmailProviders.Sandbox.Json;

namespace EmailProviders.Sandbox.MailerLogic;

/// <summary>Files as base64, measured decoded: 10 MB each, 25 MB with the HTML. One MB is 1024² bytes here.</summary>
internal static class MailerLogicAttachments
{
    private const int Mega = 1024 * 1024;
    private const int MaxFile = 10 * Mega;
    private const int MaxTotal = 25 * Mega;

    public static IReadOnlyList<SandboxAttachment> Read(ObjectReader members, string? html)
    {
        SandboxAttachment[] attachments = [.. members.NestedList("attachments").Select(ReadAttachment)];
        if (attachments.Sum(file => (long)file.Length) + Encoding.UTF8.GetByteCount(html ?? "") > MaxTotal)
        {
            members.Fault("attachments", FaultKind.TooLong, "must not exceed 25 MB with the html");
        }

        return attachments;
    }

    private static SandboxAttachment ReadAttachment(ObjectReader attachment)
    {
        var content = attachment.Base64("content", Need.Required) ?? [];
        if (content.Length > MaxFile)
        {
            attachment.Fault("content", FaultKind.TooLong, "must not exceed 10 MB");
        }

        if (attachment.Text("encoding") is not (null or "base64"))
        {
            attachment.Fault("encoding", FaultKind.Invalid, "must be base64");
        }

        return new SandboxAttachment
        {
            FileName = attachment.Text("filename", Need.Required),
            ContentType = attachment.Text("contentType", Need.Required),
            Content = content,
        };
    }
}
