namespace EmailProviders;

/// <summary>What a mail is for.</summary>
public enum EmailCategory
{
    /// <summary>An answer to something that the recipient did: Kaleyra <c>TXN</c>, MailerLogic <c>transactional</c>.</summary>
    Transactional,

    /// <summary>A campaign or newsletter: Kaleyra <c>MKT</c>, MailerLogic <c>broadcast</c>.</summary>
    Marketing,

    /// <summary>A one-time password: Kaleyra <c>OTP</c>, MailerLogic <c>transactional</c>.</summary>
    OneTimePassword,
}
