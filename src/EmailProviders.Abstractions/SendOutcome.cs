namespace EmailProviders;

/// <summary>What is known of a mail after an attempt. Only proof moves it.</summary>
public enum SendOutcome
{
    /// <summary>The provider took the mail. It must not be sent again.</summary>
    Accepted,

    /// <summary>The provider answered that it did not take the mail.</summary>
    Rejected,

    /// <summary>The mail never left this machine: sending it again is safe.</summary>
    NotSent,

    /// <summary>The mail left and no usable answer came back. It may or may not be delivered.</summary>
    Unknown,
}
