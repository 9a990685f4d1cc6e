namespace EmailProviders.Providers;

/// <summary>What a provider's batch call carries: the slice's own knowledge of it.</summary>
internal abstract class ProviderBatch<TOptions> : IEqualityComparer<SendEmailRequest>
    where TOptions : EmailProviderOptions
{
    /// <summary>The most mails of one call; 1 for no batches.</summary>
    public abstract int MaxMails(TOptions options);

    /// <summary>Whether a mail that passed every check may share a call at all. What cannot be carried there makes it go alone.</summary>
    public abstract bool MayShare(OutgoingEmail mail, TOptions options);

    /// <summary>Whether two mails that may share a call may share the same one.</summary>
    public abstract bool Equals(SendEmailRequest? lead, SendEmailRequest? other);

    /// <summary>The same for all mails that may share one call.</summary>
    public abstract int GetHashCode(SendEmailRequest request);

    /// <summary>What a mail adds to a call whose first mail is <paramref name="lead"/>.</summary>
    public abstract BatchLoad LoadOf(SendEmailRequest lead, SendEmailRequest request);

    /// <summary>Whether one call can carry as much.</summary>
    public abstract bool Fits(BatchLoad load, TOptions options);

    /// <summary>Maps the batch, refuses it where the mapper found it wanting, or makes the call.</summary>
    /// <returns>An error of the whole, or an item for each mail.</returns>
    public abstract ValueTask<ProviderReply> SendAsync(OutgoingEmail lead, EmailBatch batch, TOptions options, CancellationToken cancellationToken);
}

/// <summary>How much a call carries.</summary>
/// <param name="Recipients">Addresses in all of To, Cc and Bcc.</param>
/// <param name="Characters">Characters of the texts that are written for this mail alone.</param>
/// <param name="ParameterBytes">Bytes of the template parameters.</param>
internal readonly record struct BatchLoad(int Recipients, long Characters, long ParameterBytes)
{
    public static BatchLoad operator +(BatchLoad load, BatchLoad more) =>
        new(load.Recipients + more.Recipients, load.Characters + more.Characters, load.ParameterBytes + more.ParameterBytes);
}
