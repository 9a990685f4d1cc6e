using EmailProviders.Benchmarks.Candidates;
using EmailProviders.Benchmarks.Mails;
using EmailProviders.Benchmarks.Measuring;

namespace EmailProviders.Benchmarks.Chapters;

/// <summary>P10 and P11: 2,000 personalised mails (W4).</summary>
internal static class BulkRows
{
    private const double MaxBatchTime = 0.04;
    private const double MaxBatchBytes = 500_000;

    private static readonly BenchmarkedProvider WithoutBatch = BenchmarkedProvider.All.First(static provider => provider.Name == "bsg");

    private static readonly SendManyOptions Options = new() { MaxConcurrency = 16 };

    private static readonly IReadOnlyList<SendEmailRequest> All = SampleMails.PersonalisedMany;

    public static async Task<Chapter> MeasureAsync(Session session)
    {
        var address = session.Server.Address;
        using var brevo = new BareClient(new SocketsHttpHandler(), new Uri(address, BenchmarkedProvider.Brevo.Path));
        using var bsg = new BareClient(new SocketsHttpHandler(), new Uri(address, WithoutBatch.Path));
        using var atBrevo = Library.ForMany(BenchmarkedProvider.Brevo, address, All, Options);
        using var atMailerLogic = Library.ForMany(BenchmarkedProvider.MailerLogic, address, All, Options);
        using var atBsg = Library.ForMany(WithoutBatch, address, All, Options);
        BulkCase[] cases =
        [
            new("L at Brevo, one by one", BareSend(brevo, BenchmarkedProvider.Brevo, concurrency: 1)),
            new(atBrevo.Name, atBrevo.SendAsync),
            new($"L at {WithoutBatch.DisplayName}, {Options.MaxConcurrency} at once", BareSend(bsg, WithoutBatch, Options.MaxConcurrency)),
            new(atBsg.Name, atBsg.SendAsync),
            new(atMailerLogic.Name, atMailerLogic.SendAsync),
        ];
        await BulkCase.MeasureAsync(cases, session);
        return new Chapter(
            [BatchRow(cases[1], cases[1].TimeRatio(cases[0])), SingleRow(cases[3].TimeRatio(cases[2]))],
            Markdown.Section("W4: 2,000 personalised mails", Markdown.Table(
                ["case", "requests", "ms", "allocated, MB"],
                cases.Select(static one => (IReadOnlyList<string>)
                    [one.Name, Markdown.Number(one.Requests), Markdown.Number(one.Milliseconds, 1), Markdown.Number(one.Bytes / 1e6, 2)]))));
    }

    private static Func<Task> BareSend(BareClient client, BenchmarkedProvider provider, int concurrency)
    {
        var bodies = All.Select(provider.Body).ToArray();
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
        "P11", $"the same at a provider without batches (BSG), {Options.MaxConcurrency} at once, time / L", "≤ 1.0", ratio.ToString(), ratio.Median <= 1.0);
}
