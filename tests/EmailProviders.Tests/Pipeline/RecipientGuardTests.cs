using EmailProviders.Brevo;
using EmailProviders.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EmailProviders.Tests.Pipeline;

/// <summary>A system that is not production mails nobody but those it may.</summary>
public sealed class RecipientGuardTests
{
    private static readonly SendEmailRequest Mail = new()
    {
        From = "shop@example.com",
        To = ["ada@real.example", "bob@real.example"],
        Cc = ["carol@real.example"],
        Bcc = ["dan@real.example"],
        Subject = "Your invoice",
        TextBody = "Dear Ada",
        IdempotencyKey = "invoice-1",
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Redirected_a_mail_reaches_one_address_and_says_whom_it_was_for()
    {
        var recorder = new Recorder();
        await using var email = Create(recorder, providers => providers.RedirectAllTo("dev@team.example"));

        var result = await email.SendAsync(Mail, Cancel);

        var sent = recorder.Requests.ShouldHaveSingleItem();
        sent.To.Select(address => address.Address).ShouldBe(["dev@team.example"]);
        sent.Cc.ShouldBeEmpty();
        sent.Bcc.ShouldBeEmpty();
        sent.Subject.ShouldBe("[to ada@real.example +3] Your invoice");
        result.Dropped.Select(dropped => dropped.ToString()).ShouldBe(
        [
            "To: 2 replaced by the address of RedirectAllTo.",
            "Cc: 1 replaced by the address of RedirectAllTo.",
            "Bcc: 1 replaced by the address of RedirectAllTo.",
        ]);
    }

    [Fact]
    public async Task A_single_provider_is_guarded_too()
    {
        var recorder = new Recorder();
        await using var email = Create(recorder, providers => providers.RedirectAllTo("dev@team.example"));

        await email.Provider("recorder").SendAsync(Mail with { To = ["ada@real.example"], Cc = [], Bcc = [] }, Cancel);

        recorder.Requests[0].To[0].Address.ShouldBe("dev@team.example");
        recorder.Requests[0].Subject.ShouldBe("[to ada@real.example] Your invoice");
    }

    [Fact]
    public async Task Recipients_among_the_extras_are_redirected_and_refused_like_the_others()
    {
        await using var sandbox = await EmailSandbox.StartAsync(cancellationToken: Cancel);
        var mail = Mail with
        {
            To = ["tester@team.example"],
            Cc = [],
            Bcc = [],
            HtmlBody = "<p>Dear Ada</p>",
            ProviderOptions =
            [
                new BrevoSendOptions
                {
                    MessageVersions = [new BrevoMessageVersion { To = ["ada@real.example"], Cc = ["bob@real.example"], Bcc = ["carol@real.example"], Subject = "For Ada" }],
                },
            ],
        };

        await using (var redirecting = EmailSender.Create(providers => providers.AddBrevo(_ => { }).UseSandbox(sandbox.BaseAddress).RedirectAllTo("dev@team.example")))
        {
            (await redirecting.SendAsync(mail, Cancel)).Dropped.Select(dropped => dropped.Field).ShouldBe(["To", "ProviderOptions"]);
        }

        sandbox.Mails.Count.ShouldBe(2);
        sandbox.Mails.SelectMany(arrived => arrived.To.Concat(arrived.Cc).Concat(arrived.Bcc)).Distinct().ShouldBe(["dev@team.example"]);

        await using var refusing = EmailSender.Create(providers => providers.AddBrevo(_ => { }).UseSandbox(sandbox.BaseAddress).AllowRecipientsOnly("team.example"));
        var error = (await Should.ThrowAsync<EmailSendException>(() => refusing.SendAsync(mail, Cancel))).Error;
        error.Fields.ShouldHaveSingleItem().Field.ShouldBe("ProviderOptions[0]");
        sandbox.Mails.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_recipient_who_is_not_allowed_stops_the_mail_before_any_HTTP_and_is_not_named()
    {
        var recorder = new Recorder();
        await using var email = Create(recorder, providers => providers.AllowRecipientsOnly("team.example", "Bob@REAL.example"));

        var exception = await Should.ThrowAsync<EmailSendException>(() => email.SendAsync(Mail, Cancel));

        recorder.Requests.ShouldBeEmpty();
        exception.Error.Kind.ShouldBe(EmailErrorKind.RecipientRefused);
        exception.Error.Outcome.ShouldBe(SendOutcome.NotSent);
        exception.Error.IdempotencyKey.ShouldBe("invoice-1");
        exception.Error.Fields.Select(field => field.Field).ShouldBe(["To[0]", "Cc[0]", "Bcc[0]"]);
        exception.ToString().ShouldNotContain("real.example");
        exception.ToString().ShouldNotContain("team.example");
    }

    [Theory]
    [InlineData("anyone@team.example", true)]
    [InlineData("anyone@TEAM.example", true)]
    [InlineData("bob@real.example", true)]
    [InlineData("bobby@real.example", false)]
    [InlineData("anyone@sub.team.example", false)]
    [InlineData("anyone@evilteam.example", false)]
    [InlineData("team.example@evil.example", false)]
    [InlineData("anyone@bücher.example", true)]
    public async Task The_list_holds_addresses_and_whole_domains(string recipient, bool isAllowed)
    {
        var recorder = new Recorder();
        await using var email = Create(recorder, providers => providers.AllowRecipientsOnly("team.example", "bob@real.example", "bücher.example"));

        var sent = await email.TrySendAsync(Mail with { To = [recipient], Cc = [], Bcc = [] }, Cancel);

        sent.IsAccepted.ShouldBe(isAllowed);
        recorder.Requests.Count.ShouldBe(isAllowed ? 1 : 0);
    }

    [Fact]
    public async Task A_mail_that_is_wrong_in_itself_is_refused_as_ever()
    {
        var recorder = new Recorder();
        await using var email = Create(recorder, providers => providers.RedirectAllTo("dev@team.example").AllowRecipientsOnly("team.example"));

        (await email.TrySendAsync(Mail with { To = [] }, Cancel)).Error!.Kind.ShouldBe(EmailErrorKind.InvalidRequest);
        (await email.TrySendAsync(Mail with { Cc = null! }, Cancel)).Error!.Kind.ShouldBe(EmailErrorKind.InvalidRequest);
        await Should.ThrowAsync<ArgumentNullException>(() => email.SendAsync(null!, Cancel));
        recorder.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void Mistakes_are_reported_at_start_without_a_value()
    {
        var exception = Should.Throw<OptionsValidationException>(() => Create(new Recorder(), providers => providers
            .RedirectAllTo("canary@other.example")
            .AllowRecipientsOnly("team.example", "canary canary", "@canary", "")));

        exception.Failures.ShouldBe(
        [
            "AllowRecipientsOnly[1] is neither an address nor a domain.",
            "AllowRecipientsOnly[2] is neither an address nor a domain.",
            "AllowRecipientsOnly[3] is neither an address nor a domain.",
            "RedirectAllTo is not among AllowRecipientsOnly: every mail would be refused.",
        ]);
        Should.Throw<ArgumentException>(() => Create(new Recorder(), providers => providers.AllowRecipientsOnly()));
    }

    private static EmailSender Create(Recorder recorder, Action<EmailProvidersBuilder> configure) => EmailSender.Create(providers =>
    {
        configure(providers);
        providers.AddProvider("recorder", _ => recorder);
    });

    private sealed class Recorder : IEmailSender
    {
        public List<SendEmailRequest> Requests { get; } = [];

        public Task<SendEmailResult> SendAsync(SendEmailRequest request, CancellationToken cancellationToken = default)
        {
            Requests.Add(request);
            return Task.FromResult(new SendEmailResult { Provider = "recorder", Receipts = [] });
        }
    }
}
