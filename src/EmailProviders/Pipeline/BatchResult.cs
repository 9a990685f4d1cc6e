namespace EmailProviders.Pipeline;

/// <summary>What became of one mail of a batch.</summary>
internal static class BatchResult
{
    /// <summary>The same with all attempts that were made; most often there was one, and it is there already.</summary>
    public static TrySendResult With(TrySendResult result, IReadOnlyList<SendEmailAttempt> attempts, bool mayBeDuplicate)
    {
        if (result.Error is { } error)
            return new TrySendResult(error with { Attempts = Seen(attempts, error.Outcome, error.Kind, AttemptNextStep.None) });
        return ReferenceEquals(result.Result!.Attempts, attempts) && !mayBeDuplicate
            ? result
            : new TrySendResult(result.Result with { Attempts = attempts, MayBeDuplicate = mayBeDuplicate });
    }

    /// <summary>The attempts as a mail saw them to which the last answer, good for others, was not good.</summary>
    public static IReadOnlyList<SendEmailAttempt> Seen(
        IReadOnlyList<SendEmailAttempt> attempts, SendOutcome outcome, EmailErrorKind kind, AttemptNextStep step) =>
        [.. attempts.Take(attempts.Count - 1), attempts[^1] with { Outcome = outcome, Kind = kind, NextStep = step }];
}
