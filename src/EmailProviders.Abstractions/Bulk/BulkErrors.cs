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
    public static EmailError NotBegun { get; } = Cancelled(SendOutcome.NotSent, []);

    /// <summary>A mail whose send was stopped by its caller, with the attempts that had come to an end by then.</summary>
    public static EmailError Cancelled(OperationCanceledException exception) =>
        Cancelled(exception.Data[EmailSendException.OutcomeKey] as SendOutcome? ?? SendOutcome.Unknown, AttemptsOf(exception));

    /// <summary>What an exception of a sender of the application's own means: nobody can say what it had done by then.</summary>
    public static EmailError Foreign(Exception exception) => new()
    {
        Kind = EmailErrorKind.ProviderFault,
        Outcome = SendOutcome.Unknown,
        Description = $"The sender threw {exception.GetType().Name} instead of EmailSendException.",
    };

    /// <summary>The same error, with attempts that were made before.</summary>
    public static EmailError After(this EmailError error, IReadOnlyList<SendEmailAttempt>? earlier) =>
        earlier is not { Count: > 0 } ? error : error with { Attempts = [.. earlier, .. error.Attempts] };

    private static EmailError Cancelled(SendOutcome outcome, IReadOnlyList<SendEmailAttempt> attempts) => new()
    {
        Kind = EmailErrorKind.Cancelled,
        Outcome = outcome,
        Description = outcome switch
        {
            SendOutcome.NotSent => "The run was cancelled before the mail left.",
            SendOutcome.Rejected => "The run was cancelled after a provider had refused the mail.",
            _ => "The run was cancelled after the mail had begun to leave; the provider may have taken it.",
        },
        Attempts = attempts,
    };

    // Whoever was stopped says it: the outermost knows most.
    private static IReadOnlyList<SendEmailAttempt> AttemptsOf(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is EmailSendException known)
                return known.Error.Attempts;
            if (exception.Data[EmailSendException.AttemptsKey] is IReadOnlyList<SendEmailAttempt> attempts)
                return attempts;
        }

        return [];
    }
}
