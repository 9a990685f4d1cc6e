using System.Text.Json.Nodes;
using EmailProviders.Brevo;
using EmailProviders.Tests.Conformance;
using Microsoft.Extensions.Options;

namespace EmailProviders.Tests.Brevo;

/// <summary>What Brevo cannot carry is refused or dropped by name, and what it needs is made.</summary>
public sealed class BrevoRefusalTests
{
    private const string LostName = "Brevo loses a name with both a comma, quote or bracket and a letter beyond ASCII.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sender.ip")]
    [InlineData("x-sib-sandbox")]
    [InlineData("idempotencykey")]
    [InlineData("Idempotency-Key")]
    [InlineData("X-Own-Key")]
    public Task A_header_that_Brevo_takes_as_a_switch_is_refused(string name) => ShouldRefuse(
        WithHeader(name, "1"), $"Headers[{name}]", "is a control value at Brevo; set it through BrevoSendOptions or IdempotencyKey.",
        brevo => brevo.IdempotencyHeaderName = "X-Own-Key");

    [Theory]
    [InlineData("X-Mailin-Custom")]
    [InlineData("Sender.Ip")]
    [InlineData("X-SIB-Sandbox")]
    public void The_idempotency_key_cannot_go_where_Brevo_reads_something_else(string name) => Should.Throw<OptionsValidationException>(
        () => new ProviderHarness(new BrevoCase(), options => ((BrevoOptions)options).IdempotencyHeaderName = name)).Message.ShouldContain("IdempotencyHeaderName");

    [Fact]
    public Task A_header_beyond_ASCII_is_refused() => ShouldRefuse(WithHeader("X-A", "ä"), "Headers[X-A]", "Brevo garbles header values beyond ASCII.");

    [Fact]
    public Task A_type_that_the_name_does_not_have_is_refused() => ShouldRefuse(
        Mails.Minimal with { Attachments = [EmailAttachment.FromBytes(new byte[1], "a.pdf", "text/plain")] },
        "Attachments[0].ContentType", "Brevo reads the type from the file name's extension.");

    [Fact]
    public Task A_file_name_beyond_ASCII_is_refused() => ShouldRefuse(
        Mails.Minimal with { Attachments = [EmailAttachment.FromBytes(new byte[1], "ä.pdf")] }, "Attachments[0].FileName", "Brevo garbles file names beyond ASCII.");

    [Fact]
    public Task A_sender_name_that_Brevo_loses_is_refused() =>
        ShouldRefuse(Mails.Minimal with { From = new EmailAddress("a@example.com", "Ünal, A") }, "From.DisplayName", LostName);

    [Theory]
    [InlineData("Ünal", "Ünal")]
    [InlineData("Unal, A", "Unal, A")]
    [InlineData("Ünal, A", null)]
    [InlineData("Ü;", null)]
    [InlineData("Ü:", null)]
    [InlineData("Ü(a)", null)]
    [InlineData("Ü\"", null)]
    public async Task A_recipients_name_that_Brevo_loses_is_dropped_by_name(string name, string? sent)
    {
        var address = new EmailAddress("b@example.com", name);
        await using var harness = new ProviderHarness(new BrevoCase());
        var result = await harness.Sender.SendAsync(Mails.Minimal with { To = ["a@example.com", address], ReplyTo = [address] }, Cancel);

        var body = JsonNode.Parse(harness.Sends[0].Body)!;
        ((string?)body["to"]![1]!["name"], (string?)body["replyTo"]!["name"]).ShouldBe((sent, sent));
        string[] dropped = sent is null ? [$"To[1].DisplayName {LostName}", $"ReplyTo[0].DisplayName {LostName}"] : [];
        result.Dropped.Select(field => $"{field.Field} {field.Reason}").ShouldBe(dropped, ignoreOrder: true);
    }

    [Fact]
    public async Task A_stored_sender_takes_the_place_of_From()
    {
        await using var harness = new ProviderHarness(new BrevoCase());
        var result = await harness.Sender.SendAsync(Mails.Minimal with { ProviderOptions = [new BrevoSendOptions { SenderId = 7 }] }, Cancel);
        harness.Sends[0].Body.ShouldContain("\"sender\":{\"id\":7}");
        result.Dropped.ShouldHaveSingleItem().ShouldBe(new DroppedField("From", "BrevoSendOptions.SenderId names a stored sender in its place."));
    }

    [Theory]
    [InlineData("order-4711", "ee8d96d4-3ec5-518d-a971-2d60e27b3a47")]
    [InlineData(Mails.Key, Mails.Key)]
    public async Task A_key_becomes_always_the_same_UUID(string key, string sent)
    {
        await using var harness = new ProviderHarness(new BrevoCase());
        await harness.Sender.SendAsync(Mails.Minimal with { IdempotencyKey = key }, Cancel);
        ((string?)JsonNode.Parse(harness.Sends[0].Body)!["headers"]!["idempotencyKey"]).ShouldBe(sent);
    }

    private static SendEmailRequest WithHeader(string name, string value) => Mails.Minimal with { Headers = new Dictionary<string, string> { [name] = value } };

    private static async Task ShouldRefuse(SendEmailRequest mail, string field, string problem, Action<BrevoOptions>? configure = null)
    {
        await using var harness = new ProviderHarness(new BrevoCase(), options => configure?.Invoke((BrevoOptions)options));
        var error = (await harness.Sender.TrySendAsync(mail, Cancel)).Error.ShouldNotBeNull();
        (error.Kind, error.Outcome).ShouldBe((EmailErrorKind.UnsupportedFeature, SendOutcome.NotSent));
        error.Fields.ShouldHaveSingleItem().ShouldBe(new EmailFieldError(field, problem));
    }
}
