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

    [Theory]
    [InlineData("<p>One</p><p>Two<br>Three</p>", "One\nTwo\nThree")]
    [InlineData("<P>One</P>\n<DIV>Two</DIV>", "One\nTwo")]
    [InlineData("a <b>bold</b> word", "a bold word")]
    [InlineData("<ul><li>a</li><li>b</li></ul><h1>c</h1>d<hr>e<table><tr><td>f</td></tr></table>", "a\nb\nc\nd\ne\nf")]
    [InlineData("<ol></ol>a<h2>b</h2>c<h3>d</h3>e<h4>f</h4>g<h5>h</h5>i<h6>j</h6>k", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk")]
    [InlineData("a<blockquote>b</blockquote>c<section>d</section>e<header>f</header>g<footer>h</footer>", "a\nb\nc\nd\ne\nf\ng\nh")]
    [InlineData("<html><head><title>T</title></head><body>x<style>p{}</style><script>if (a<b) alert('>')</script>y</body></html>", "xy")]
    [InlineData("x<title>T</title>y<STYLE>s</style >z", "xyz")]
    [InlineData("a<!-- <p>b</p> -- > -->c<!doctype html>d", "acd")]
    [InlineData("1 < 2 & 3 > 2 <3", "1 < 2 & 3 > 2 <3")]
    [InlineData("a<", "a<")]
    [InlineData("a<b", "a")]
    [InlineData("a<!-- b", "a")]
    [InlineData("a<script>b", "a")]
    [InlineData("  a  <span> </span> b  <br>  <br> c ", "a b\nc")]
    [InlineData("<a href='x>y'>link</a>", "y'>link")]
    [InlineData("a</p>b</script>c", "a\nbc")]
    [InlineData("<img src=cid:a>", "Hello")]
    public async Task HTML_becomes_its_words(string html, string text) => (await TextOf(html)).ShouldBe(text);

    [Theory]
    [InlineData("one two three", 13, "one two three")]
    [InlineData("one two three", 12, "one two…")]
    [InlineData("one two three", 8, "one two…")]
    [InlineData("one two three", 7, "one tw…")]
    [InlineData("one two three", 5, "one…")]
    [InlineData("a bcdefghijkl", 10, "a bcdefgh…")]
    [InlineData("abcdefghijklm", 10, "abcdefghi…")]
    [InlineData("abcdefgh🎉jklm", 10, "abcdefgh…")]
    public async Task A_long_text_is_cut_at_a_word_and_never_in_a_character(string html, int max, string text) =>
        (await TextOf(html, options => options.Limits = options.Limits with { MaxTextLength = max })).ShouldBe(text);

    [Theory]
    [InlineData("a", "<p>a</p>")]
    [InlineData("a\r\nb\nc\r\n\r\nd", "<p>a<br>b<br>c</p><p>d</p>")]
    [InlineData("a\n\n\n\nb\n", "<p>a</p><p>b</p>")]
    [InlineData("<b> & \"x\" 'y'", "<p>&lt;b&gt; &amp; \"x\" 'y'</p>")]
    [InlineData("\n\n", "<p></p>")]
    public async Task A_text_becomes_HTML_that_shows_it_as_it_is(string text, string html)
    {
        await using var harness = new ProviderHarness(new BsgCase());
        await harness.Sender.SendAsync(Mails.Minimal with { TextBody = text, HtmlBody = null }, TestContext.Current.CancellationToken);
        MemberOf(harness, "htmlbody").ShouldBe(html);
    }

    [Theory]
    [InlineData("Ada Lovelace", "Ada Lovelace <a@example.com>")]
    [InlineData("O'Brien!", "O'Brien! <a@example.com>")]
    [InlineData("Ada, \"L\" \\", "\"Ada, \\\"L\\\" \\\\\" <a@example.com>")]
    [InlineData("Ada  L", "\"Ada  L\" <a@example.com>")]
    [InlineData(" Ada", "\" Ada\" <a@example.com>")]
    [InlineData("Ada ", "\"Ada \" <a@example.com>")]
    [InlineData("Ünal", "\"Ünal\" <a@example.com>")]
    [InlineData(null, "a@example.com")]
    public async Task A_name_in_one_text_with_the_address_is_quoted_where_it_must_be(string? name, string text)
    {
        await using var harness = new ProviderHarness(new BsgCase());
        await harness.Sender.SendAsync(Mails.Minimal with { From = new EmailAddress("a@example.com", name) }, TestContext.Current.CancellationToken);
        MemberOf(harness, "from").ShouldBe(text);
    }

    private static async Task<string?> TextOf(string html, Action<EmailProviderOptions>? configure = null)
    {
        await using var harness = new ProviderHarness(new BsgCase(), configure);
        await harness.Sender.SendAsync(Mails.Minimal with { HtmlBody = html }, TestContext.Current.CancellationToken);
        return MemberOf(harness, "body");
    }

    private static string? MemberOf(ProviderHarness harness, string name)
    {
        using var sent = JsonDocument.Parse(harness.Sends[0].Body);
        return sent.RootElement.GetProperty(name).GetString();
    }
}
