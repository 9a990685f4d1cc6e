namespace EmailProviders;

/// <summary>The one exception of a send: the mail was not accepted, or nobody can say whether it was.</summary>
/// <remarks>The message holds no address, subject, body, key or provider text.</remarks>
public sealed class EmailSendException : Exception
{
    /// <summary>
    /// The key under which the <see cref="Exception.Data"/> of an <see cref="OperationCanceledException"/> holds the
    /// <see cref="SendOutcome"/> of a cancelled send: NotSent where nothing had left, Rejected where a provider had refused the mail by then, Unknown otherwise.
    /// </summary>
    public const string OutcomeKey = "EmailProviders.Outcome";

    /// <summary>
    /// The key under which that <see cref="Exception.Data"/> holds the <see cref="RecipientOutcome"/> list of a mail that was being split.
    /// </summary>
    public const string RecipientsKey = "EmailProviders.Recipients";

    /// <summary>The key under which that <see cref="Exception.Data"/> holds the attempts that had come to an end.</summary>
    internal const string AttemptsKey = "EmailProviders.Attempts";

    /// <summary>Makes the exception of an error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="innerException">The transport's exception, where there was one.</param>
    public EmailSendException(EmailError error, Exception? innerException = null)
        : base(MessageOf(error ?? throw new ArgumentNullException(nameof(error))), innerException) => Error = error;

    /// <summary>Everything known about the failure.</summary>
    public EmailError Error { get; }

    private static string MessageOf(EmailError error)
    {
        var fields = error.Fields.Count == 0 ? "" : " " + string.Join(" ", error.Fields);
        var provider = error.Provider is null ? "" : $"{error.Provider}: ";
        return $"{provider}{error.Description} ({error.Kind}, outcome {error.Outcome}){fields}";
    }
}
