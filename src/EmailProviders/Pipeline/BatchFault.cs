namespace EmailProviders.Pipeline;

/// <summary>Whose fault it is that a provider did not take a batch.</summary>
internal static class BatchFault
{
    /// <summary>Whether it lies with one of the mails, so that the others may be taken without it.</summary>
    public static bool IsOfMail(EmailErrorKind kind) => kind
        is EmailErrorKind.InvalidRequest
        or EmailErrorKind.UnsupportedFeature
        or EmailErrorKind.TooLarge
        or EmailErrorKind.RecipientRefused
        or EmailErrorKind.ContentRefused;
}
