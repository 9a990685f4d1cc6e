namespace EmailProviders;

/// <summary>What a provider does with a mail of which it cannot carry a field.</summary>
public enum UnsupportedFeatureBehavior
{
    /// <summary>Refuse it before any HTTP, naming every such field.</summary>
    Refuse,

    /// <summary>Send it without them, and list them in <see cref="SendEmailResult.Dropped"/>.</summary>
    Drop,
}
