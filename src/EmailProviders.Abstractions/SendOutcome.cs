namespace EmailProviders;

/// <summary>What is known of a mail after an attempt. Only proof moves it.</summary>
public enum SendOutcome
{
    /// <summary>The provider took the mail. It must not be sent again.</summary>
    Accepted,

    /// <summary>The provider answered that it did not take the mail.</summary>
    Rejected,

    /// <summary>
    /// No provider can have the mail: no whole one left this machine, or the provider answered that it was not ready to handle it (503).
    /// Sending it again is safe.
    /// </summary>
    NotSent,

    /// <summary>The mail left and no usable answer came back. It may or may not be delivered.</summary>
    Unknown,
}
