using EmailProviders.Kaleyra;
using EmailProviders.Tests.Conformance;

namespace EmailProviders.Tests.Kaleyra;

/// <summary>Kaleyra's codes, each by itself: at a status and without a parameter that would say the same (developers.kaleyra.io/docs/email-error-codes, 2026-11-21).</summary>
public sealed class KaleyraCodeTests
{
    [Theory]
    [InlineData("RBC001", EmailErrorKind.Authentication, null)]
    [InlineData("RBC201", EmailErrorKind.Authentication, null)]
    [InlineData("E10500", EmailErrorKind.InvalidRequest, null)]
    [InlineData("E10501", EmailErrorKind.InvalidRequest, "From")]
    [InlineData("E12500", EmailErrorKind.InvalidRequest, null)]
    [InlineData("E12501", EmailErrorKind.InvalidRequest, "To")]
    [InlineData("E12502", EmailErrorKind.InvalidRequest, "From")]
    [InlineData("E12503", EmailErrorKind.InvalidRequest, "ReplyTo")]
    [InlineData("E12505", EmailErrorKind.InvalidRequest, "Attachments")]
    [InlineData("E12506", EmailErrorKind.UnsupportedFeature, "Attachments")]
    [InlineData("E12507", EmailErrorKind.InvalidRequest, null)]
    [InlineData("E14500", EmailErrorKind.TooLarge, null)]
    [InlineData("E14501", EmailErrorKind.TooLarge, "To")]
    [InlineData("E14502", EmailErrorKind.TooLarge, "From")]
    [InlineData("E14503", EmailErrorKind.TooLarge, "From.DisplayName")]
    [InlineData("E14504", EmailErrorKind.TooLarge, "Subject")]
    [InlineData("E14505", EmailErrorKind.TooLarge, "Tags")]
    [InlineData("E14506", EmailErrorKind.TooLarge, "HtmlBody")]
    [InlineData("E14507", EmailErrorKind.TooLarge, "TextBody")]
    [InlineData("E14508", EmailErrorKind.TooLarge, "ReplyTo")]
    [InlineData("E14509", EmailErrorKind.TooLarge, "Template.Parameters")]
    [InlineData("E14510", EmailErrorKind.TooLarge, "To")]
    [InlineData("E14511", EmailErrorKind.TooLarge, "From")]
    [InlineData("E14512", EmailErrorKind.TooLarge, "Attachments")]
    [InlineData("E14513", EmailErrorKind.TooLarge, "ReplyTo")]
    [InlineData("E14514", EmailErrorKind.TooLarge, null)]
    [InlineData("E14515", EmailErrorKind.Configuration, "Template")]
    [InlineData("E14516", EmailErrorKind.Configuration, "Template")]
    [InlineData("E14517", EmailErrorKind.Configuration, "Template")]
    [InlineData("E14518", EmailErrorKind.AccountBlocked, null)]
    [InlineData("E14519", EmailErrorKind.Configuration, "Template")]
    [InlineData("E14520", EmailErrorKind.TooLarge, "Template.Parameters")]
    [InlineData("E14521", EmailErrorKind.TooLarge, "Cc")]
    [InlineData("E14522", EmailErrorKind.TooLarge, "Bcc")]
    [InlineData("E14523", EmailErrorKind.TooLarge, "Cc")]
    [InlineData("E14524", EmailErrorKind.TooLarge, "Bcc")]
    public async Task A_code_means_the_same_at_any_status(string code, EmailErrorKind kind, string? field)
    {
        var error = await ErrorOf(402, $$"""{"code":"{{code}}"}""");
        (error.Kind, error.Outcome, error.Fields.SingleOrDefault()?.Field).ShouldBe((kind, SendOutcome.Rejected, field));
    }

    [Theory]
    [InlineData("""{"code":"E14500","message":"outer","error":{"code":"RBC201","message":"inner"}}""", "RBC201", "inner")]
    [InlineData("""{"code":"E14500","message":"outer","error":{"code":" ","message":""}}""", "E14500", "outer")]
    [InlineData("""{"error":[{"code":7,"message":"first"},{"code":8}]}""", "7", "first")]
    [InlineData("""{"error":"prose"}""", null, "prose")]
    [InlineData("""{"error":["a","b"]}""", null, """["a","b"]""")]
    [InlineData("""{"error":{},"data":[]}""", null, """{"error":{},"data":[]}""")]
    public async Task Whichever_shape_an_error_has_its_code_and_words_are_found(string body, string? code, string message)
    {
        var error = await ErrorOf(400, body);
        (error.ProviderCode, error.ProviderMessage).ShouldBe((code, message));
    }

    [Theory]
    [InlineData("E10canary")]
    [InlineData("E1499canary0123456789")]
    [InlineData("E14 canary")]
    public async Task What_only_begins_like_a_code_is_not_printed(string code)
    {
        var error = await ErrorOf(400, $$$"""{"error":{"code":"{{{code}}}"}}""");
        error.ProviderCode.ShouldBe(code);
        new EmailSendException(error).ToString().ShouldNotContain("canary");
    }

    [Theory]
    [InlineData(true, "/v1/sandbox-sid/email/")]
    [InlineData(false, "/v1/sandbox-sid/email")]
    public async Task The_path_ends_as_the_options_say(bool trailingSlash, string path)
    {
        await using var harness = new ProviderHarness(new KaleyraCase(), options => ((KaleyraOptions)options).TrailingSlash = trailingSlash);
        await harness.Sender.SendAsync(Mails.Minimal, TestContext.Current.CancellationToken);
        harness.Wire.Calls.ShouldHaveSingleItem().Address.AbsolutePath.ShouldBe(path);
    }

    private static async Task<EmailError> ErrorOf(int status, string body)
    {
        await using var harness = new ProviderHarness(new KaleyraCase(), answer: _ => StubHttpMessageHandler.Json(status, body));
        return (await harness.Sender.TrySendAsync(Mails.Minimal, TestContext.Current.CancellationToken)).Error.ShouldNotBeNull();
    }
}
