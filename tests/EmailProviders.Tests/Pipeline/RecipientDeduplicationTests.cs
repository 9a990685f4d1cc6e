using System.Text.Json.Nodes;
using EmailProviders.Tests.Brevo;
using EmailProviders.Tests.Conformance;

namespace EmailProviders.Tests.Pipeline;

public sealed class RecipientDeduplicationTests
{
    [Fact]
    public async Task F10_an_address_gets_one_copy_To_before_Cc_before_Bcc()
    {
        await using var harness = new ProviderHarness(new BrevoCase());
        await harness.Sender.SendAsync(
            Mails.Minimal with
            {
                To = ["a@example.com", "A@Example.com"],
                Cc = ["a@example.com", "b@example.com"],
                Bcc = ["B@example.com", "c@example.com", "c@example.com"],
            },
            TestContext.Current.CancellationToken);

        var body = JsonNode.Parse(harness.Sends[0].Body)!;
        Emails(body, "to").ShouldBe(["a@example.com"]);
        Emails(body, "cc").ShouldBe(["b@example.com"]);
        Emails(body, "bcc").ShouldBe(["c@example.com"]);
    }

    private static IEnumerable<string> Emails(JsonNode body, string list) => body[list]!.AsArray().Select(item => (string)item!["email"]!);
}
