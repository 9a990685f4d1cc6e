using System.Text.Json.Nodes;
using EmailProviders.Kaleyra;
using EmailProviders.MailerLogic;
using EmailProviders.Tests.Kaleyra;
using EmailProviders.Tests.MailerLogic;

namespace EmailProviders.Tests.Conformance;

/// <summary>What an account's options say goes on the wire, unless the mail's own extras say something else.</summary>
public sealed class AccountDefaultsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "IN_account")]
    [InlineData("IN_mail", "IN_mail")]
    public async Task Kaleyras_callback_profile(string? ofMail, string sent)
    {
        var extras = new KaleyraSendOptions { CallbackProfileId = ofMail };
        var body = await BodyOf(new KaleyraCase(), Mails.Minimal with { ProviderOptions = [extras] }, options => ((KaleyraOptions)options).CallbackProfileId = "IN_account");
        ((string?)body["callback_profile_id"]).ShouldBe(sent);
    }

    [Theory]
    [InlineData(null, "account.example.com")]
    [InlineData("mail.example.com", "mail.example.com")]
    public async Task MailerLogics_domain(string? ofMail, string sent)
    {
        var extras = new MailerLogicSendOptions { Domain = ofMail };
        var body = await BodyOf(new MailerLogicCase(), Mails.Minimal with { ProviderOptions = [extras] }, options => ((MailerLogicOptions)options).Domain = "account.example.com");
        ((string?)body["domain"]).ShouldBe(sent);
    }

    [Theory]
    [InlineData(true, "Ada <a@example.com>")]
    [InlineData(false, "a@example.com")]
    public async Task MailerLogics_sender_name(bool sendsName, string sent)
    {
        var body = await BodyOf(new MailerLogicCase(), Mails.Minimal with { From = new EmailAddress("a@example.com", "Ada") }, options =>
        {
            options.UnsupportedFeatures = UnsupportedFeatureBehavior.Drop;
            ((MailerLogicOptions)options).SendSenderName = sendsName;
        });
        ((string?)body["from"]).ShouldBe(sent);
    }

    [Theory]
    [InlineData("""{"message":"m","reason":"r"}""", "m (r)")]
    [InlineData("""{"reason":"r"}""", "r")]
    [InlineData("""{"message":"m"}""", "m")]
    public async Task MailerLogics_reason_stands_behind_its_message(string answer, string message)
    {
        await using var harness = new ProviderHarness(new MailerLogicCase(), answer: _ => StubHttpMessageHandler.Json(400, answer));
        (await harness.Sender.TrySendAsync(Mails.Minimal, Cancel)).Error!.ProviderMessage.ShouldBe(message);
    }

    [Fact]
    public async Task Kaleyras_parameters_are_those_of_the_template_and_of_the_extras_which_win()
    {
        var body = await BodyOf(new KaleyraCase(), WithParameters(template: true), configure: null);
        body["params"]!.ToJsonString().ShouldBe("""{"a":"extras","b":"extras","c":"template"}""");
    }

    [Theory]
    [InlineData(true, "Template.Parameters and KaleyraSendOptions.Params")]
    [InlineData(false, "KaleyraSendOptions.Params")]
    public async Task Kaleyras_parameters_are_limited_together(bool template, string field)
    {
        await using var harness = new ProviderHarness(new KaleyraCase(), options => options.Limits = new EmailLimits { MaxParameters = template ? 2 : 1 });
        var error = (await harness.Sender.TrySendAsync(WithParameters(template), Cancel)).Error!;
        (error.Kind, error.Fields.ShouldHaveSingleItem().Field).ShouldBe((EmailErrorKind.TooLarge, field));
    }

    [Theory]
    [InlineData("""{"code":"E14500","error":{}}""", EmailErrorKind.TooLarge, SendOutcome.Rejected)]
    [InlineData("""{"error":{"x":1}}""", EmailErrorKind.UnexpectedResponse, SendOutcome.Unknown)]
    public async Task An_error_of_Kaleyra_under_a_good_status_is_no_success(string answer, EmailErrorKind kind, SendOutcome outcome)
    {
        await using var harness = new ProviderHarness(new KaleyraCase(), answer: _ => StubHttpMessageHandler.Json(202, answer));
        var error = (await harness.Sender.TrySendAsync(Mails.Minimal, Cancel)).Error!;
        (error.Kind, error.Outcome).ShouldBe((kind, outcome));
    }

    private static SendEmailRequest WithParameters(bool template) => (template ? Mails.Templated : Mails.Minimal) with
    {
        Template = template
            ? new EmailTemplate(ProviderCase.TemplateName) { Parameters = new Dictionary<string, string> { ["a"] = "template", ["c"] = "template" } }
            : null,
        ProviderOptions = [new KaleyraSendOptions { Params = new Dictionary<string, string> { ["a"] = "extras", ["b"] = "extras" } }],
    };

    private static async Task<JsonNode> BodyOf(ProviderCase provider, SendEmailRequest mail, Action<EmailProviderOptions>? configure)
    {
        await using var harness = new ProviderHarness(provider, configure);
        await harness.Sender.SendAsync(mail, Cancel);
        return JsonNode.Parse(harness.Sends.ShouldHaveSingleItem().Body)!;
    }
}
