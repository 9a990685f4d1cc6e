namespace EmailProviders;

/// <summary>The base of each provider's typed extras for one mail, such as <c>BrevoSendOptions</c>.</summary>
public abstract record ProviderSendOptions
{
    /// <summary>The type's name only: the values may be personal.</summary>
    public sealed override string ToString() => GetType().Name;
}
