using EmailProviders.Sandbox.Json;

namespace EmailProviders.Sandbox.Brevo;

/// <summary>Files as base64 or by absolute URL, of the kinds Brevo lists.</summary>
internal static class BrevoAttachments
{
    private static readonly HashSet<string> Extensions = new(
        ("xlsx xls ods docx docm doc csv pdf txt gif jpg jpeg png tif tiff rtf bmp cgm css shtml html htm zip xml ppt pptx tar ez "
            + "ics mobi msg pub eps odt mp3 m4a m4v wma ogg flac wav aif aifc aiff mp4 mov avi mkv mpeg mpg wmv pkpass xlsm").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<SandboxAttachment> Read(ObjectReader members) =>
        [.. members.NestedList("attachment").Select(ReadAttachment)];

    private static SandboxAttachment ReadAttachment(ObjectReader attachment)
    {
        var hasContent = attachment.Has("content");
        if (hasContent == attachment.Has("url"))
        {
            attachment.Fault(
                hasContent ? "url" : "content",
                hasContent ? FaultKind.Invalid : FaultKind.Missing,
                "must be given, or else the other of content and url");
        }

        var name = attachment.Text("name", hasContent ? Need.Required : Need.Optional);
        var content = attachment.Base64("content", hasContent ? Need.Required : Need.Optional);
        var url = attachment.WebAddress("url");
        CheckExtension(attachment, name, url);
        return new SandboxAttachment { FileName = name, Content = content ?? [], Url = url };
    }

    private static void CheckExtension(ObjectReader attachment, string? name, Uri? url)
    {
        // An address without a file name says nothing about the kind.
        var extension = Path.GetExtension(name ?? url?.AbsolutePath) ?? "";
        if (name is null && extension.Length == 0)
        {
            return;
        }

        if (!Extensions.Contains(extension.TrimStart('.')))
        {
            attachment.Fault("name", FaultKind.Invalid, "has an unsupported file extension");
        }
    }
}
