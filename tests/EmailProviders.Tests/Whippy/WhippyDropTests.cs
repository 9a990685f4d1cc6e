using System.Text;
using EmailProviders.Tests.Conformance;

namespace EmailProviders.Tests.Whippy;

public sealed class WhippyDropTests
{
    [Fact]
    public async Task An_inline_image_is_lost_whole_and_listed_whole()
    {
        await using var harness = new ProviderHarness(new WhippyCase(), options => options.UnsupportedFeatures = UnsupportedFeatureBehavior.Drop);
        var mail = Mails.Minimal with { Attachments = [EmailAttachment.FromBytes(Encoding.UTF8.GetBytes("x"), "a.png") with { ContentId = "a" }] };
        var result = await harness.Sender.SendAsync(mail, TestContext.Current.CancellationToken);
        result.Dropped.Select(dropped => dropped.Field).ShouldContain("Attachments[0]");
    }
}
