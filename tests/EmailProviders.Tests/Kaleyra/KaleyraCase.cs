using EmailProviders.Kaleyra;
using EmailProviders.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace EmailProviders.Tests.Kaleyra;

public sealed class KaleyraCase : ProviderCase
{
    public override EmailProviderDescriptor Descriptor => KaleyraDefaults.Descriptor;

    public override string SendPath => "/v1/sandbox-sid/email";

    public override string TemplateId => "tpl_42";

    public override (int Status, string Body) Success => (202, """{"data":[{"message_id":"c5f0f02e-507e-477e-aed9-28ebf27230c2:1"}],"error":{}}""");

    public override string SuccessId => "c5f0f02e-507e-477e-aed9-28ebf27230c2:1";

    public override (string Name, string Value) Authentication => ("api-key", "test-key");

    public override Type OptionsType => typeof(KaleyraOptions);

    public override Type ExtrasType => typeof(KaleyraSendOptions);

    public override IReadOnlyList<ExtrasProbe> ExtrasProbes { get; } =
    [
        new("Type", new KaleyraSendOptions { Type = KaleyraEmailType.Otp }, "type", "OTP"),
        new("Params", new KaleyraSendOptions { Params = new Dictionary<string, string> { ["probe"] = "value" } }, "params", "probe", "value", "dynamic_content", "true"),
        new("DynamicContent", new KaleyraSendOptions { DynamicContent = false }, "dynamic_content", "false"),
        new("CallbackProfileId", new KaleyraSendOptions { CallbackProfileId = "IN_probe" }, "callback_profile_id", "IN_probe"),
        new("WebhookId", new KaleyraSendOptions { WebhookId = "probe-hook" }, "webhook_id", "probe-hook"),
    ];

    public override ProviderSendOptions EverythingExtras => new KaleyraSendOptions
    {
        Params = new Dictionary<string, string> { ["name"] = "NAME" },
        CallbackProfileId = "IN_453d2677-2c91-4610-9c01-eefbeec5f697",
        WebhookId = "hook",
    };

    public override void SetRequired(EmailProviderOptions options) => ((KaleyraOptions)options).Sid = "sandbox-sid";

    public override void Add(EmailProvidersBuilder builder, string name, Action<EmailProviderOptions> configure) => builder.AddKaleyra(name, configure);

    public override object ChangeSource(Func<IChangeToken> token) => new ChangeSource<KaleyraOptions>(Descriptor.Name, token);
}

public sealed class KaleyraConformanceTests : ProviderConformanceTests<KaleyraCase>;

public sealed class KaleyraGoldenTests : GoldenTests<KaleyraCase>
{
    [Fact]
    public Task The_pages_sample_with_cc_and_bcc() => ShouldMatchGolden("page-cc-bcc", Mails.Minimal with
    {
        To = ["to@example.com"],
        Cc = ["cc@example.com"],
        Bcc = ["bcc@example.com"],
        From = new EmailAddress("from@example.com", "No Reply Email from Kaleyra"),
        ReplyTo = ["reply@example.com"],
        Tags = ["Tag the InvitationTag !!"],
        Subject = "CC AND BCC TESTING 2",
        HtmlBody = "SMS Try our campaign builder",
        Metadata = new Dictionary<string, string> { ["quantity"] = "500", ["dMarketValue"] = "80", ["OTP"] = "PMBND" },
        ProviderOptions =
        [
            new KaleyraSendOptions { DynamicContent = true, CallbackProfileId = "stage_b6d6a697-b3d2-4405-b85e-400270988e4f" },
        ],
    });

    [Fact]
    public Task The_pages_sample_with_a_placeholder() => ShouldMatchGolden("page-placeholder", Mails.Minimal with
    {
        From = new EmailAddress("from@example.com", "No Reply Email from Kaleyra"),
        Subject = "Sample Test Email from Email API,Please Ignore!!!! On {{currentdate}}",
        TextBody = "Hello {{name}}",
        HtmlBody = "<<b>Hello {{name}}</b>",
        ReplyTo = ["reply@example.com"],
        ProviderOptions = [new KaleyraSendOptions { Params = new Dictionary<string, string> { ["name"] = "NAME" } }],
    });

    [Theory]
    [InlineData(KaleyraContentTypeName.KebabCase, "page-url-attachment")]
    [InlineData(KaleyraContentTypeName.Both, "both-spellings")]
    public Task The_pages_sample_with_a_URL(KaleyraContentTypeName name, string golden) => ShouldMatchGolden(
        golden,
        Mails.Minimal with
        {
            From = new EmailAddress("from@example.com", "sender"),
            To = ["one@example.com", "two@example.com"],
            Subject = "sample subject",
            Tags = ["invitation"],
            HtmlBody = "<b>Hello</b>",
            TextBody = "Hello",
            ReplyTo = ["reply@example.com"],
            Attachments = [EmailAttachment.FromUrl(new Uri("https://github.com/kaleyra/kaleyra-python/blob/master/requirements.txt"))],
        },
        options => ((KaleyraOptions)options).AttachmentContentTypeName = name);
}

public sealed class KaleyraSandboxTests : SandboxTests<KaleyraCase>
{
    [Fact]
    public async Task Parameters_are_filled_in_where_they_were_asked_for()
    {
        await Sender.SendAsync(
            Mails.Minimal with
            {
                Subject = "For {{name}}",
                HtmlBody = "<p>{{name}}</p>",
                ProviderOptions = [new KaleyraSendOptions { Params = new Dictionary<string, string> { ["name"] = "Ada" } }],
            },
            Cancel);
        (Sandbox.Mails[0].Subject, Sandbox.Mails[0].Html).ShouldBe(("For Ada", "<p>Ada</p>"));
    }
}

public sealed class KaleyraRecipientsTests
{
    [Fact]
    public void A_join_that_does_not_split_again_is_none()
    {
        KaleyraRecipients.Join(["a@example.com", "b@example.com"]).ShouldBe("a@example.com,b@example.com");
        KaleyraRecipients.Join(["a@example.com,x@example.com", "b@example.com"]).ShouldBeNull();
        KaleyraRecipients.Join(["a@example.com;x@example.com"]).ShouldBeNull();
        KaleyraRecipients.Join(["a\uFF0Cx@example.com"]).ShouldBeNull();
    }
}
