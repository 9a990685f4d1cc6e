using System.Runtime.CompilerServices;
using EmailProviders.Benchmarks.Candidates;
using EmailProviders.Benchmarks.Mails;
using EmailProviders.Benchmarks.Measuring;
using Microsoft.Extensions.DependencyInjection;

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

        Gauge.ShouldKeep(await Allocation.OfAsync(candidate, sends: 5), Limits.Batches[provider], $"2,000 mails at {provider}");
    }

    [Fact(Skip = Gauge.OptimizedOnly, SkipUnless = nameof(Gauge.IsOptimized), SkipType = typeof(Gauge))]
    public async Task Results_that_nobody_has_read_keep_no_mail_alive()
    {
        using var services = Library.Services(BenchmarkedProvider.Brevo, new Uri("http://localhost"), new StubTransport(batch: 1000));
        var (results, mails) = await SendAsync(services.GetRequiredService<IEmailSender>());
        // The stack on which the run came to its end still holds it.
        await Task.Yield();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        // One or the other may lie on another stack.
        mails.Count(static mail => mail.IsAlive).ShouldBeLessThan(10);
        results.ShouldAllBe(static result => result.Result != null && result.Result.MessageId != null);
    }

    // What a method of its own held is gone with it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<(List<TrySendResult> Results, WeakReference[] Mails)> SendAsync(IEmailSender sender)
    {
        var mails = Enumerable.Range(0, 2000).Select(SampleMails.Personalised).ToArray();
        var results = new List<TrySendResult>();
        await foreach (var result in sender.SendManyAsync(mails, cancellationToken: TestContext.Current.CancellationToken))
            results.Add(result);
        return (results, Array.ConvertAll(mails, static mail => new WeakReference(mail)));
    }
}
