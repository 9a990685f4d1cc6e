using EmailProviders.Http;

namespace EmailProviders.Providers;

/// <summary>Makes the error of an answer that is no success: by the provider's code where it is known, by the HTTP status otherwise.</summary>
internal static class ProviderErrors
{
    /// <summary>The error of a failed call.</summary>
    /// <param name="response">The call.</param>
    /// <param name="options">The provider's options.</param>
    /// <param name="code">The provider's own code, or null.</param>
    /// <param name="message">The provider's own text, or null.</param>
    /// <param name="known">What the code means, or null to go by the status. A known code is printed, so it must be a documented one.</param>
    /// <param name="field">The field that the provider blames, as a member of the request; or null.</param>
    public static EmailError Of<T>(
        WireResponse<T> response,
        EmailProviderOptions options,
        string? code = null,
        string? message = null,
        (EmailErrorKind Kind, SendOutcome Outcome)? known = null,
        string? field = null)
        where T : class
    {
        if (response.Failure is { } failure)
            return new EmailError { Kind = failure.Kind, Outcome = failure.Outcome, Description = failure.Description, Fields = failure.Fields };

        var (kind, outcome) = known ?? StatusTable.Read(response.StatusCode ?? 0, options.TreatServiceUnavailableAsUnknown);
        var description = DescriptionOf(kind);
        return new EmailError
        {
            Kind = kind,
            Outcome = outcome,
            Description = response.StatusCode is { } status ? $"{description} HTTP {status}{CodeText(known is null ? null : code)}." : description,
            ProviderCode = code,
            ProviderMessage = Cut(message ?? response.Text),
            StatusCode = response.StatusCode,
            RetryAfter = response.RetryAfter,
            Fields = field is null ? [] : [new EmailFieldError(field, "is what the provider objects to; see ProviderMessage.")],
        };
    }

    // A code is printed only where it is a documented one and looks like it: some providers put prose, and so perhaps an address, in its place.
    private static string CodeText(string? code) =>
        code is { Length: <= 40 } && code.All(static character => char.IsAsciiLetterOrDigit(character) || character == '_') ? $", {code}" : "";

    // Not inside of a character: half a surrogate pair cannot be written down anywhere.
    private static string? Cut(string? text)
    {
        const int Max = EmailError.MaxProviderMessageLength;
        return text is { Length: > Max } ? text[..(char.IsHighSurrogate(text[Max - 1]) ? Max - 1 : Max)] : text;
    }

    private static string DescriptionOf(EmailErrorKind kind) => kind switch
    {
        EmailErrorKind.InvalidRequest => "The provider refused the mail as invalid.",
        EmailErrorKind.UnsupportedFeature => "The provider cannot carry a field of the mail.",
        EmailErrorKind.TooLarge => "The mail is over a limit of the provider.",
        EmailErrorKind.RecipientRefused => "The provider refuses a recipient.",
        EmailErrorKind.ContentRefused => "The provider refuses the content.",
        EmailErrorKind.Authentication => "The provider refused the key; check ApiKey.",
        EmailErrorKind.AccountBlocked => "The provider does not let this account send.",
        EmailErrorKind.InsufficientCredits => "The account has no credit left.",
        EmailErrorKind.SenderNotVerified => "The From address or its domain is not verified at the provider.",
        EmailErrorKind.RateLimited => "The provider takes no more calls for now.",
        EmailErrorKind.Duplicate => "The provider says that it has this mail already.",
        EmailErrorKind.Configuration => "The provider does not know what was asked; check BaseAddress and the account's options.",
        EmailErrorKind.Timeout => "The provider gave up waiting.",
        EmailErrorKind.ServiceUnavailable => "The provider is not ready to take calls.",
        EmailErrorKind.ProviderFault => "The provider failed while it handled the mail.",
        _ => "The provider gave an answer that it does not document.",
    };
}
