namespace EmailProviders;

/// <summary>One call to be made for one or more mails of a window.</summary>
internal abstract class MailCall
{
    /// <summary>The place of its first mail in the window.</summary>
    public abstract int First { get; }

    /// <summary>Makes the call and settles its mails.</summary>
    /// <returns>The calls that have to be made for those that are not settled.</returns>
    public abstract Task<IReadOnlyList<MailCall>> SendAsync(CancellationToken cancellationToken);

    /// <summary>Settles those of its mails that are not settled, with the attempts that were made before this call.</summary>
    public abstract void SettleRest(EmailError error);
}
