using EmailProviders.Sandbox;
using EmailProviders.Tests.Conformance;
using EmailProviders.Whippy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace EmailProviders.Tests.Whippy;

public sealed class WhippyCase : ProviderCase
{
    public override EmailProviderDescriptor Descriptor => WhippyDefaults.Descriptor;

    public override string SendPath => "/v1/messaging/email";

    public override (int Status, string Body) Success => (201, """{"data":{"id":"7d7b2a4e-6a5c-4f0e-9a57-1f2e3d4c5b6a","delivery_status":"queued"}}""");

    public override string SuccessId => "7d7b2a4e-6a5c-4f0e-9a57-1f2e3d4c5b6a";

    public override (string Name, string Value) Authentication => ("X-WHIPPY-KEY", "test-key");

    public override Type OptionsType => typeof(WhippyOptions);

    public override Type ExtrasType => typeof(WhippySendOptions);

    public override IReadOnlyList<ExtrasProbe> ExtrasProbes { get; } =
    [
        new("Channel", new WhippySendOptions { Channel = "probe-channel@example.com" }, "from", "probe-channel@example.com", "sender_email"),
        new("SenderEmail", new WhippySendOptions { SenderEmail = new EmailAddress("probe@example.com", "Probe Name") }, "sender_email", "probe@example.com", "Probe Name"),
        new("ConversationStatus", new WhippySendOptions { ConversationStatus = WhippyConversationStatus.Automated }, "conversation_status", "automated"),
        new("OptInToAllChannels", new WhippySendOptions { OptInToAllChannels = true }, "opt_in_to_all_channels", "true"),
        new("OptInTo", new WhippySendOptions { OptInTo = [new WhippyOptIn { Id = "probe-id", Phone = "+15550100" }] }, "opt_in_to", "id", "probe-id", "phone", "+15550100"),
    ];

    public override ProviderSendOptions EverythingExtras => new WhippySendOptions
    {
        ConversationStatus = WhippyConversationStatus.Open,
        OptInToAllChannels = false,
        OptInTo = [new WhippyOptIn { Id = "3f0c0000-0000-4000-8000-000000000001", Phone = "+15550100" }],
    };

    public override void Add(EmailProvidersBuilder builder, string name, Action<EmailProviderOptions> configure) => builder.AddWhippy(name, configure);

    public override object ChangeSource(Func<IChangeToken> token) => new ChangeSource<WhippyOptions>(Descriptor.Name, token);
}

public sealed class WhippyConformanceTests : ProviderConformanceTests<WhippyCase>;

public sealed class WhippyGoldenTests : GoldenTests<WhippyCase>
{
    private const string Channel = "3f0c0000-0000-4000-8000-000000000009";

    [Fact]
    public Task A_channel_sends_for_the_mails_sender() => ShouldMatchGolden(
        "channel",
        Mails.Minimal with { From = new EmailAddress("sender@example.com", "Sender") },
        options => ((WhippyOptions)options).Channel = Channel);

    [Fact]
    public Task Opt_ins_can_be_ids_alone() => ShouldMatchGolden(
        "opt-in-ids",
        Mails.Minimal with { ProviderOptions = [new WhippySendOptions { OptInTo = [new WhippyOptIn { Id = Channel }] }] },
        options => ((WhippyOptions)options).OptInToFormat = WhippyOptInFormat.ChannelIds);

    [Fact]
    public Task Attachments_alone_are_a_mail() => ShouldMatchGolden(
        "attachments-alone",
        Mails.Minimal with { HtmlBody = null, Attachments = [EmailAttachment.FromUrl(new Uri("https://files.example.com/terms.pdf"))] });
}

public sealed class WhippySandboxTests : SandboxTests<WhippyCase>
{
    [Fact]
    public async Task F7_several_recipients_get_one_call_each_where_that_is_on()
    {
        await using var email = EmailSender.Create(builder => builder.AddWhippy(options =>
        {
            options.ApiKey = EmailSandboxOptions.DefaultApiKey;
            options.BaseAddress = Sandbox.BaseAddress;
            options.SplitRecipients = true;
        }));
        var mail = Mails.Minimal with { To = ["a@example.com", "b@example.com", "c@example.com"], Cc = ["d@example.com"] };
        (await email.SendAsync(mail, Cancel)).Receipts.Select(receipt => receipt.Recipients.Count).ShouldBe([2, 1, 1]);
        Sandbox.Mails.SelectMany(sent => (string[])[.. sent.To, .. sent.Cc]).Order().ShouldBe(
            ["a@example.com", "b@example.com", "c@example.com", "d@example.com"]);
    }
}
