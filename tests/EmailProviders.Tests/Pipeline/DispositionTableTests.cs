using EmailProviders.Pipeline;

namespace EmailProviders.Tests.Pipeline;

/// <summary>F1: the table has a row for everything that can end a send, and says what the rules say.</summary>
public sealed class DispositionTableTests
{
    private static readonly EmailErrorKind[] OfMail =
        [EmailErrorKind.InvalidRequest, EmailErrorKind.RecipientRefused, EmailErrorKind.ContentRefused, EmailErrorKind.Duplicate];

    private static readonly EmailErrorKind[] OfAccount =
        [EmailErrorKind.Authentication, EmailErrorKind.AccountBlocked, EmailErrorKind.InsufficientCredits];

    private static readonly SendOutcome[] Failures = [SendOutcome.Rejected, SendOutcome.NotSent, SendOutcome.Unknown];

    [Fact]
    public void F1_every_kind_has_a_row_for_every_outcome_of_a_failure()
    {
        Missing(DispositionTable.Rows).ShouldBeEmpty();
        Missing(DispositionTable.Rows.Skip(1)).ShouldHaveSingleItem();
    }

    [Fact]
    public void F1_no_row_is_there_twice() =>
        DispositionTable.Rows.DistinctBy(row => (row.Kind, row.Outcome)).Count().ShouldBe(DispositionTable.Rows.Count);

    [Fact]
    public void F2_the_fault_of_a_mail_reaches_no_other_provider_and_no_breaker() =>
        DispositionTable.Rows.Where(row => OfMail.Contains(row.Kind)).ShouldAllBe(row =>
            row.Next == NextProvider.Never && row.Here == RetryHere.Never && !row.IsOfHealth);

    [Fact]
    public void D4_what_may_have_been_taken_goes_on_under_a_key_or_the_callers_consent_only() =>
        DispositionTable.Rows.Where(row => row.Outcome == SendOutcome.Unknown).ShouldAllBe(row =>
            (row.Here == RetryHere.UnderItsKey || row.Here == RetryHere.Never)
            && (row.Next == NextProvider.IfDuplicatesAreAllowed || row.Next == NextProvider.Never));

    [Fact]
    public void F3_the_fault_of_an_account_puts_the_provider_aside() =>
        DispositionTable.Rows.Where(row => OfAccount.Contains(row.Kind) && row.Outcome != SendOutcome.Unknown).ShouldAllBe(row =>
            row.Disables == Disabled.Provider && row.Next == NextProvider.AtOnce && !row.IsOfHealth);

    [Fact]
    public void F3_an_unverified_sender_puts_the_pair_aside() => DispositionTable
        .Find(new EmailError { Kind = EmailErrorKind.SenderNotVerified, Outcome = SendOutcome.Rejected, Description = "" })
        .Disables.ShouldBe(Disabled.Sender);

    [Theory]
    [InlineData(EmailErrorKind.Network, SendOutcome.NotSent, true)]
    [InlineData(EmailErrorKind.Timeout, SendOutcome.Unknown, true)]
    [InlineData(EmailErrorKind.ProviderFault, SendOutcome.Unknown, true)]
    [InlineData(EmailErrorKind.ServiceUnavailable, SendOutcome.NotSent, true)]
    [InlineData(EmailErrorKind.InvalidRequest, SendOutcome.Rejected, false)]
    [InlineData(EmailErrorKind.Authentication, SendOutcome.Rejected, false)]
    [InlineData(EmailErrorKind.UnsupportedFeature, SendOutcome.NotSent, false)]
    public void L9_only_the_providers_health_counts_for_its_breaker(EmailErrorKind kind, SendOutcome outcome, bool counts) =>
        DispositionTable.Find(new EmailError { Kind = kind, Outcome = outcome, Description = "" }).IsOfHealth.ShouldBe(counts);

    private static IEnumerable<(EmailErrorKind, SendOutcome)> Missing(IEnumerable<Disposition> rows) =>
        (from kind in Enum.GetValues<EmailErrorKind>() from outcome in Failures select (kind, outcome))
        .Except(rows.Select(row => (row.Kind, row.Outcome)));
}
