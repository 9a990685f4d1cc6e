namespace EmailProviders;

/// <summary>How far a run of many mails has come: counts only.</summary>
/// <param name="Accepted">Mails that a provider took.</param>
/// <param name="Rejected">Mails that were refused.</param>
/// <param name="NotSent">Mails that no provider can have.</param>
/// <param name="Unknown">Mails that may have been taken.</param>
public readonly record struct SendManyProgress(int Accepted, int Rejected, int NotSent, int Unknown)
{
    /// <summary>Mails of which the outcome is settled so far.</summary>
    public int Total => Accepted + Rejected + NotSent + Unknown;

    internal SendManyProgress Add(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Accepted => this with { Accepted = Accepted + 1 },
        SendOutcome.Rejected => this with { Rejected = Rejected + 1 },
        SendOutcome.NotSent => this with { NotSent = NotSent + 1 },
        _ => this with { Unknown = Unknown + 1 },
    };
}
