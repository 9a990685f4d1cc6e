namespace EmailProviders.FaultTests.Server;

/// <summary>How much of a request the server reads before it answers or leaves.</summary>
public enum ReadShare
{
    /// <summary>Nothing: the bytes lie in the kernel's buffer.</summary>
    Nothing,

    /// <summary>The head only.</summary>
    Head,

    /// <summary>The head and half of the body.</summary>
    HalfOfBody,

    /// <summary>Everything: only now can the provider have the mail.</summary>
    All,
}
