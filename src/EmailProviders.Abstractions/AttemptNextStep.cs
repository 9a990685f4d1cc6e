namespace EmailProviders;

/// <summary>What the library did after an attempt.</summary>
public enum AttemptNextStep
{
    /// <summary>Nothing more: the mail was accepted, or nothing more may be done without the risk of sending it twice or in vain.</summary>
    None,

    /// <summary>The same provider was asked again.</summary>
    RetryHere,

    /// <summary>The next provider was asked.</summary>
    NextProvider,

    /// <summary>A provider's own wait was waited for, as nobody else could take the mail.</summary>
    Wait,
}
