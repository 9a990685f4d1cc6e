namespace EmailProviders.Kaleyra;

/// <summary>Kaleyra's classes of mail: <c>type</c>.</summary>
public enum KaleyraEmailType
{
    /// <summary><c>OTP</c>: one-time passwords.</summary>
    Otp,

    /// <summary><c>MKT</c>: marketing.</summary>
    Mkt,

    /// <summary><c>TXN</c>: transactional.</summary>
    Txn,
}
