namespace EmailProviders.Pipeline;

/// <summary>Marks attempts with what was done after them.</summary>
internal static class Steps
{
    /// <summary>Where an exception that ends a send early keeps the attempts before it.</summary>
    public const string EarlierKey = EmailSendException.AttemptsKey;

    /// <summary>The attempts before an exception that ended a send early.</summary>
    public static IReadOnlyList<SendEmailAttempt> Of(Exception exception) => exception is EmailSendException known
        ? known.Error.Attempts
        : exception.Data[EarlierKey] as IReadOnlyList<SendEmailAttempt> ?? [];

    /// <summary>The attempts, the last one marked.</summary>
    public static IReadOnlyList<SendEmailAttempt> With(IReadOnlyList<SendEmailAttempt> attempts, AttemptNextStep step) =>
        attempts.Count == 0 ? attempts : [.. attempts.Take(attempts.Count - 1), attempts[^1] with { NextStep = step }];
}
