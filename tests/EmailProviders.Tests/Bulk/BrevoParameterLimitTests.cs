using System.Text.Json.Nodes;
using EmailProviders.Brevo;

namespace EmailProviders.Tests.Bulk;

/// <summary>Brevo's limit on the parameters of a mail: one over it is refused or sent as it is alone, and the others share their call without it.</summary>
public sealed class BrevoParameterLimitTests
{
    private const int Limit = 100 * 1024;

    /// <summary>Mails, and whether each is refused before it is sent.</summary>
    public static TheoryData<string, Func<SendEmailRequest, SendEmailRequest>, bool> Oversized() => new()
    {
        { "a template's", mail => Templated(mail, new string('x', Limit)), true },
        { "a template's, by its quotes", mail => Templated(mail, new string('"', 60_000)), false },
        { "Brevo's own", mail => Own(mail, new string('x', Limit)), true },
        { "Brevo's own, not ASCII", mail => Own(mail, new string('Ω', Limit / 2)), true },
        { "both together", mail => Own(Templated(mail, new string('x', Limit / 2)), new string('x', Limit / 2)), true },
    };

    [Theory]
    [MemberData(nameof(Oversized))]
    public async Task A_mail_whose_parameters_are_over_the_limit_costs_its_company_nothing(
        string whose, Func<SendEmailRequest, SendEmailRequest> enlarge, bool isRefused)
    {
        await using var harness = BulkHarness.Brevo();
        var oversized = enlarge(Numbered.Mail(1));
        var small = oversized.Template is null ? (Func<int, SendEmailRequest>)Numbered.Mail : static number => Templated(Numbered.Mail(number), "x");
        var results = await harness.SendAsync([small(0), oversized, small(2)]);

        results.Select(result => result.IsAccepted).ShouldBe([true, !isRefused, true], whose);
        harness.Bodies.Select(body => BulkHarness.VersionsOf(body).Count).Order().ToArray().ShouldBe(isRefused ? new[] { 2 } : new[] { 1, 2 }, whose);
        if (isRefused)
            results[1].Error!.ShouldSatisfyAllConditions(error => error.Kind.ShouldBe(EmailErrorKind.TooLarge), error => error.Outcome.ShouldBe(SendOutcome.NotSent));
    }

    [Fact]
    public async Task A_limit_that_was_lifted_holds_nobody_back()
    {
        await using var harness = BulkHarness.Brevo(configure: brevo => brevo.Limits = brevo.Limits with { MaxParametersBytes = null });
        var results = await harness.SendAsync([Templated(Numbered.Mail(0), "x"), Templated(Numbered.Mail(1), new string('x', 2 * Limit))]);

        results.ShouldAllBe(result => result.IsAccepted);
        harness.Wire.Calls.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task The_limit_is_that_of_the_object_as_it_is_written(int over, bool isAccepted)
    {
        // {"own":"…"}, and a template's parameter of the same name that it takes the place of.
        const int Around = 10;
        await using var harness = BulkHarness.Brevo();
        var mail = Own(Templated(Numbered.Mail(0), "x", "own"), new string('x', Limit - Around + over));
        (await harness.SendAsync([mail])).Single().IsAccepted.ShouldBe(isAccepted);

        if (isAccepted)
            harness.Bodies.Single()["params"]!.ToJsonString().Length.ShouldBe(Limit);
    }

    private static SendEmailRequest Templated(SendEmailRequest mail, string value, string name = "name") => mail with
    {
        HtmlBody = null,
        Template = new EmailTemplate("welcome") { Parameters = new Dictionary<string, string> { [name] = value } },
    };

    private static SendEmailRequest Own(SendEmailRequest mail, string value) => mail with
    {
        ProviderOptions = [new BrevoSendOptions { Params = new JsonObject { ["own"] = value } }],
    };
}
