using System.Text.Json;
using EmailProviders.Brevo;
using EmailProviders.Bsg;
using EmailProviders.Kaleyra;
using EmailProviders.Whippy;

namespace EmailProviders.Tests.Security;

/// <summary>What objects print of themselves, as a log or a debugger would ask them to.</summary>
public sealed class PrintingTests
{
    private const string Canary = "zq7canary";
    private const string Key = "zq7canary-key";
    private const string Sid = "zq7canary-sid";

    private static readonly SendEmailRequest Mail = new()
    {
        From = "zq7canary-from@example.com",
        To = ["zq7canary-to@example.net"],
        Cc = ["zq7canary-1@example.net", "zq7canary-2@example.net"],
        Bcc = ["zq7canary-3@example.net", "zq7canary-4@example.net", "zq7canary-5@example.net"],
        Subject = "zq7canary subject",
        HtmlBody = "<p>zq7canary body</p>",
        Attachments = [EmailAttachment.FromBytes(new byte[1], "zq7canary.pdf")],
    };

    [Fact]
    public void S13_no_object_prints_a_secret()
    {
        object[] objects =
        [
            Mail, Mail.To[0], Mail with { IdempotencyKey = Canary }, new ApiKey(Key), new EmailTemplate(Canary) { Parameters = new Dictionary<string, string> { [Canary] = Canary } },
            Mail.Attachments[0], EmailAttachment.FromUrl(new Uri("https://example.com/zq7canary.pdf?zq7canary")),
            new BrevoSendOptions { Preheader = Canary, SenderIp = Canary }, new KaleyraSendOptions { WebhookId = Canary }, new WhippySendOptions { Channel = Canary },
            new WhippyOptIn { Id = Canary, Phone = Canary }, new BrevoMessageVersion { To = [Mail.To[0]], Subject = Canary }, new BrevoOptions { ApiKey = Key }, new KaleyraOptions { ApiKey = Key, Sid = Sid },
            new EmailReceipt { Recipients = Mail.To, MessageId = Canary }, new RecipientOutcome { Recipients = Mail.To, Outcome = SendOutcome.Accepted, MessageId = Canary },
            new SendEmailResult { Provider = "brevo", Receipts = [new EmailReceipt { Recipients = Mail.To, MessageId = Canary }], IdempotencyKey = Canary },
            new EmailError { Kind = EmailErrorKind.InvalidRequest, Outcome = SendOutcome.Rejected, Description = "x", ProviderMessage = Canary, ProviderCode = Canary, IdempotencyKey = Canary },
        ];
        foreach (var item in objects)
            $"{item}".ShouldNotContain(Canary, customMessage: item.GetType().Name);
        foreach (var secret in (object[])[new ApiKey(Key), new KaleyraOptions { ApiKey = Key, Sid = Sid }])
            JsonSerializer.Serialize(secret, secret.GetType(), JsonSerializerOptions.Default).ShouldNotContain(Canary);
    }

    [Fact]
    public void What_they_print_instead_helps()
    {
        $"{Mail}".ShouldBe("SendEmailRequest { To = 1, Cc = 2, Bcc = 3, Attachments = 1, Text = 0, Html = 21, Template = False, Category = Transactional }");
        $"{Mail with { TextBody = "four", HtmlBody = null, Template = new EmailTemplate(Canary), Category = EmailCategory.Marketing }}".ShouldBe(
            "SendEmailRequest { To = 1, Cc = 2, Bcc = 3, Attachments = 1, Text = 4, Html = 0, Template = True, Category = Marketing }");
        $"{new EmailTemplate(Canary) { Parameters = new Dictionary<string, string> { [Canary] = Canary } }}".ShouldBe("EmailTemplate { Parameters = 1 }");
        $"{new BrevoMessageVersion { To = Mail.To, Cc = Mail.Cc, Bcc = Mail.Bcc }}".ShouldBe("BrevoMessageVersion { To = 1, Cc = 2, Bcc = 3 }");
        $"{Mail.To[0]} {new ApiKey(Key)} {new KaleyraOptions { Sid = Sid }}".ShouldBe("*** *** KaleyraOptions");
    }

