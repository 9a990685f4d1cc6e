namespace EmailProviders;

/// <summary>The base of each provider's typed extras for one mail, such as <c>BrevoSendOptions</c>.</summary>
public abstract record ProviderSendOptions
{
    /// <summary>Recipients beside those of the mail.</summary>
    internal virtual IEnumerable<EmailAddress> Recipients => [];

    /// <summary>The same, its recipients replaced by one.</summary>
    internal virtual ProviderSendOptions RedirectedTo(EmailAddress recipient) => this;

    /// <summary>Whether a caller can still change something in it.</summary>
    internal virtual bool HasSharedParts => false;

    /// <summary>The same with parts of its own.</summary>
    internal virtual ProviderSendOptions Copied() => this;

    /// <summary>The type's name only: the values may be personal.</summary>
    public sealed override string ToString() => GetType().Name;
}
