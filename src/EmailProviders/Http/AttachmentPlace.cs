namespace EmailProviders.Http;

/// <summary>Where in the serialised JSON an attachment's base64 goes.</summary>
/// <param name="Offset">The byte before which it is inserted.</param>
/// <param name="Content">What is inserted.</param>
internal readonly record struct AttachmentPlace(int Offset, AttachmentContent Content);
