using EmailProviders.Benchmarks.Candidates;
using EmailProviders.Benchmarks.Mails;
using EmailProviders.Benchmarks.Measuring;

namespace EmailProviders.PerformanceTests;

/// <summary>What many mails allocate, in batches.</summary>
public sealed class BulkTests
{
    [Theory(Skip = Gauge.OptimizedOnly, SkipUnless = nameof(Gauge.IsOptimized), SkipType = typeof(Gauge))]
    [InlineData("brevo", 1000)]
    [InlineData("mailerlogic", 500)]
    public async Task P10_two_thousand_mails_keep_their_limit_of_bytes(string provider, int batch)
    {
        var candidate = Library.ForMany(
            Gauge.Find(provider), new Uri("http://localhost"), SampleMails.PersonalisedMany, new SendManyOptions { MaxConcurrency = 16 }, new StubTransport(batch));

        Gauge.ShouldKeep(await Allocation.OfAsync(candidate, sends: 1), Limits.Batches[provider], $"2,000 mails at {provider}");
    }
}
