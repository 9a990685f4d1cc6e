namespace EmailProviders.Pipeline;

/// <summary>Where a batch goes, and where it was before.</summary>
/// <param name="Target">The place of its provider on the route.</param>
/// <param name="Count">How many providers it was brought to, this one included.</param>
/// <param name="Attempts">What was tried so far, with none of the mails taken; null for nothing.</param>
internal sealed record BatchTries(int Target, int Count = 1, IReadOnlyList<SendEmailAttempt>? Attempts = null)
{
    /// <summary>The same batch after attempts that took none of its mails.</summary>
    public BatchTries After(IReadOnlyList<SendEmailAttempt> attempts) => this with { Attempts = Attempts is null ? attempts : [.. Attempts, .. attempts] };

    /// <summary>The next provider in turn.</summary>
    public BatchTries Next(int providers) => this with { Target = (Target + 1) % providers, Count = Count + 1 };
}
