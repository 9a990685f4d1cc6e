using EmailProviders.Benchmarks.Candidates;
using EmailProviders.Benchmarks.Mails;

namespace EmailProviders.PerformanceTests;

/// <summary>What a small mail allocates on the full public path.</summary>
public sealed class AllocationTests
{
    private const int Sends = 500;
    private const int LongHtml = 66 * 1024;

    public static TheoryData<string> Providers => [.. BenchmarkedProvider.All.Select(provider => provider.Name)];

    [Theory(Skip = Gauge.OptimizedOnly, SkipUnless = nameof(Gauge.IsOptimized), SkipType = typeof(Gauge))]
    [MemberData(nameof(Providers))]
    public async Task P3_a_small_mail_keeps_its_limit_of_bytes(string provider) =>
        Gauge.ShouldKeep(await Gauge.BytesAsync(provider, SampleMails.Small, Sends), Limits.SmallMail[provider], $"A small mail at {provider}");

    [Theory(Skip = Gauge.OptimizedOnly, SkipUnless = nameof(Gauge.IsOptimized), SkipType = typeof(Gauge))]
    [MemberData(nameof(Providers))]
    public async Task P3_a_longer_body_allocates_no_more(string provider)
    {
        var small = await Gauge.BytesAsync(provider, SampleMails.Small, Sends);
        var large = await Gauge.BytesAsync(provider, SampleMails.WithHtml(LongHtml), Sends / 5);

        var kilobytes = (LongHtml - SampleMails.Small.HtmlBody!.Length) / 1024.0;
        ((large - small) / kilobytes).ShouldBeLessThan(Limits.PerKilobyteOfHtml);
    }
}
