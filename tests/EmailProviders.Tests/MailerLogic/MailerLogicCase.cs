using System.Text;
using System.Text.Json.Nodes;
using EmailProviders.MailerLogic;
using EmailProviders.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace EmailProviders.Tests.MailerLogic;

public sealed class MailerLogicCase : ProviderCase
{
    public override EmailProviderDescriptor Descriptor => MailerLogicDefaults.Descriptor;

    public override string SendPath => "/api/v1/send";

    public override (int Status, string Body) Success => (200, """{"email_id":"650e8400-e29b-41d4-a716-446655440000","message_id":"<1@b.c>","status":"queued"}""");

    public override string SuccessId => "650e8400-e29b-41d4-a716-446655440000";

    public override (string Name, string Value) Authentication => ("X-API-Key", "test-key");

    public override Type OptionsType => typeof(MailerLogicOptions);

    public override Type ExtrasType => typeof(MailerLogicSendOptions);

    public override IReadOnlyList<ExtrasProbe> ExtrasProbes { get; } =
    [
        new("Domain", new MailerLogicSendOptions { Domain = "probe.example.com" }, "domain", "probe.example.com"),
        new("StreamType", new MailerLogicSendOptions { StreamType = MailerLogicStreamType.Shared }, "stream_type", "shared"),
    ];

    public override ProviderSendOptions EverythingExtras => new MailerLogicSendOptions { Domain = "example.com" };

    public override void Add(EmailProvidersBuilder builder, string name, Action<EmailProviderOptions> configure) => builder.AddMailerLogic(name, configure);

    public override object ChangeSource(Func<IChangeToken> token) => new ChangeSource<MailerLogicOptions>(Descriptor.Name, token);
}

public sealed class MailerLogicConformanceTests : ProviderConformanceTests<MailerLogicCase>;

public sealed class MailerLogicGoldenTests : GoldenTests<MailerLogicCase>
{
    [Fact]
    public Task The_examples_of_the_pages_fields() => ShouldMatchGolden("page-fields", Mails.Minimal with
    {
        From = "hello@mail.yourdomain.com",
        To = ["user@example.com"],
        ReplyTo = ["support@yourdomain.com"],
        Cc = ["manager@example.com"],
        Bcc = ["archive@yourdomain.com"],
        Subject = "Welcome to our platform!",
        HtmlBody = "<h1>Welcome!</h1><p>Thanks for signing up.</p>",
        TextBody = "Welcome! Thanks for signing up.",
        TrackOpens = true,
        TrackClicks = true,
        Headers = new Dictionary<string, string> { ["X-Campaign-ID"] = "campaign-123", ["X-User-ID"] = "user-456" },
        Tags = ["welcome-series"],
        Metadata = new Dictionary<string, string> { ["user_id"] = "12345", ["order_id"] = "ord_789", ["campaign"] = "summer_sale", ["tier"] = "premium" },
        Attachments =
        [
            EmailAttachment.FromBytes(Encoding.ASCII.GetBytes("%PDF-1.4\n"), "invoice.pdf"),
            EmailAttachment.FromBytes(Encoding.ASCII.GetBytes("Name,Email"), "report.csv"),
        ],
        ProviderOptions = [new MailerLogicSendOptions { Domain = "mail.yourdomain.com" }],
    });

    [Fact]
    public Task A_sender_name_can_be_tried() => ShouldMatchGolden(
        "sender-name",
        Mails.Minimal with { From = new EmailAddress("sender@example.com", "Müller, \"Ada\"") },
        options => ((MailerLogicOptions)options).SendSenderName = true);
}

public sealed class MailerLogicSandboxTests : SandboxTests<MailerLogicCase>
{
    [Fact]
    public async Task F7_several_recipients_get_one_call_each_where_that_is_on()
    {
        await using var email = EmailSender.Create(builder => builder.AddMailerLogic(options =>
        {
            options.ApiKey = "sandbox-api-key";
            options.BaseAddress = Sandbox.BaseAddress;
            options.SplitRecipients = true;
        }));
        var mail = Mails.Minimal with { To = ["a@example.com", "b@example.com"], Cc = ["c@example.com"], Bcc = ["d@example.com"] };
        var result = await email.SendAsync(mail, Cancel);

        result.Receipts.Select(receipt => receipt.Recipients.Count).ShouldBe([3, 1]);
        Sandbox.Mails.SelectMany(sent => (string[])[.. sent.To, .. sent.Cc, .. sent.Bcc]).Order().ShouldBe(
            ["a@example.com", "b@example.com", "c@example.com", "d@example.com"]);

        var refused = await Sender.TrySendAsync(mail, Cancel);
        refused.Error!.Fields.ShouldHaveSingleItem().Problem.ShouldContain("SplitRecipients");
    }
}

public sealed class MailerLogicOptionsTests
{
    [Theory]
    [InlineData(EmailCategory.Transactional, null, null, "transactional")]
    [InlineData(EmailCategory.OneTimePassword, null, null, "transactional")]
    [InlineData(EmailCategory.Marketing, null, null, "broadcast")]
    [InlineData(EmailCategory.Marketing, MailerLogicStreamType.Shared, null, "shared")]
    [InlineData(EmailCategory.Marketing, MailerLogicStreamType.Shared, MailerLogicStreamType.Broadcast, "broadcast")]
    public async Task The_stream_is_that_of_the_mail_then_of_the_account_then_of_the_category(
        EmailCategory category, MailerLogicStreamType? ofAccount, MailerLogicStreamType? ofMail, string stream)
    {
        await using var harness = new ProviderHarness(new MailerLogicCase(), options => ((MailerLogicOptions)options).StreamType = ofAccount);
        await harness.Sender.SendAsync(
            Mails.Minimal with { Category = category, ProviderOptions = [new MailerLogicSendOptions { StreamType = ofMail }] },
            TestContext.Current.CancellationToken);
        ((string?)JsonNode.Parse(harness.Sends[0].Body)!["stream_type"]).ShouldBe(stream);
    }

    [Theory]
    [InlineData("api/send")]
    [InlineData("//evil.example.com/x")]
    [InlineData("/\\evil.example.com")]
    [InlineData("/a?b=c")]
    public void A_path_that_could_lead_elsewhere_is_a_fault(string path) =>
        Should.Throw<Microsoft.Extensions.Options.OptionsValidationException>(() => EmailSender.Create(email => email.AddMailerLogic(options =>
        {
            options.ApiKey = "key";
            options.SendPath = path;
        }))).Message.ShouldContain("mailerlogic: SendPath");
}
