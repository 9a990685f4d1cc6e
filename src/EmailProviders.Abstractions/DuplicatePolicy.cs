namespace EmailProviders;

/// <summary>What may be done after an attempt whose outcome is unknown.</summary>
public enum DuplicatePolicy
{
    /// <summary>The mail is never sent again by guess.</summary>
    Never,

    /// <summary>The mail may be sent again: better twice than not at all, as with a one-time password.</summary>
    Allow,
}
