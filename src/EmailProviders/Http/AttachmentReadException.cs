namespace EmailProviders.Http;

/// <summary>An attachment could not be opened or read, or is not what it was when the send began.</summary>
/// <remarks>What the stream itself threw is named by type only: its text may hold a path.</remarks>
internal sealed class AttachmentReadException(string field, string problem, EmailErrorKind kind = EmailErrorKind.InvalidRequest)
    : IOException($"{field}: {problem}")
{
    public EmailErrorKind Kind { get; } = kind;

    public string Field { get; } = field;

    public string Problem { get; } = problem;
}
