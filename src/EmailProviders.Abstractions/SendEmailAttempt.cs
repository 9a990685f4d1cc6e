namespace EmailProviders;

/// <summary>One call, or one refusal to call, on the way of a mail.</summary>
public sealed record SendEmailAttempt
{
    /// <summary>The registered name of the provider.</summary>
    public required string Provider { get; init; }

    /// <summary>What is known after the attempt.</summary>
    public required SendOutcome Outcome { get; init; }

    /// <summary>Why it failed; null where it was accepted.</summary>
    public EmailErrorKind? Kind { get; init; }

    /// <summary>The HTTP status, or null where no answer came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>How long the attempt took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Whether the body began to leave this machine.</summary>
    public bool BodyStarted { get; init; }

    /// <summary>What was done next, as the table of dispositions says.</summary>
    public AttemptNextStep NextStep { get; init; }
}
