using System.Runtime.CompilerServices;
using EmailProviders.Brevo;
using EmailProviders.Tests.Brevo;
using EmailProviders.Tests.Conformance;
using EmailProviders.Whippy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EmailProviders.Tests.Pipeline;

/// <summary>Each bad mail gets one clear error that names every member at fault, and nothing is sent.</summary>
public sealed class BadInputTests
{
    private static readonly EmailAttachment Missing = EmailAttachment.FromFile(Path.Combine(Path.GetTempPath(), "no-such-folder", "missing.pdf"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public Task An_empty_To() => ShouldRefuse(Mails.Minimal with { To = [] }, "To", "at least one recipient");

    [Fact]
    public Task A_null_list() => ShouldRefuse(Mails.Minimal with { Cc = null! }, "Cc", "is null");

    [Fact]
    public Task A_null_in_a_list() => ShouldRefuse(Mails.Minimal with { To = ["a@example.com", null!] }, "To[1]", "is null");

    public static TheoryData<string, SendEmailRequest> WithAnAddressThatNoConstructorMade()
    {
        var empty = (EmailAddress)RuntimeHelpers.GetUninitializedObject(typeof(EmailAddress));
        return new()
        {
            { "From", Mails.Minimal with { From = empty } },
            { "To[1]", Mails.Minimal with { To = ["a@example.com", empty] } },
            { "Cc[0]", Mails.Minimal with { Cc = [empty] } },
            { "Bcc[0]", Mails.Minimal with { Bcc = [empty] } },
            { "ReplyTo[0]", Mails.Minimal with { ReplyTo = [empty] } },
            { "BrevoSendOptions.MessageVersions[0].To[0]", WithVersion(new BrevoMessageVersion { To = [empty] }) },
            { "BrevoSendOptions.MessageVersions[0].Cc[0]", WithVersion(new BrevoMessageVersion { To = ["b@example.com"], Cc = [empty] }) },
            { "BrevoSendOptions.MessageVersions[0].Bcc[0]", WithVersion(new BrevoMessageVersion { To = ["b@example.com"], Bcc = [empty] }) },
            { "BrevoSendOptions.MessageVersions[0].ReplyTo", WithVersion(new BrevoMessageVersion { To = ["b@example.com"], ReplyTo = empty }) },
            { "WhippySendOptions.SenderEmail", Mails.Minimal with { ProviderOptions = [new WhippySendOptions { SenderEmail = empty }] } },
        };
    }

    [Theory]
    [MemberData(nameof(WithAnAddressThatNoConstructorMade))]
    public Task S1_an_address_that_no_constructor_made(string field, SendEmailRequest mail) => ShouldRefuse(mail, field, "without its constructor");

    [Fact]
    public Task S1_an_attachment_that_no_constructor_made() => ShouldRefuse(
        Mails.Minimal with { Attachments = [(EmailAttachment)RuntimeHelpers.GetUninitializedObject(typeof(EmailAttachment))] },
        "Attachments[0]", "without a constructor");

    [Fact]
    public void S1_an_address_of_the_options_that_no_constructor_made() => Should.Throw<OptionsValidationException>(() => new ProviderHarness(
        new BrevoCase(), options => options.From = (EmailAddress)RuntimeHelpers.GetUninitializedObject(typeof(EmailAddress))).Services.GetRequiredService<IStartupValidator>().Validate())
        .Message.ShouldContain("From is empty");

    [Fact]
    public Task A_missing_subject() => ShouldRefuse(Mails.Minimal with { Subject = " " }, "Subject", "missing");

    [Theory]
    [InlineData(" ", "is empty")]
    [InlineData("a\u202Eb", "is not plain text: the character at position 1")]
    public Task A_tag_that_is_none(string tag, string problem) => ShouldRefuse(Mails.Minimal with { Tags = [tag] }, "Tags[0]", problem);

    [Fact]
    public Task A_tag_of_256_characters() => ShouldRefuse(Mails.Minimal with { Tags = [new string('t', 256)] }, "Tags[0]", "256 characters; 255 are the most");

    [Fact]
    public Task A_subject_of_two_lines() => ShouldRefuse(Mails.Minimal with { Subject = "a\r\nBcc: b" }, "Subject", "position 1");

    [Fact]
    public Task No_body_at_all() => ShouldRefuse(Mails.Minimal with { HtmlBody = "" }, "TextBody and HtmlBody", "both missing");

    [Fact]
    public Task Half_a_character() => ShouldRefuse(Mails.Minimal with { HtmlBody = "x\uD83D" }, "HtmlBody", "surrogate");

    [Fact]
    public Task A_reserved_header() =>
        ShouldRefuse(Mails.Minimal with { Headers = new Dictionary<string, string> { ["subject"] = "x" } }, "Headers[subject]", "standard header");

    [Fact]
    public Task A_header_name_that_is_no_token() =>
        ShouldRefuse(Mails.Minimal with { Headers = new Dictionary<string, string> { ["X A"] = "x" } }, "Headers", "token");

    [Fact]
    public Task A_header_value_of_two_lines() =>
        ShouldRefuse(Mails.Minimal with { Headers = new Dictionary<string, string> { ["X-A"] = "x\ny" } }, "Headers[X-A]", "one line: the character at position 1");

    [Fact]
    public Task A_key_with_spaces() => ShouldRefuse(Mails.Minimal with { IdempotencyKey = "a b" }, "IdempotencyKey", "printable ASCII");

    [Fact]
    public Task Extras_twice() => ShouldRefuse(
        Mails.Minimal with { ProviderOptions = [new BrevoSendOptions(), new BrevoSendOptions()] },
        "ProviderOptions", "give one");

    [Fact]
    public Task A_template_beside_bodies_that_it_would_hide() => ShouldRefuse(
        Mails.Minimal with { Template = new EmailTemplate(ProviderCase.TemplateName) }, "HtmlBody", "ignores", EmailErrorKind.UnsupportedFeature);

    [Fact]
    public Task An_unknown_template() => ShouldRefuse(
        Mails.Templated with { Template = new EmailTemplate("unheard-of") }, "Template.Name", "Templates", EmailErrorKind.Configuration);

    [Fact]
    public Task An_attachment_that_cannot_be_opened() =>
        ShouldRefuse(Mails.Minimal with { Attachments = [Missing] }, "Attachments[0]", "cannot be opened");

    [Fact]
    public Task A_length_that_is_wrong() => ShouldRefuse(
        Mails.Minimal with { Attachments = [EmailAttachment.FromStream(() => new MemoryStream([1, 2, 3]), "a.pdf", length: 4)] },
        "Attachments[0]", "3 bytes, but 4");

    [Fact]
    public Task A_function_that_returns_a_closed_stream() => ShouldRefuse(
        Mails.Minimal with { Attachments = [EmailAttachment.FromStream(ClosedStream, "a.pdf")] }, "Attachments[0]", "new one each time");

    [Fact]
    public Task Everything_at_once()
    {
        var mail = Mails.Minimal with { To = [], Subject = null, HtmlBody = null, Tags = [""] };
        return ShouldRefuse(mail, ["To", "Subject", "TextBody and HtmlBody", "Tags[0]"]);
    }

    [Fact]
    public Task Every_fault_of_one_provider_at_once() => ShouldRefuse(
        Mails.Minimal with { Attachments = [Missing], TrackOpens = true, ReplyTo = ["a@example.com", "b@example.com"] },
        ["ReplyTo[1]", "TrackOpens", "Attachments[0]"]);

    [Fact]
    public async Task A_stream_that_states_its_length_is_sent()
    {
        await using var harness = new ProviderHarness(new BrevoCase());
        var mail = Mails.Minimal with { Attachments = [EmailAttachment.FromStream(() => new OneWayStream([1, 2, 3]), "a.pdf", length: 3)] };
        await harness.Sender.SendAsync(mail, Cancel);
        harness.Sends[0].Body.ShouldContain("AQID");
        harness.Sends[0].ContentLength.ShouldBe(harness.Sends[0].Body.Length);
    }

    [Fact]
    public async Task P9_a_stream_that_cannot_tell_its_length_is_sent_in_chunks()
    {
        await using var harness = new ProviderHarness(new BrevoCase());
        await harness.Sender.SendAsync(Mails.Minimal with { Attachments = [EmailAttachment.FromStream(() => new OneWayStream([1, 2, 3]), "a.pdf")] }, Cancel);
        harness.Sends[0].Body.ShouldContain("AQID");
        harness.Sends[0].ContentLength.ShouldBeNull();
    }

    private static SendEmailRequest WithVersion(BrevoMessageVersion version) =>
        Mails.Minimal with { ProviderOptions = [new BrevoSendOptions { MessageVersions = [version] }] };

    private static MemoryStream ClosedStream()
    {
        var stream = new MemoryStream();
        stream.Dispose();
        return stream;
    }

    private static async Task ShouldRefuse(
        SendEmailRequest mail, string field, string problem, EmailErrorKind kind = EmailErrorKind.InvalidRequest)
    {
        var error = await Refusal(mail);
        error.Kind.ShouldBe(kind);
        error.Fields.ShouldHaveSingleItem().Field.ShouldBe(field);
        error.Fields[0].Problem.ShouldContain(problem);
    }

    private static async Task ShouldRefuse(SendEmailRequest mail, string[] fields) =>
        (await Refusal(mail)).Fields.Select(field => field.Field).ShouldBe(fields);

    private static async Task<EmailError> Refusal(SendEmailRequest mail)
    {
        await using var harness = new ProviderHarness(new BrevoCase());
        var exception = await Should.ThrowAsync<EmailSendException>(() => harness.Sender.SendAsync(mail, Cancel));
        harness.Wire.Calls.ShouldBeEmpty();
        exception.Error.Outcome.ShouldBe(SendOutcome.NotSent);
        foreach (var field in exception.Error.Fields)
            exception.Message.ShouldContain(field.ToString());
        return exception.Error;
    }
}
