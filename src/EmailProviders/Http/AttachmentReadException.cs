namespace EmailProviders.Http;

/// <summary>An attachment could not be opened or read, or is not what it was when the send began.</summary>
internal sealed class AttachmentReadException(string field, string problem, Exception? innerException = null)
    : IOException($"{field}: {problem}", innerException)
{
    public string Field { get; } = field;

    public string Problem { get; } = problem;
}
