using EmailProviders.Providers;

namespace EmailProviders.Kaleyra;

/// <summary>
/// Attachments as Kaleyra takes them. It tells base64 from a URL by looking at the content: bytes are always encoded here, so that only
/// <see cref="EmailAttachment.FromUrl"/> makes it fetch anything.
/// </summary>
internal static class KaleyraAttachments
{
    /// <summary>The list, or null where it is empty.</summary>
    public static IReadOnlyList<KaleyraAttachment>? ToWire(OutgoingEmail mail, KaleyraContentTypeName contentTypeName) =>
        mail.Attachments.Count == 0 ? null : [.. mail.Attachments.Select(attachment => ToWire(attachment, contentTypeName))];

    private static KaleyraAttachment ToWire(OutgoingAttachment outgoing, KaleyraContentTypeName contentTypeName)
    {
        var attachment = outgoing.Attachment;
        var snakeCase = contentTypeName == KaleyraContentTypeName.KebabCase ? null : attachment.ContentType;
        var kebabCase = contentTypeName == KaleyraContentTypeName.SnakeCase ? null : attachment.ContentType;
        return attachment.Url is { } url
            ? new KaleyraUrlAttachment
            {
                Filename = attachment.FileName,
                ContentType = snakeCase,
                ContentTypeInKebabCase = kebabCase,
                Content = url.AbsoluteUri,
            }
            : new KaleyraFileAttachment
            {
                Filename = attachment.FileName,
                ContentType = snakeCase,
                ContentTypeInKebabCase = kebabCase,
                Content = outgoing.Content!,
            };
    }
}
