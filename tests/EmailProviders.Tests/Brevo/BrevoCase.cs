using System.Text.Json.Nodes;
using EmailProviders.Brevo;
using EmailProviders.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace EmailProviders.Tests.Brevo;

public sealed class BrevoCase : ProviderCase
{
    public override EmailProviderDescriptor Descriptor => BrevoDefaults.Descriptor;

    public override string SendPath => "/v3/smtp/email";

    public override (int Status, string Body) Success => (201, """{"messageId":"<202611230600.1@smtp-relay.mailin.fr>"}""");

    public override string SuccessId => "<202611230600.1@smtp-relay.mailin.fr>";

    public override (string Name, string Value) Authentication => ("api-key", "test-key");

    public override Type OptionsType => typeof(BrevoOptions);

    public override Type ExtrasType => typeof(BrevoSendOptions);

    public override IReadOnlyList<ExtrasProbe> ExtrasProbes { get; } =
    [
        new("SenderId", new BrevoSendOptions { SenderId = 4711 }, "sender", "id", "4711"),
        new("SenderIp", new BrevoSendOptions { SenderIp = "192.0.2.7" }, "sender.ip", "192.0.2.7"),
        new("BatchId", new BrevoSendOptions { BatchId = new Guid("5c6cfa04-eed9-42c2-8b5c-6d470d978e9d") }, "batchId", "5c6cfa04-eed9-42c2-8b5c-6d470d978e9d"),
        new("Params", new BrevoSendOptions { Params = new JsonObject { ["probe"] = new JsonArray(1, "two") } }, "params", "probe", "two"),
        new("Preheader", new BrevoSendOptions { Preheader = "probe preview" }, "preheader", "probe preview"),
        new("ContactPixelTrackingConsent", new BrevoSendOptions { ContactPixelTrackingConsent = true }, "contactPixelTrackingConsent", "true"),
        new("Sandbox", new BrevoSendOptions { Sandbox = true }, "X-Sib-Sandbox", "drop"),
        new("MessageVersions", new BrevoSendOptions { MessageVersions = [Version] },
            "messageVersions", "v-to@example.com", "v-cc@example.com", "v-bcc@example.com", "v-reply@example.com", "v subject", "v html", "v text", "v param"),
    ];

    public override ProviderSendOptions EverythingExtras => new BrevoSendOptions
    {
        SenderIp = "192.0.2.7",
        BatchId = new Guid("5c6cfa04-eed9-42c2-8b5c-6d470d978e9d"),
        Params = new JsonObject { ["rows"] = new JsonArray(1, 2) },
        Preheader = "Preview",
        ContactPixelTrackingConsent = false,
        Sandbox = true,
    };

    private static BrevoMessageVersion Version => new()
    {
        To = ["v-to@example.com"],
        Cc = ["v-cc@example.com"],
        Bcc = ["v-bcc@example.com"],
        ReplyTo = "v-reply@example.com",
        Subject = "v subject",
        HtmlContent = "v html",
        TextContent = "v text",
        Params = new JsonObject { ["key"] = "v param" },
    };

    public override void Add(EmailProvidersBuilder builder, string name, Action<EmailProviderOptions> configure) => builder.AddBrevo(name, configure);

    public override object ChangeSource(Func<IChangeToken> token) => new ChangeSource<BrevoOptions>(Descriptor.Name, token);
}

public sealed class BrevoConformanceTests : ProviderConformanceTests<BrevoCase>;

public sealed class BrevoGoldenTests : GoldenTests<BrevoCase>
{
    [Fact]
    public Task Versions_carry_the_mails_own_recipients_first() => ShouldMatchGolden("versions", Mails.Minimal with
    {
        Cc = ["cc1@example.net"],
        ProviderOptions =
        [
            new BrevoSendOptions
            {
                MessageVersions =
                [
                    new BrevoMessageVersion { To = [new EmailAddress("ben@example.net", "Ben")], Subject = "For Ben", Params = new JsonObject { ["name"] = "Ben" } },
                ],
            },
        ],
    });

    [Fact]
    public Task Versions_of_a_template() => ShouldMatchGolden("template-versions", Mails.Templated with
    {
        ProviderOptions = [new BrevoSendOptions { MessageVersions = [new BrevoMessageVersion { To = ["ben@example.net"], TemplateId = 77 }] }],
    });

    [Fact]
    public Task Text_alone_gets_an_HTML_twin() => ShouldMatchGolden("text-only", Mails.Minimal with
    {
        HtmlBody = null,
        TextBody = "Dear Ada,\r\n1 < 2 & 3\r\n\r\nYours\n",
    });
}

public sealed class BrevoSandboxTests : SandboxTests<BrevoCase>
{
    [Fact]
    public async Task A_repeated_key_of_the_caller_is_accepted_as_a_duplicate()
    {
        var mail = Mails.Minimal with { IdempotencyKey = "order-4711" };
        var first = await Sender.SendAsync(mail, Cancel);
        var second = await Sender.SendAsync(mail, Cancel);

        (first.IsDuplicate, second.IsDuplicate).ShouldBe((false, true));
        second.MessageId.ShouldBeNull();
        Sandbox.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_sandbox_switch_sends_nothing()
    {
        await Sender.SendAsync(Mails.Minimal with { ProviderOptions = [new BrevoSendOptions { Sandbox = true }] }, Cancel);
        Sandbox.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task Versions_bring_one_receipt_each()
    {
        var result = await Sender.SendAsync(
            Mails.Minimal with
            {
                ProviderOptions = [new BrevoSendOptions { MessageVersions = [new BrevoMessageVersion { To = ["ben@example.net"] }] }],
            },
            Cancel);
        result.Receipts.Count.ShouldBe(2);
        result.Receipts.Select(receipt => receipt.MessageId).Distinct().Count().ShouldBe(2);
        result.Receipts[1].Recipients.ShouldBe([new EmailAddress("ben@example.net")]);
    }
}
