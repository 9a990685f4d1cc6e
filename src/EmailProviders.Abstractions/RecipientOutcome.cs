namespace EmailProviders;

/// <summary>What became of some recipients of a mail that was split into several calls.</summary>
public sealed record RecipientOutcome
{
    /// <summary>The recipients of the part, in all of To, Cc and Bcc.</summary>
    public required IReadOnlyList<EmailAddress> Recipients { get; init; }

    /// <summary>What is known of the part.</summary>
    public required SendOutcome Outcome { get; init; }

    /// <summary>The provider's id of the part, where it was accepted and an id was given.</summary>
    public string? MessageId { get; init; }

    /// <summary>Why the part failed, or null.</summary>
    public EmailErrorKind? Kind { get; init; }

    /// <summary>Whether these recipients have a copy, or may have one.</summary>
    internal bool MayHaveCopy => Outcome is SendOutcome.Accepted or SendOutcome.Unknown;

    /// <summary>Counts only.</summary>
    public override string ToString() => $"RecipientOutcome {{ Recipients = {Recipients.Count}, Outcome = {Outcome} }}";
}
