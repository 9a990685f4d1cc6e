using EmailProviders.FaultTests.Server;
using static EmailProviders.EmailErrorKind;
using static EmailProviders.FaultTests.Server.AnswerEnd;
using static EmailProviders.SendOutcome;

namespace EmailProviders.FaultTests.Matrix;

/// <summary>
/// The expected outcomes, from the rules: without a status line a mail that began to leave is unknown, a 2xx is accepted
/// whatever comes after it, any other status means what it says. How much the server had read never shows.
/// </summary>
internal static class Rules
{
    private static readonly Dictionary<AnswerEnd, Expected> ByEnd = new()
    {
        // A 2xx that is read whole.
        [Whole] = new(Accepted, HasId: true),
        [WholeByteByByte] = new(Accepted, HasId: true),
        [WholeAfterInformational] = new(Accepted, HasId: true),

        // No status line: nobody knows.
        [Wait] = new(Unknown, EmailErrorKind.Timeout),
        [Fin] = new(Unknown, Network),
        [Reset] = new(Unknown, Network),
        [Garbage] = new(Unknown, UnexpectedResponse),
        [HalfStatusLine] = new(Unknown, Network),
        [SlowDrip] = new(Unknown, EmailErrorKind.Timeout),

        // A status line, but no end of the headers: ruled to be unknown.
        [HalfHeaders] = new(Unknown, Network),
        [OversizedHeaders] = new(Unknown, UnexpectedResponse),

        // A 2xx, and then something broke: only the id is lost.
        [HalfBody] = new(Accepted),
        [ResetInBody] = new(Accepted),
        [WaitInBody] = new(Accepted),
        [SlowBody] = new(Accepted),
        [GarbageBody] = new(Accepted),
        [NoBody] = new(Accepted),
        [OversizedBody] = new(Accepted),
    };

    private static readonly Dictionary<int, Expected> ByStatus = new()
    {
        // The set-up of this provider: another one takes it.
        [301] = new(Rejected, Configuration, GoesOn: true),
        [302] = new(Rejected, Configuration, GoesOn: true),
        [307] = new(Rejected, Configuration, GoesOn: true),
        [308] = new(Rejected, Configuration, GoesOn: true),
        [401] = new(Rejected, Authentication, GoesOn: true),
        [402] = new(Rejected, InsufficientCredits, GoesOn: true),
        [403] = new(Rejected, AccountBlocked, GoesOn: true),
        [404] = new(Rejected, Configuration, GoesOn: true),
        [405] = new(Rejected, Configuration, GoesOn: true),
        [410] = new(Rejected, Configuration, GoesOn: true),
        [413] = new(Rejected, TooLarge, GoesOn: true),
        [415] = new(Rejected, Configuration, GoesOn: true),

        // Busy, and surely not taken.
        [429] = new(Rejected, RateLimited, GoesOn: true),
        [503] = new(NotSent, ServiceUnavailable, GoesOn: true),

        // The mail's own fault: nobody else is asked.
        [400] = new(Rejected, InvalidRequest),
        [418] = new(Rejected, InvalidRequest),
        [422] = new(Rejected, InvalidRequest),
        [451] = new(Rejected, InvalidRequest),

        // It may have been taken.
        [408] = new(Unknown, EmailErrorKind.Timeout),
        [409] = new(Unknown, EmailErrorKind.Duplicate),
        [425] = new(Unknown, ProviderFault),
        [500] = new(Unknown, ProviderFault),
        [502] = new(Unknown, ProviderFault),
        [504] = new(Unknown, ProviderFault),
    };

    public static IReadOnlyCollection<AnswerEnd> Ends => ByEnd.Keys;

    public static IReadOnlyCollection<int> Statuses => ByStatus.Keys;

    /// <summary>What is expected where the provider fails for the first call and is healthy afterwards.</summary>
    public static Expected Of(ProviderKind provider, ReadShare read, AnswerEnd end) => Of(provider, read, ByEnd[end]);

    /// <summary>What is expected where the provider answers the first call with a status and is healthy afterwards.</summary>
    public static Expected Of(ProviderKind provider, ReadShare read, int status) => (provider.Name, status) switch
    {
        // BSG's guard against like calls, not a limit.
        ("bsg", 429) => new(Unknown, EmailErrorKind.Duplicate),
        // BSG's token was refused, so the mail was not taken: once more under a new one.
        ("bsg", 401) => new(Accepted, HasId: true, Calls: 2),
        _ => Of(provider, read, ByStatus[status]),
    };

    // Brevo alone is asked again, under the same key: it takes the mail now, or says that it had.
    private static Expected Of(ProviderKind provider, ReadShare read, Expected expected)
    {
        if (!provider.HasKeys || expected is not { Outcome: Unknown, Kind: not EmailErrorKind.Duplicate })
            return expected;

        var wasTaken = read == ReadShare.All;
        return new Expected(Accepted, HasId: !wasTaken, Calls: 2, IsDuplicate: wasTaken);
    }
}
