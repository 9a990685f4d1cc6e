using EmailProviders.Http;

namespace EmailProviders.Providers;

/// <summary>An attachment that goes to the provider.</summary>
/// <param name="Field">Its place in the request: <c>Attachments[0]</c>.</param>
/// <param name="Attachment">What it is.</param>
/// <param name="Content">Its opened content; null where it is a URL.</param>
internal sealed record OutgoingAttachment(string Field, EmailAttachment Attachment, AttachmentContent? Content);
