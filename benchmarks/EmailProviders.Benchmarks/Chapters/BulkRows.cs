using EmailProviders.Benchmarks.Candidates;
using EmailProviders.Benchmarks.Mails;
using EmailProviders.Benchmarks.Measuring;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Benchmarks.Chapters;

/// <summary>P10 and P11: 2,000 personalised mails (W4).</summary>
internal static class BulkRows
{
    private const int Mails = 2000;
    private const int Concurrency = 16;
    private const double MaxBatchTime = 0.04;
    private const double MaxBatchBytes = 500_000;

    private static readonly BenchmarkedProvider WithoutBatch = BenchmarkedProvider.All.First(static provider => provider.Name == "bsg");

    private static readonly SendEmailRequest[] All = [.. Enumerable.Range(0, Mails).Select(SampleMails.Personalised)];

    public static async Task<Chapter> MeasureAsync(Session session)
    {
        var address = session.Server.Address;
        using var brevo = new BareClient(new SocketsHttpHandler(), new Uri(address, BenchmarkedProvider.Brevo.Path));
        using var bsg = new BareClient(new SocketsHttpHandler(), new Uri(address, WithoutBatch.Path));
        await using var withBatch = Library.Services(BenchmarkedProvider.Brevo, address);
        await using var withoutBatch = Library.Services(WithoutBatch, address);
        BulkCase[] cases =
        [
            new("L at Brevo, one by one", BareSend(brevo, BenchmarkedProvider.Brevo, concurrency: 1)),
            new("EmailProviders, Brevo", () => SendManyAsync(withBatch.GetRequiredService<IEmailSender>())),
            new($"L at {WithoutBatch.DisplayName}, {Concurrency} at once", BareSend(bsg, WithoutBatch, Concurrency)),
            new($"EmailProviders, {WithoutBatch.DisplayName}", () => SendManyAsync(withoutBatch.GetRequiredService<IEmailSender>())),
        ];
        await BulkCase.MeasureAsync(cases, session);
        return new Chapter(
            [BatchRow(cases[1], cases[1].TimeRatio(cases[0])), SingleRow(cases[3].TimeRatio(cases[2]))],
            Markdown.Section("W4: 2,000 personalised mails", Markdown.Table(
                ["case", "requests", "ms", "allocated, MB"],
                cases.Select(static one => (IReadOnlyList<string>)
                    [one.Name, Markdown.Number(one.Requests), Markdown.Number(one.Milliseconds, 1), Markdown.Number(one.Bytes / 1e6, 2)]))));
    }

    /// <summary>Many mails through the library, in the shortest way that it offers.</summary>
    private static async Task SendManyAsync(IEmailSender sender)
    {
        var accepted = 0;
        await foreach (var sent in sender.SendManyAsync(All, new SendManyOptions { MaxConcurrency = Concurrency }))
            accepted += sent.IsAccepted ? 1 : 0;
        if (accepted < Mails)
            throw new InvalidOperationException("A mail was not accepted: what was measured is not the sending of all of them.");
    }

    private static Func<Task> BareSend(BareClient client, BenchmarkedProvider provider, int concurrency)
    {
        var bodies = Array.ConvertAll(All, provider.Body);
        return () => Parallel.ForEachAsync(
            bodies, new ParallelOptions { MaxDegreeOfParallelism = concurrency }, async (body, _) => await client.SendAsync(body));
    }

    private static Row BatchRow(BulkCase batch, Spread ratio) => new(
        "P10",
        "2,000 personalised mails at Brevo: requests; time / L one by one; allocated beyond the caller's objects",
        "2; ≤ 0.04; ≤ 0.5 MB",
        $"{Markdown.Number(batch.Requests)}; {ratio}; {Markdown.Number(batch.Bytes / 1e6, 2)} MB",
        batch.Requests <= 2 && ratio.Median <= MaxBatchTime && batch.Bytes <= MaxBatchBytes);

    private static Row SingleRow(Spread ratio) => new(
        "P11", $"the same at a provider without batches (BSG), {Concurrency} at once, time / L", "≤ 1.0", ratio.ToString(), ratio.Median <= 1.0);
}