    [Fact]
    public void A_faulty_mail_is_printed_like_any_other()
    {
        (Mail with { To = null!, Cc = null!, Bcc = null!, Attachments = null! }).ToString().ShouldContain("To = 0, Cc = 0, Bcc = 0, Attachments = 0");
        new EmailTemplate("name") { Parameters = null! }.ToString().ShouldContain("Parameters = 0");
        new BrevoMessageVersion { To = null!, Cc = null!, Bcc = null! }.ToString().ShouldContain("To = 0, Cc = 0, Bcc = 0");
    }

    [Fact]
    public void An_attachment_prints_its_type_and_length()
    {
        $"{Mail.Attachments[0]}".ShouldBe("EmailAttachment { ContentType = application/pdf, Length = 1, Inline = False, Url = False }");
        $"{Mail.Attachments[0] with { ContentId = Canary }}".ShouldBe("EmailAttachment { ContentType = application/pdf, Length = 1, Inline = True, Url = False }");
        $"{EmailAttachment.FromUrl(new Uri("https://example.com/zq7canary.pdf"))}".ShouldBe("EmailAttachment { ContentType = application/pdf, Length = unknown, Inline = False, Url = True }");
    }

    [Fact]
    public void A_result_prints_its_provider_and_counts()
    {
        var receipt = new EmailReceipt { Recipients = Mail.Bcc, MessageId = Canary };
        $"{receipt}".ShouldBe("EmailReceipt { Recipients = 3, HasMessageId = True }");
        $"{receipt with { MessageId = null }}".ShouldBe("EmailReceipt { Recipients = 3, HasMessageId = False }");
        $"{new RecipientOutcome { Recipients = Mail.Cc, Outcome = SendOutcome.Unknown }}".ShouldBe("RecipientOutcome { Recipients = 2, Outcome = Unknown }");
        $"{new SendEmailResult { Provider = "brevo", Receipts = [receipt], Dropped = [new DroppedField("Tags", "too many"), new DroppedField("Headers", "none")] }}".ShouldBe(
            "SendEmailResult { Provider = brevo, Receipts = 1, Dropped = 2, Attempts = 0 }");
        $"{new DroppedField("Tags", "too many")}".ShouldBe("Tags: too many");
    }

    [Fact]
    public void An_error_prints_its_kind_outcome_provider_and_status()
    {
        var error = new EmailError { Kind = EmailErrorKind.Network, Outcome = SendOutcome.NotSent, Description = "It broke.", ProviderMessage = Canary };
        $"{error}".ShouldBe("EmailError { Kind = Network, Outcome = NotSent, Provider = none, StatusCode = none, Fields = 0 }");
        new EmailSendException(error).Message.ShouldBe("It broke. (Network, outcome NotSent)");

        var named = error with { Provider = "brevo", StatusCode = 1400, Fields = [new EmailFieldError("To[0]", "is bad."), new EmailFieldError("Tags", "are many.")] };
        $"{named}".ShouldBe("EmailError { Kind = Network, Outcome = NotSent, Provider = brevo, StatusCode = 1400, Fields = 2 }");
        new EmailSendException(named).Message.ShouldBe("brevo: It broke. (Network, outcome NotSent) To[0]: is bad. Tags: are many.");
        Should.Throw<ArgumentNullException>(() => new EmailSendException(null!)).ParamName.ShouldBe("error");
    }

    [Fact]
    public void S13_a_log_in_prints_no_key_and_no_token()
    {
        $"{new BsgLoginRequest { ApiKey = Canary }}".ShouldBe("BsgLoginRequest");
        $"{new BsgTokenResponse { Bearer = Canary }}".ShouldBe("BsgTokenResponse");
        $"{new BsgCredentials(Key, new Uri("https://zq7canary.example"))}".ShouldBe("BsgCredentials");
    }
}
