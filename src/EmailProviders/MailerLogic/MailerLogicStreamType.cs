namespace EmailProviders.MailerLogic;

/// <summary>MailerLogic's groups of sending IP addresses: <c>stream_type</c>.</summary>
public enum MailerLogicStreamType
{
    /// <summary><c>transactional</c>: passwords, confirmations.</summary>
    Transactional,

    /// <summary><c>broadcast</c>: campaigns and newsletters.</summary>
    Broadcast,

    /// <summary><c>shared</c>: anything; MailerLogic's own default.</summary>
    Shared,
}
