namespace EmailProviders.Http;

/// <summary>What an HTTP status means where the provider documents nothing more precise.</summary>
internal static class StatusTable
{
    /// <summary>The kind and the outcome of a status outside 2xx.</summary>
    public static (EmailErrorKind Kind, SendOutcome Outcome) Read(int status, bool serviceUnavailableIsUnknown = false) => status switch
    {
        401 => (EmailErrorKind.Authentication, SendOutcome.Rejected),
        402 => (EmailErrorKind.InsufficientCredits, SendOutcome.Rejected),
        403 => (EmailErrorKind.AccountBlocked, SendOutcome.Rejected),
        404 or 405 or 406 or 407 or 410 or 415 => (EmailErrorKind.Configuration, SendOutcome.Rejected),
        408 => (EmailErrorKind.Timeout, SendOutcome.Unknown),
        409 => (EmailErrorKind.Duplicate, SendOutcome.Unknown),
        413 => (EmailErrorKind.TooLarge, SendOutcome.Rejected),
        425 => (EmailErrorKind.ProviderFault, SendOutcome.Unknown),
        429 => (EmailErrorKind.RateLimited, SendOutcome.Rejected),
        503 => (EmailErrorKind.ServiceUnavailable, serviceUnavailableIsUnknown ? SendOutcome.Unknown : SendOutcome.NotSent),
        >= 300 and < 400 => (EmailErrorKind.Configuration, SendOutcome.Rejected),
        >= 400 and < 500 => (EmailErrorKind.InvalidRequest, SendOutcome.Rejected),
        >= 500 and < 600 => (EmailErrorKind.ProviderFault, SendOutcome.Unknown),
        _ => (EmailErrorKind.UnexpectedResponse, SendOutcome.Unknown),
    };
}
