namespace EmailProviders.Pipeline;

/// <summary>What may be done after an attempt that failed in one way.</summary>
/// <param name="Kind">Whose fault it is.</param>
/// <param name="Outcome">What is known of the mail.</param>
/// <param name="Here">Whether the same provider may be asked again.</param>
/// <param name="Next">Whether the next provider may be asked.</param>
/// <param name="IsOfHealth">Whether it says that the provider is not well: only that counts for its circuit breaker.</param>
/// <param name="Disables">What is not tried at this provider for a while.</param>
internal sealed record Disposition(
    EmailErrorKind Kind, SendOutcome Outcome, RetryHere Here, NextProvider Next, bool IsOfHealth, Disabled Disables)
{
    /// <summary>Whether the next provider may be asked for a mail of this policy.</summary>
    public bool AllowsNext(DuplicatePolicy policy) => Next switch
    {
        NextProvider.AtOnce => true,
        NextProvider.IfDuplicatesAreAllowed => policy == DuplicatePolicy.Allow,
        _ => false,
    };
}

/// <summary>Whether the same provider may be asked again.</summary>
internal enum RetryHere
{
    /// <summary>Never.</summary>
    Never,

    /// <summary>At once, as often as <see cref="EmailProvidersOptions.RetriesBeforeFailover"/> says: nothing had left.</summary>
    Quickly,

    /// <summary>After the provider's own wait, and only where nobody else can take the mail.</summary>
    AfterItsWait,

    /// <summary>Under an idempotency key that the provider still remembers, or where the caller allows duplicates and nobody else is left.</summary>
    UnderItsKey,
}

/// <summary>Whether the next provider may be asked.</summary>
internal enum NextProvider
{
    /// <summary>Never: it would be refused there too, deliver twice, or evade a refusal.</summary>
    Never,

    /// <summary>At once: the mail was surely not taken here.</summary>
    AtOnce,

    /// <summary>Only under <see cref="DuplicatePolicy.Allow"/>: the mail may have been taken here.</summary>
    IfDuplicatesAreAllowed,
}

/// <summary>What is not tried at a provider for a while, where another one is left.</summary>
internal enum Disabled
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>Any mail, until its options change or <see cref="EmailProvidersOptions.DisableDuration"/> passes.</summary>
    Provider,

    /// <summary>Mails from the same address, as long.</summary>
    Sender,
}
