namespace EmailProviders;

/// <summary>What becomes of mails that no sender has an error for.</summary>
internal static class BulkErrors
{
    /// <summary>A null in place of a mail.</summary>
    public static TrySendResult Missing { get; } = new(new EmailError
    {
        Kind = EmailErrorKind.InvalidRequest,
        Outcome = SendOutcome.NotSent,
        Description = "The source gave null in place of a mail; nothing was sent.",
    });

    /// <summary>A mail that was read and that nobody began to send.</summary>
    public static TrySendResult NotBegun { get; } = Cancelled(SendOutcome.NotSent, earlier: null);

    /// <summary>A mail whose send was stopped by its caller.</summary>
    public static TrySendResult Cancelled(SendOutcome outcome, IReadOnlyList<SendEmailAttempt>? earlier) => new(new EmailError
    {
        Kind = EmailErrorKind.Cancelled,
        Outcome = outcome,
        Description = outcome == SendOutcome.NotSent
            ? "The run was cancelled before the mail left."
            : "The run was cancelled after the mail had begun to leave; the provider may have taken it.",
        Attempts = earlier ?? [],
    });

    /// <summary>What an exception of a sender of the application's own means: nobody can say what it had done by then.</summary>
    public static TrySendResult Foreign(Exception exception, IReadOnlyList<SendEmailAttempt>? earlier = null) => new(new EmailError
    {
        Kind = EmailErrorKind.ProviderFault,
        Outcome = SendOutcome.Unknown,
        Description = $"The sender threw {exception.GetType().Name} instead of EmailSendException.",
        Attempts = earlier ?? [],
    });
}
