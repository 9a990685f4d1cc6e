using System.Text.Json;
using EmailProviders.Tests.Bsg;
using EmailProviders.Tests.Conformance;

namespace EmailProviders.Tests.Security;

/// <summary>BSG demands a text beside the HTML: the one that is made of it holds what the HTML shows, and nothing that a text may not.</summary>
public sealed class TextTwinTests
{
    [Theory]
    [InlineData("a&#0;b", "ab")]
    [InlineData("a&#x1;&#x7F;&#x81;b", "ab")]
    [InlineData("a&#xFFFE;&#xFDD0;&#x1FFFF;b", "ab")]
    [InlineData("a\u0001\u001Bb", "ab")]
    [InlineData("It&#146;s &#8364; &#128;5 &#133; &#x1F600;", "It’s € €5 😀")]
    [InlineData("a&#160;&nbsp; \t\n b", "a b")]
    [InlineData("a&#xD800;b", "a&#xD800;b")]
    [InlineData("a&#x202E;b&#x200D;c", "a\u202Eb\u200Dc")]
    [InlineData("&lt;b&gt; &amp;amp; &quot;x&quot;", "<b> &amp; \"x\"")]
    public async Task A_character_reference_becomes_its_character_or_nothing(string html, string text) => (await TextOf(html)).ShouldBe(text);

    private static async Task<string?> TextOf(string html)
    {
        await using var harness = new ProviderHarness(new BsgCase());
        await harness.Sender.SendAsync(Mails.Minimal with { HtmlBody = html }, TestContext.Current.CancellationToken);
        using var sent = JsonDocument.Parse(harness.Sends[0].Body);
        return sent.RootElement.GetProperty("body").GetString();
    }
}
