using EmailProviders.Sandbox;
using EmailProviders.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Tests.Http;

/// <summary>An attachment that cannot tell its length is measured as it leaves: over a limit, the mail is broken off before anybody could take it.</summary>
public sealed class UnknownLengthTests : IAsyncLifetime
{
    private EmailSandbox _sandbox = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _sandbox = await EmailSandbox.StartAsync(cancellationToken: Cancel);

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Theory]
    [InlineData(100_000, true)]
    [InlineData(100_001, false)]
    [InlineData(5_000_000, false)]
    public async Task One_attachment_keeps_its_limit(int bytes, bool isSent)
    {
        await using var email = Connect(new EmailLimits { MaxAttachmentBytes = 100_000 });
        await ShouldEnd(email, [Unknown(bytes)], isSent, field: "Attachments[0]", "more than the 100,000 bytes");
    }

    [Theory]
    [InlineData(20_000, true)]
    [InlineData(20_001, false)]
    public async Task All_together_keep_theirs_beside_the_bodies_and_what_is_known(int bytes, bool isSent)
    {
        await using var email = Connect(new EmailLimits { MaxTotalBytes = 100_000 + Mails.Minimal.HtmlBody!.Length, MaxAttachmentBytes = 60_000 });
        EmailAttachment[] attachments = [Unknown(30_000), EmailAttachment.FromBytes(new byte[50_000], "b.pdf"), Unknown(bytes)];
        await ShouldEnd(email, attachments, isSent, field: "Attachments[2]", "more than the 50,000 bytes");
    }

    [Fact]
    public async Task Another_provider_that_takes_more_gets_the_mail()
    {
        await using var email = EmailSender.Create(providers => providers
            .AddBrevo(brevo => brevo.Limits = new EmailLimits { MaxAttachmentBytes = 10 })
            .AddKaleyra(_ => { })
            .UseFailover("brevo", "kaleyra")
            .UseSandbox(_sandbox.BaseAddress));
        var result = await email.SendAsync(Mails.Minimal with { Attachments = [Unknown(1_000)] }, Cancel);

        result.Provider.ShouldBe("kaleyra");
        result.Attempts[0].Kind.ShouldBe(EmailErrorKind.TooLarge);
        _sandbox.Mails.ShouldHaveSingleItem().Attachments.ShouldHaveSingleItem().Content.ToArray().Length.ShouldBe(1_000);
    }

    private static EmailAttachment Unknown(int bytes) => EmailAttachment.FromStream(() => new OneWayStream(new byte[bytes]), "a.pdf");

    private EmailSender Connect(EmailLimits limits) =>
        EmailSender.Create(email => email.AddBrevo(brevo => brevo.Limits = limits).UseSandbox(_sandbox.BaseAddress));

    private async Task ShouldEnd(EmailSender email, EmailAttachment[] attachments, bool isSent, string field, string problem)
    {
        var sent = await email.TrySendAsync(Mails.Minimal with { Attachments = attachments }, Cancel);
        sent.IsAccepted.ShouldBe(isSent);
        _sandbox.Mails.Count.ShouldBe(isSent ? 1 : 0);
        if (isSent)
            return;

        (sent.Error!.Kind, sent.Error.Outcome).ShouldBe((EmailErrorKind.TooLarge, SendOutcome.NotSent));
        sent.Error.Description.ShouldBe("An attachment could not be sent; the call was broken off.");
        sent.Error.Fields.ShouldHaveSingleItem().Field.ShouldBe(field);
        sent.Error.Fields[0].Problem.ShouldContain(problem);
    }
}
