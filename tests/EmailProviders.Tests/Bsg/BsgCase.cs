using EmailProviders.Bsg;
using EmailProviders.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace EmailProviders.Tests.Bsg;

public sealed class BsgCase : ProviderCase
{
    /// <summary>A token with the claims {"exp":4102444800}: the year 2100.</summary>
    public const string Token = "eyJhbGciOiJub25lIn0.eyJleHAiOjQxMDI0NDQ4MDB9.c2ln";

    public override EmailProviderDescriptor Descriptor => BsgDefaults.Descriptor;

    public override string SendPath => "/api/email/send-emails";

    public override string TemplatePath => "/api/email/send-template-emails";

    public override (int Status, string Body) Success => (201, """{"message_id":"67fe4606277a9b4fbf8e6fbb"}""");

    public override string SuccessId => "67fe4606277a9b4fbf8e6fbb";

    public override (string Name, string Value) Authentication => ("Authorization", "Bearer " + Token);

    public override Type OptionsType => typeof(BsgOptions);

    public override Type ExtrasType => typeof(BsgSendOptions);

    public override IReadOnlyList<ExtrasProbe> ExtrasProbes { get; } = [];

    public override ProviderSendOptions? EverythingExtras => null;

    public override void Add(EmailProvidersBuilder builder, string name, Action<EmailProviderOptions> configure) => builder.AddBsg(name, configure);

    public override object ChangeSource(Func<IChangeToken> token) => new ChangeSource<BsgOptions>(Descriptor.Name, token);

    internal override HttpResponseMessage? AnswerOther(RecordedCall call) => call.Address.AbsolutePath is "/api/auth/login" or "/api/auth/refresh"
        ? StubHttpMessageHandler.Json(200, $$"""{"bearer":"{{Token}}"}""")
        : null;
}

public sealed class BsgConformanceTests : ProviderConformanceTests<BsgCase>;

public sealed class BsgGoldenTests : GoldenTests<BsgCase>
{
    private static readonly EmailAttachment Books =
        EmailAttachment.FromBytes(new byte[] { 0x89, 0x50, 0x4E, 0x47 }, "books.jpg", "image/jpeg") with { ContentId = "books" };

    [Fact]
    public Task The_pages_sample() => ShouldMatchGolden("page-sample", Mails.Minimal with
    {
        To = ["to@example.com"],
        From = "from@example.com",
        Subject = "string",
        TextBody = "string",
        HtmlBody = "string",
        Attachments = [EmailAttachment.FromBytes(new byte[] { 1, 2, 3 }, "string", "image/png") with { ContentId = "string" }],
    });

    [Fact]
    public Task The_OpenAPIs_template_sample() => ShouldMatchGolden(
        "openapi-template",
        Mails.Templated with
        {
            To = ["user@test.com"],
            From = new EmailAddress("user@test1.email.bsg.world", "Test.email 11_22"),
            Subject = "test1",
            Template = new EmailTemplate(ProviderCase.TemplateName)
            {
                Parameters = new Dictionary<string, string> { ["recipients_name"] = "Test User", ["company_name"] = "Company Name" },
            },
            Attachments = [Books],
        },
        options =>
        {
            options.Templates[ProviderCase.TemplateName] = "19";
            ((BsgOptions)options).InlineContentType = BsgInlineContentTypeName.SnakeCase;
        });

    [Fact]
    public Task Both_spellings_of_the_type() => ShouldMatchGolden(
        "both-spellings",
        Mails.Minimal with { Attachments = [Books] },
        options => ((BsgOptions)options).InlineContentType = BsgInlineContentTypeName.Both);
}

public sealed class BsgSandboxTests : SandboxTests<BsgCase>
{
    [Fact]
    public async Task One_log_in_serves_concurrent_sends()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(index => Sender.SendAsync(Mails.Minimal with { Subject = $"mail {index}" }, Cancel)));
        Sandbox.BsgLogins.ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once_and_the_mail_sent_with_its_attachment()
    {
        var mail = Mails.Minimal with
        {
            Attachments = [EmailAttachment.FromStream(() => new OneWayStream([1, 2, 3]), "logo.png", length: 3) with { ContentId = "logo" }],
        };
        await Sender.SendAsync(Mails.Minimal, Cancel);
        Sandbox.ExpireBsgTokens();
        await Sender.SendAsync(mail, Cancel);

        Sandbox.BsgLogins.ShouldBe(2);
        Sandbox.Mails.Count.ShouldBe(2);
        Sandbox.Mails[1].Attachments.ShouldHaveSingleItem().Content.ToArray().ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task D8_the_duplicate_guard_leaves_it_unknown()
    {
        await Sender.SendAsync(Mails.Minimal, Cancel);
        var error = (await Sender.TrySendAsync(Mails.Minimal, Cancel)).Error!;
        (error.Kind, error.Outcome).ShouldBe((EmailErrorKind.Duplicate, SendOutcome.Unknown));
        Sandbox.Mails.Count.ShouldBe(1);
    }
}
