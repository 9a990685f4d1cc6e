using EmailProviders.Sandbox.Json;

namespace EmailProviders.Sandbox.Kaleyra;

/// <summary>Files whose one <c>content</c> member is base64 or an absolute URL.</summary>
internal static class KaleyraAttachments
{
    public static IReadOnlyList<SandboxAttachment> Read(ObjectReader members, int maxBytes)
    {
        SandboxAttachment[] attachments = [.. members.NestedList("attachments").Select(ReadAttachment)];
        if (attachments.Sum(file => (long)file.Length) > maxBytes)
        {
            members.Fault("attachments", FaultKind.TooLong, "must not exceed 20 MB");
        }

        return attachments;
    }

    private static SandboxAttachment ReadAttachment(ObjectReader attachment)
    {
        // The base64 samples spell content_type, the URL samples content-type.
        var hasDash = attachment.Has("content-type");
        var dash = attachment.Text("content-type", hasDash ? Need.Required : Need.Optional);
        var underscore = attachment.Text("content_type", hasDash ? Need.Optional : Need.Required);
        var content = attachment.Base64OrAddress("content", Need.Required, out var url);
        return new SandboxAttachment
        {
            FileName = attachment.Text("filename", Need.Required),
            ContentType = underscore ?? dash,
            Content = content ?? [],
            Url = url,
        };
    }
}
