namespace EmailProviders;

/// <summary>Whose fault a failure is, and so what may be done about it.</summary>
public enum EmailErrorKind
{
    /// <summary>The mail is wrong in itself; every provider would refuse it. Mend the request.</summary>
    InvalidRequest,

    /// <summary>This provider cannot carry a field of the mail; another one may.</summary>
    UnsupportedFeature,

    /// <summary>The mail or a part of it is over a limit of this provider.</summary>
    TooLarge,

    /// <summary>A recipient is suppressed, unsubscribed or blocked. Another provider must not be tried.</summary>
    RecipientRefused,

    /// <summary>The provider's policy refuses the content. Another provider must not be tried.</summary>
    ContentRefused,

    /// <summary>The key is missing, wrong, expired or may not be used from here.</summary>
    Authentication,

    /// <summary>The account may not send: blocked, under review, or without this right.</summary>
    AccountBlocked,

    /// <summary>The account has no credit or quota left.</summary>
    InsufficientCredits,

    /// <summary>The From address or its domain is not verified at this provider.</summary>
    SenderNotVerified,

    /// <summary>Too many calls; see <see cref="EmailError.RetryAfter"/>.</summary>
    RateLimited,

    /// <summary>The provider has seen this mail, or one just like it, before.</summary>
    Duplicate,

    /// <summary>The set-up is wrong: an option, an address, a certificate, a template name.</summary>
    Configuration,

    /// <summary>The provider could not be reached, or the connection broke.</summary>
    Network,

    /// <summary>A time limit of the options passed.</summary>
    Timeout,

    /// <summary>The provider answered 503: it is not ready to handle requests.</summary>
    ServiceUnavailable,

    /// <summary>The provider failed while it handled the request.</summary>
    ProviderFault,

    /// <summary>The provider's answer is none that it documents.</summary>
    UnexpectedResponse,

    /// <summary>
    /// The library leaves this provider alone for now: it failed too often, asked for a pause, or refused the account.
    /// <see cref="EmailError.RetryAfter"/> says until when.
    /// </summary>
    ProviderPaused,

    /// <summary>
    /// No provider of the route can take the mail now, for different reasons: see <see cref="EmailError.Attempts"/>.
    /// <see cref="EmailError.RetryAfter"/> is the earliest time at which one of them may.
    /// </summary>
    AllProvidersUnavailable,

    /// <summary>
    /// The caller cancelled a run of <c>SendManyAsync</c> before this mail came to its end. A send of one mail throws
    /// <see cref="OperationCanceledException"/> instead.
    /// </summary>
    Cancelled,
}
