using System.Collections.Frozen;
using static EmailProviders.EmailErrorKind;
using static EmailProviders.SendOutcome;

namespace EmailProviders.Pipeline;

/// <summary>
/// What is done after each kind of failure, as data: retries, failover, circuit breakers and the documents are read from it.
/// </summary>
internal static class DispositionTable
{
    /// <summary>One row for each kind and outcome.</summary>
    public static IReadOnlyList<Disposition> Rows { get; } =
    [
        // The mail itself is at fault: the same everywhere.
        .. OfMail(InvalidRequest),
        .. OfMail(RecipientRefused),
        .. OfMail(ContentRefused),

        // This provider cannot carry it; another one may.
        .. NotTaken(UnsupportedFeature, RetryHere.Never, isOfHealth: false),
        .. NotTaken(TooLarge, RetryHere.Never, isOfHealth: false),
        .. NotTaken(Configuration, RetryHere.Never, isOfHealth: false),

        // The account is at fault; the mail is fine.
        .. NotTaken(Authentication, RetryHere.Never, isOfHealth: false, Disabled.Provider),
        .. NotTaken(AccountBlocked, RetryHere.Never, isOfHealth: false, Disabled.Provider),
        .. NotTaken(InsufficientCredits, RetryHere.Never, isOfHealth: false, Disabled.Provider),
        .. NotTaken(SenderNotVerified, RetryHere.Never, isOfHealth: false, Disabled.Sender),

        // The caller wants it no more.
        .. OfMail(Cancelled),

        // It has the mail, or one just like it.
        .. OfMail(EmailErrorKind.Duplicate),

        // The provider is busy or not well.
        .. NotTaken(RateLimited, RetryHere.AfterItsWait, isOfHealth: false),
        .. NotTaken(ServiceUnavailable, RetryHere.AfterItsWait, isOfHealth: true),
        .. NotTaken(ProviderPaused, RetryHere.AfterItsWait, isOfHealth: false),
        .. NotTaken(AllProvidersUnavailable, RetryHere.AfterItsWait, isOfHealth: false),
        .. NotTaken(Network, RetryHere.Quickly, isOfHealth: true),
        .. NotTaken(EmailErrorKind.Timeout, RetryHere.Quickly, isOfHealth: true),
        .. NotTaken(ProviderFault, RetryHere.Quickly, isOfHealth: true),
        .. NotTaken(UnexpectedResponse, RetryHere.Never, isOfHealth: true),
    ];

    private static readonly FrozenDictionary<(EmailErrorKind, SendOutcome), Disposition> ByKind =
        Rows.ToFrozenDictionary(static row => (row.Kind, row.Outcome));

    /// <summary>The row of a failure. A kind of a provider of the application's own that has none is treated as its most careful neighbour.</summary>
    public static Disposition Find(EmailError error) => ByKind.TryGetValue((error.Kind, error.Outcome), out var row)
        ? row
        : new Disposition(error.Kind, error.Outcome, RetryHere.Never, NextProvider.Never, IsOfHealth: false, Disabled.Nothing);

    private static Disposition[] OfMail(EmailErrorKind kind) =>
    [
        new(kind, Rejected, RetryHere.Never, NextProvider.Never, IsOfHealth: false, Disabled.Nothing),
        new(kind, NotSent, RetryHere.Never, NextProvider.Never, IsOfHealth: false, Disabled.Nothing),
        new(kind, Unknown, RetryHere.Never, NextProvider.Never, IsOfHealth: false, Disabled.Nothing),
    ];

    private static Disposition[] NotTaken(EmailErrorKind kind, RetryHere here, bool isOfHealth, Disabled disables = Disabled.Nothing) =>
    [
        new(kind, Rejected, here, NextProvider.AtOnce, isOfHealth, disables),
        new(kind, NotSent, here, NextProvider.AtOnce, isOfHealth, disables),
        MayBeTaken(kind),
    ];

    private static Disposition MayBeTaken(EmailErrorKind kind) =>
        new(kind, Unknown, RetryHere.UnderItsKey, NextProvider.IfDuplicatesAreAllowed, IsOfHealth: true, Disabled.Nothing);
}
