using EmailProviders.FaultTests.Server;
using EmailProviders.FaultTests.Support;
using EmailProviders.MailerLogic;
using EmailProviders.Whippy;

namespace EmailProviders.FaultTests.Failover;

/// <summary>A mail that is split at its first provider and fails on the way: every address gets one copy, or the caller is told.</summary>
public sealed class SplitMailTests
{
    private static readonly string[] Addresses =
        ["a@example.net", "b@example.net", "c@example.net", "d@example.net", "e@example.net", "cc1@example.net", "cc2@example.net", "bcc@example.net"];

    private static readonly SendEmailRequest Split = Mail.Plain with
    {
        To = [.. Addresses[..5].Select(address => (EmailAddress)address)],
        Cc = ["cc1@example.net", "cc2@example.net"],
        Bcc = ["bcc@example.net"],
    };

    private static readonly RouteOptions SplitsRecipients = new()
    {
        Account = account =>
        {
            if (account is MailerLogicOptions mailerLogic)
                mailerLogic.SplitRecipients = true;
            if (account is WhippyOptions whippy)
                whippy.SplitRecipients = true;
        },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, int, int> Refusals()
    {
        var rows = new TheoryData<string, string, int, int>();
        foreach (var first in (string[])["mailerlogic", "whippy"])
        {
            foreach (var second in (string[])["brevo", "kaleyra"])
            {
                foreach (var part in (int[])[1, 2, 3, 5])
                {
                    foreach (var status in (int[])[429, 503, 401, 404])
                        rows.Add(first, second, part, status);
                }
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task F7_a_part_that_was_surely_not_taken_goes_on_and_nobody_gets_two(string first, string second, int part, int status)
    {
        await using var splitting = new FaultServer(ProviderKind.Of(first), call => call.Number >= part ? Step.Answer(status) : Step.Healthy);
        await using var other = FaultServer.Healthy(ProviderKind.Of(second));
        await using var route = Route.To([splitting, other], SplitsRecipients);
        var result = await route.SendAsync(Split, Cancel);

        CopiesAt(splitting, other).ShouldBe(Addresses.Select(address => (address, 1)));
        splitting.Log.Calls.ShouldBe(part);
        result.Receipts.SelectMany(receipt => receipt.Recipients.Select(recipient => recipient.Address)).Order().ShouldBe(Addresses.Order());
    }

    [Theory]
    [InlineData("mailerlogic", "whippy", 1)]
    [InlineData("mailerlogic", "whippy", 3)]
    [InlineData("whippy", "mailerlogic", 3)]
    public async Task F7_a_part_that_was_surely_not_taken_goes_on_to_another_that_splits(string first, string second, int part)
    {
        await using var splitting = new FaultServer(ProviderKind.Of(first), call => call.Number >= part ? Step.Answer(429) : Step.Healthy);
        await using var other = FaultServer.Healthy(ProviderKind.Of(second));
        await using var route = Route.To([splitting, other], SplitsRecipients);
        await route.SendAsync(Split, Cancel);
        CopiesAt(splitting, other).ShouldBe(Addresses.Select(address => (address, 1)));
    }

    [Theory]
    [InlineData("mailerlogic", 1)]
    [InlineData("mailerlogic", 3)]
    [InlineData("whippy", 1)]
    [InlineData("whippy", 5)]
    public async Task F7_a_part_of_which_nobody_knows_is_not_sent_again_and_the_caller_is_told(string first, int part)
    {
        await using var splitting = new FaultServer(ProviderKind.Of(first), call => call.Number == part ? new Step { End = AnswerEnd.Reset } : Step.Healthy);
        await using var other = FaultServer.Healthy(ProviderKind.Kaleyra);
        await using var route = Route.To([splitting, other], SplitsRecipients);
        var error = (await route.TrySendAsync(Split, Cancel)).Error.ShouldNotBeNull();

        error.Outcome.ShouldBe(SendOutcome.Unknown);
        CopiesAt(splitting, other).ShouldAllBe(copies => copies.Count <= 1);
        var unknown = error.Recipients.Where(one => one.Outcome == SendOutcome.Unknown).SelectMany(one => one.Recipients).Select(recipient => recipient.Address).ToList();
        unknown.ShouldContain(Addresses[part - 1]);
        // Who is told to have a copy has one; who is told not to has none.
        foreach (var one in error.Recipients.Where(one => one.Outcome != SendOutcome.Unknown))
        {
            foreach (var recipient in one.Recipients)
                CopiesAt(splitting, other).Single(copies => copies.Address == recipient.Address).Count.ShouldBe(one.Outcome == SendOutcome.Accepted ? 1 : 0);
        }

        error.Recipients.SelectMany(one => one.Recipients).Select(recipient => recipient.Address).Order().ShouldBe(Addresses.Order());
    }

    [Fact]
    public async Task F7_a_recipient_who_is_refused_costs_only_that_copy()
    {
        await using var splitting = new FaultServer(ProviderKind.MailerLogic, call => call.Number == 3 ? Step.Answer(422) : Step.Healthy);
        await using var other = FaultServer.Healthy(ProviderKind.Kaleyra);
        await using var route = Route.To([splitting, other], SplitsRecipients);
        var error = (await route.TrySendAsync(Split, Cancel)).Error.ShouldNotBeNull();
        // As a whole it must not be sent again: two have their copy.
        error.Outcome.ShouldBe(SendOutcome.Unknown);
        error.Recipients.Where(one => one.Outcome != SendOutcome.Accepted).ShouldHaveSingleItem().Outcome.ShouldBe(SendOutcome.Rejected);
        CopiesAt(splitting, other).ShouldBe(Addresses.Select(address => (address, address == "c@example.net" ? 0 : 1)));
        other.Log.Connections.ShouldBe(0);
    }

    private static List<(string Address, int Count)> CopiesAt(FaultServer first, FaultServer second) =>
        [.. Addresses.Select(address => (address, first.Log.Taken.Concat(second.Log.Taken).Sum(mail => mail.CopiesTo(address))))];
}
