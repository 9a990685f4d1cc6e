using EmailProviders.Kaleyra;
using EmailProviders.Tests.Conformance;

namespace EmailProviders.Tests.Kaleyra;

/// <summary>Kaleyra's path holds the account's SID; it is made once for as long as the options stay the same.</summary>
public sealed class KaleyraPathTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, "/v1/sandbox-sid/email")]
    [InlineData(true, "/v1/sandbox-sid/email/")]
    public async Task The_path_ends_with_a_slash_where_that_is_asked_for(bool trailingSlash, string path)
    {
        await using var harness = new ProviderHarness(new KaleyraCase(), options => ((KaleyraOptions)options).TrailingSlash = trailingSlash);
        await harness.Sender.SendAsync(Mails.Minimal, Cancel);
        harness.Wire.Calls.ShouldHaveSingleItem().Address.PathAndQuery.ShouldBe(path);
    }

    [Fact]
    public async Task A_changed_SID_is_at_work_from_the_next_mail_on()
    {
        var provider = new KaleyraCase();
        using var rotating = new RotatingKey();
        await using var harness = new ProviderHarness(provider, options => ((KaleyraOptions)options).Sid = rotating.Key, services: rotating.Register(provider));
        await harness.Sender.SendAsync(Mails.Minimal, Cancel);
        await harness.Sender.SendAsync(Mails.Minimal, Cancel);
        rotating.Rotate("second-sid");
        await harness.Sender.SendAsync(Mails.Minimal, Cancel);
        harness.Wire.Calls.Select(call => call.Address.AbsolutePath).ShouldBe(["/v1/first-key/email", "/v1/first-key/email", "/v1/second-sid/email"]);
    }
}
