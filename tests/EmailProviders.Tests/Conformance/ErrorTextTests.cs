using System.Security.Authentication;
using EmailProviders.Tests.Brevo;
using EmailProviders.Tests.Bsg;
using EmailProviders.Tests.Kaleyra;
using EmailProviders.Tests.MailerLogic;

namespace EmailProviders.Tests.Conformance;

/// <summary>What an error says in words: what happened, and what to look at. A provider's own words are never among them.</summary>
public sealed class ErrorTextTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, "The provider refused the mail as invalid. HTTP 400.")]
    [InlineData(401, "The provider refused the key; check ApiKey. HTTP 401.")]
    [InlineData(402, "The account has no credit left. HTTP 402.")]
    [InlineData(403, "The provider does not let this account send. HTTP 403.")]
    [InlineData(404, "The provider does not know what was asked; check BaseAddress and the account's options. HTTP 404.")]
    [InlineData(408, "The provider gave up waiting. HTTP 408.")]
    [InlineData(409, "The provider says that it has this mail already. HTTP 409.")]
    [InlineData(413, "The mail is over a limit of the provider. HTTP 413.")]
    [InlineData(429, "The provider takes no more calls for now. HTTP 429.")]
    [InlineData(500, "The provider failed while it handled the mail. HTTP 500.")]
    [InlineData(503, "The provider is not ready to take calls. HTTP 503.")]
    [InlineData(600, "The provider gave an answer that it does not document. HTTP 600.")]
    public async Task A_status_is_put_into_words(int status, string text) => (await ErrorOf(new BrevoCase(), status, "{}")).Description.ShouldBe(text);

    [Theory]
    [InlineData("invalid_parameter", "The provider refused the mail as invalid. HTTP 400, invalid_parameter.")]
    [InlineData("Request already processed", "The provider says that it has this mail already. HTTP 400.")]
    [InlineData("unheard_of", "The provider refused the mail as invalid. HTTP 400.")]
    public async Task A_code_is_printed_where_it_is_documented_and_looks_like_one(string code, string text)
    {
        var error = await ErrorOf(new BrevoCase(), 400, $$"""{"code":"{{code}}"}""");
        (error.Description, error.ProviderCode).ShouldBe((text, code));
    }

    // At a status that would mean something else by itself.
    [Theory]
    [InlineData("invalid_parameter", EmailErrorKind.InvalidRequest)]
    [InlineData("missing_parameter", EmailErrorKind.InvalidRequest)]
    [InlineData("out_of_range", EmailErrorKind.InvalidRequest)]
    [InlineData("bad_request", EmailErrorKind.InvalidRequest)]
    [InlineData("unprocessable_entity", EmailErrorKind.InvalidRequest)]
    [InlineData("campaign_processing", EmailErrorKind.InvalidRequest)]
    [InlineData("campaign_sent", EmailErrorKind.InvalidRequest)]
    [InlineData("unauthorized", EmailErrorKind.Authentication)]
    [InlineData("not_enough_credits", EmailErrorKind.InsufficientCredits)]
    [InlineData("permission_denied", EmailErrorKind.AccountBlocked)]
    [InlineData("account_under_validation", EmailErrorKind.AccountBlocked)]
    [InlineData("account_in_process", EmailErrorKind.AccountBlocked)]
    [InlineData("document_not_found", EmailErrorKind.Configuration)]
    [InlineData("method_not_allowed", EmailErrorKind.Configuration)]
    [InlineData("not_acceptable", EmailErrorKind.Configuration)]
    [InlineData("duplicate_request", EmailErrorKind.Duplicate)]
    [InlineData("duplicate_parameter", EmailErrorKind.Duplicate)]
    public async Task A_code_of_Brevo_means_the_same_at_any_status(string code, EmailErrorKind kind)
    {
        var error = await ErrorOf(new BrevoCase(), 413, $$"""{"code":"{{code}}"}""");
        (error.Kind, error.Outcome).ShouldBe((kind, code == "duplicate_request" ? SendOutcome.Unknown : SendOutcome.Rejected));
    }

    [Theory]
    [InlineData(1, EmailErrorKind.Authentication)]
    [InlineData(2, EmailErrorKind.AccountBlocked)]
    [InlineData(3, EmailErrorKind.InvalidRequest)]
    [InlineData(4, EmailErrorKind.InvalidRequest)]
    [InlineData(7, EmailErrorKind.InvalidRequest)]
    [InlineData(8, EmailErrorKind.InsufficientCredits)]
    [InlineData(5, EmailErrorKind.TooLarge)]
    public async Task A_code_of_BSG_means_the_same_at_any_status(int code, EmailErrorKind kind)
    {
        var body = $$"""{"error":{{code}},"message":""}""";
        var error = await ErrorOf(new BsgCase(), 413, body);
        (error.Kind, error.Outcome, error.ProviderMessage).ShouldBe((kind, SendOutcome.Rejected, body));
    }

    [Fact]
    public async Task A_sender_that_is_not_verified_is_named()
    {
        var error = await ErrorOf(new MailerLogicCase(), 404, """{"error":"domain_not_found"}""");
        error.Description.ShouldStartWith("The From address or its domain is not verified at the provider.");
        error.Fields.ShouldHaveSingleItem().ToString().ShouldContain("From: is what the provider objects to; see ProviderMessage.");
    }

    [Theory]
    [InlineData("RBC001", "Kaleyra refused the SID; check Sid. HTTP 400, RBC001.")]
    [InlineData("E12506", "The provider cannot carry a field of the mail. HTTP 400, E12506.")]
    [InlineData("E14515", "The template as it is stored at Kaleyra is over a limit; mend it there. HTTP 400, E14515.")]
    [InlineData("E14518", "The account's e-mail channel is not active; ask Kaleyra's support. HTTP 400, E14518.")]
    [InlineData("E14519", "The account may send approved templates only; give a Template, or ask Kaleyra's support to enable other mail. HTTP 400, E14519.")]
    public async Task What_Kaleyra_means_is_put_into_words(string code, string text) =>
        (await ErrorOf(new KaleyraCase(), 400, $$"""{"code":"{{code}}","message":"m"}""")).Description.ShouldBe(text);

    [Theory]
    [InlineData("from", "From")]
    [InlineData("from_name", "From.DisplayName")]
    [InlineData("to", "To")]
    [InlineData("cc", "Cc")]
    [InlineData("bcc", "Bcc")]
    [InlineData("reply_to", "ReplyTo")]
    [InlineData("type", "Category")]
    [InlineData("subject", "Subject")]
    [InlineData("text_body", "TextBody")]
    [InlineData("html_body", "HtmlBody")]
    [InlineData("template", "Template")]
    [InlineData("template_id", "Template")]
    [InlineData("params", "Template.Parameters")]
    [InlineData("tag", "Tags")]
    [InlineData("metadata", "Metadata")]
    [InlineData("attachment", "Attachments")]
    [InlineData("attachments", "Attachments")]
    [InlineData("other", null)]
    public async Task A_code_of_Kaleyra_that_is_not_listed_is_read_by_its_group_and_its_parameter(string parameter, string? field)
    {
        foreach (var (code, kind) in new[] { ("E10999", EmailErrorKind.InvalidRequest), ("E12999", EmailErrorKind.InvalidRequest), ("E14999", EmailErrorKind.TooLarge) })
        {
            var error = await ErrorOf(new KaleyraCase(), 400, $$$"""{"error":{"code":"{{{code}}}","parameter":"{{{parameter}}}"}}""");
            (error.Kind, error.Outcome, error.Fields.SingleOrDefault()?.Field).ShouldBe((kind, SendOutcome.Rejected, field));
        }
    }

    [Theory]
    [InlineData("E99999")]
    [InlineData("E1")]
    [InlineData("e10999")]
    [InlineData("X10999")]
    [InlineData("E20999")]
    [InlineData("E13999")]
    public async Task A_code_of_no_group_leaves_it_to_the_status(string code) =>
        (await ErrorOf(new KaleyraCase(), 402, $$$"""{"error":{"code":"{{{code}}}"}}""")).Kind.ShouldBe(EmailErrorKind.InsufficientCredits);

    [Theory]
    [InlineData("to", "To")]
    [InlineData("to.0", "To")]
    [InlineData("from", "From")]
    [InlineData("subject", "Subject")]
    [InlineData("body", "TextBody")]
    [InlineData("htmlbody", "HtmlBody")]
    [InlineData("inlines.0.cid", "Attachments")]
    [InlineData("template_id", "Template.Name")]
    [InlineData("template_content", "Template.Parameters")]
    [InlineData("other", null)]
    public async Task A_field_that_BSG_names_is_the_member_of_the_request(string name, string? field)
    {
        var error = await ErrorOf(new BsgCase(), 422, $$$"""{"message":"m","errors":{"{{{name}}}":["e"]}}""");
        (error.Fields.SingleOrDefault()?.Field).ShouldBe(field);
        error.Fields.ShouldAllBe(fault => fault.Problem == "is what the provider objects to; see ProviderMessage.");
        error.ProviderMessage.ShouldBe("m e");
    }

    public static TheoryData<Exception, EmailErrorKind, string> Failures() => new()
    {
        { new HttpRequestException(HttpRequestError.NameResolutionError), EmailErrorKind.Network, "The host name of the base address could not be resolved." },
        { new HttpRequestException(HttpRequestError.InvalidResponse), EmailErrorKind.UnexpectedResponse, "The answer is not valid HTTP." },
        { new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded), EmailErrorKind.UnexpectedResponse, "The answer is not valid HTTP." },
        { new HttpRequestException(HttpRequestError.SecureConnectionError, "x", new AuthenticationException()), EmailErrorKind.Configuration, "The TLS connection was refused: the certificate is not trusted for this host, or the port does not speak TLS." },
        { new HttpRequestException(HttpRequestError.SecureConnectionError, "x", new IOException()), EmailErrorKind.Network, "The connection broke after the mail had begun to leave; the provider may have taken it." },
        { new IOException(), EmailErrorKind.Network, "The connection broke after the mail had begun to leave; the provider may have taken it." },
        { new OperationCanceledException(), EmailErrorKind.Timeout, "No answer came within AttemptTimeout; the provider may have taken the mail." },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_call_without_an_answer_is_put_into_words(Exception exception, EmailErrorKind kind, string text)
    {
        // The double reads the body before it answers: the mail has left.
        await using var harness = new ProviderHarness(new MailerLogicCase(), answer: _ => throw exception);
        var error = (await harness.Sender.TrySendAsync(Mails.Minimal, Cancel)).Error!;
        (error.Kind, error.Outcome, error.Description).ShouldBe((kind, SendOutcome.Unknown, text));
    }

    private static async Task<EmailError> ErrorOf(ProviderCase provider, int status, string body)
    {
        await using var harness = new ProviderHarness(provider, answer: _ => StubHttpMessageHandler.Json(status, body));
        return (await harness.Sender.TrySendAsync(Mails.Minimal with { IdempotencyKey = null }, Cancel)).Error.ShouldNotBeNull();
    }
}
