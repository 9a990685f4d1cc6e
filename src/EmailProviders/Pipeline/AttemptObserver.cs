namespace EmailProviders.Pipeline;

/// <summary>Tells the application of attempts. What it throws is its own affair: no mail depends on it.</summary>
internal sealed class AttemptObserver(IReadOnlyList<Action<SendEmailAttempt>> observers)
{
    public void Report(IEnumerable<SendEmailAttempt> attempts)
    {
        if (observers.Count == 0)
            return;

        foreach (var attempt in attempts)
        {
            foreach (var observe in observers)
                Report(attempt, observe);
        }
    }

    private static void Report(SendEmailAttempt attempt, Action<SendEmailAttempt> observe)
    {
        try
        {
            observe(attempt);
        }
        catch (Exception)
        {
            // What an observer throws is its own affair.
        }
    }
}
