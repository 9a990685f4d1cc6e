using System.Text;
using EmailProviders.Providers;
using EmailProviders.Sandbox;

namespace EmailProviders.Tests.Conformance;

/// <summary>The slice against the emulated provider, over a real socket: what the library writes, the documents' own reader accepts.</summary>
public abstract class SandboxTests<TCase> : IAsyncLifetime
    where TCase : ProviderCase, new()
{
    private static readonly TCase Case = new();

    private EmailSandbox _sandbox = null!;
    private EmailSender _email = null!;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected EmailSandbox Sandbox => _sandbox;

    protected IEmailSender Sender => _email.Provider(Case.Descriptor.Name);

    public async ValueTask InitializeAsync()
    {
        _sandbox = await EmailSandbox.StartAsync(cancellationToken: Cancel);
        _email = Connect();
    }

    public async ValueTask DisposeAsync()
    {
        await _email.DisposeAsync();
        await _sandbox.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Everything_that_is_carried_arrives()
    {
        var mail = Mails.Everything(Case.Descriptor);
        var result = await Sender.SendAsync(mail, Cancel);

        var arrived = _sandbox.Mails.ShouldHaveSingleItem();
        result.MessageId.ShouldNotBeNullOrEmpty();
        arrived.Provider.ShouldBe(Case.Descriptor.Name);
        arrived.From.ShouldBe(mail.From.Address);
        arrived.FromName.ShouldBe(mail.From.DisplayName);
        arrived.To.ShouldBe(mail.To.Select(address => address.Address));
        arrived.Cc.ShouldBe(mail.Cc.Select(address => address.Address));
        arrived.Bcc.ShouldBe(mail.Bcc.Select(address => address.Address));
        arrived.ReplyTo.ShouldBe(mail.ReplyTo.Count > 0 ? mail.ReplyTo[0].Address : null);
        arrived.Subject.ShouldBe(mail.Subject);
        arrived.Html.ShouldBe(mail.HtmlBody);
        arrived.Tags.ShouldBe(mail.Tags);
        arrived.ScheduledAt.ShouldBe(mail.ScheduledAt);
        foreach (var (name, value) in mail.Headers)
            arrived.Headers[name].ShouldBe(value);
        foreach (var text in mail.Metadata.Keys.Concat(mail.Metadata.Values))
            string.Concat(arrived.Metadata.Select(pair => pair.Key + pair.Value)).ShouldContain(text);
    }

    [Fact]
    public async Task Attachments_arrive_byte_for_byte()
    {
        var mail = Mails.WithAttachments(Case.Descriptor);
        if (Case.Descriptor.Supports(EmailFeatures.Attachments))
            mail = mail with { Attachments = [.. mail.Attachments, EmailAttachment.FromBytes(Bytes(200_001), "big.pdf"), EmailAttachment.FromStream(() => new MemoryStream(Bytes(49_152)), "even.pdf")] };
        await Sender.SendAsync(mail, Cancel);

        var arrived = _sandbox.Mails.ShouldHaveSingleItem().Attachments;
        arrived.Count.ShouldBe(mail.Attachments.Count);
        foreach (var (sent, received) in mail.Attachments.Zip(arrived))
        {
            received.Url.ShouldBe(sent.Url);
            (received.FileName ?? sent.FileName).ShouldBe(sent.FileName);
            (received.ContentType ?? sent.ContentType).ShouldBe(sent.ContentType);
            received.ContentId.ShouldBe(sent.ContentId);
            if (sent.Url is null)
                received.Content.ToArray().ShouldBe(await ReadAsync(sent));
        }
    }

    [Fact]
    public async Task Text_of_any_script_arrives_unchanged()
    {
        await Sender.SendAsync(Mails.Unicode, Cancel);
        var arrived = _sandbox.Mails.ShouldHaveSingleItem();
        arrived.Subject.ShouldBe(Mails.Unicode.Subject);
        arrived.Html.ShouldBe(Mails.Unicode.HtmlBody);
        if (Case.Descriptor.Supports(EmailFeatures.TextAlternative))
            arrived.Text.ShouldBe(Mails.Unicode.TextBody);
    }

    [Fact]
    public async Task Braces_in_ordinary_mail_stay_as_they_are()
    {
        await Sender.SendAsync(Mails.Minimal with { Subject = "{{name}}", HtmlBody = "<p>{{name}} {{params.name}}</p>" }, Cancel);
        _sandbox.Mails[0].Subject.ShouldBe("{{name}}");
        _sandbox.Mails[0].Html.ShouldBe("<p>{{name}} {{params.name}}</p>");
    }

    [Fact]
    public async Task A_template_arrives_with_its_parameters()
    {
        if (!Case.Descriptor.Supports(EmailFeatures.Template))
            return;

        await Sender.SendAsync(
            Mails.Templated with
            {
                Subject = "Welcome",
                Template = new EmailTemplate(ProviderCase.TemplateName) { Parameters = new Dictionary<string, string> { ["name"] = "Ada" } },
            },
            Cancel);
        var arrived = _sandbox.Mails.ShouldHaveSingleItem();
        arrived.TemplateId.ShouldBe(Case.TemplateId);
        arrived.Parameters["name"].ShouldBe("Ada");
    }

    [Fact]
    public async Task A_wrong_key_is_an_authentication_error()
    {
        await using var email = Connect(options => options.ApiKey = "wrong-key");
        var sent = await email.Provider(Case.Descriptor.Name).TrySendAsync(Mails.Minimal, Cancel);
        sent.Error!.Kind.ShouldBe(EmailErrorKind.Authentication);
        sent.Error.Outcome.ShouldBeOneOf(SendOutcome.Rejected, SendOutcome.NotSent);
        _sandbox.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_sends_share_few_connections_and_do_not_mix()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(index =>
            Sender.SendAsync(Mails.Minimal with { Subject = $"mail {index}", IdempotencyKey = null }, Cancel)));
        results.Select(result => result.MessageId).Distinct().Count().ShouldBe(200);
        _sandbox.Mails.Select(mail => mail.Subject).Distinct().Count().ShouldBe(200);
    }

    private static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(4711).NextBytes(bytes);
        return bytes;
    }

    private static async Task<byte[]> ReadAsync(EmailAttachment attachment)
    {
        await using var stream = await attachment.OpenAsync(Cancel);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Cancel);
        return copy.ToArray();
    }

    private EmailSender Connect(Action<EmailProviderOptions>? configure = null) => EmailSender.Create(email => Case.Add(email, Case.Descriptor.Name, options =>
    {
        options.ApiKey = EmailSandboxOptions.DefaultApiKey;
        options.BaseAddress = _sandbox.BaseAddress;
        options.Templates[ProviderCase.TemplateName] = Case.TemplateId;
        Case.SetRequired(options);
        configure?.Invoke(options);
    }));
}
