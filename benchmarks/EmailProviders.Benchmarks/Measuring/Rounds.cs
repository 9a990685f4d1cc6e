using System.Diagnostics;
using EmailProviders.Benchmarks.Candidates;

namespace EmailProviders.Benchmarks.Measuring;

/// <summary>Measures candidates in interleaved rounds, so that the machine's moods fall on all of them alike.</summary>
internal static class Rounds
{
    /// <summary>Measures.</summary>
    /// <param name="candidates">The candidates; one of them is L. They are disposed.</param>
    /// <param name="plan">How many rounds.</param>
    /// <param name="sends">The sends of each block.</param>
    /// <param name="concurrency">How many of them run at once.</param>
    public static async Task<Comparison> MeasureAsync(IReadOnlyList<Candidate> candidates, Plan plan, int sends, int concurrency = 1)
    {
        sends = Math.Max(1, sends / concurrency) * concurrency;
        var random = new Random(plan.Seed);
        var costs = candidates.ToDictionary(static candidate => candidate.Name, _ => new Cost[plan.Rounds]);
        try
        {
            // Twice, with all code in between: what is compiled anew while others run is compiled now.
            foreach (var candidate in candidates.Concat(candidates))
                await WarmUpAsync(candidate, plan.WarmUp, sends, concurrency);
            for (var round = 0; round < plan.Rounds; round++)
            {
                var order = candidates.ToArray();
                random.Shuffle(order);
                foreach (var candidate in order)
                    costs[candidate.Name][round] = await MeasureBlockAsync(candidate, sends, concurrency);
            }
        }
        finally
        {
            foreach (var candidate in candidates)
                candidate.Dispose();
        }

        return new Comparison(costs);
    }

    private static async Task WarmUpAsync(Candidate candidate, TimeSpan time, int sends, int concurrency)
    {
        var started = Stopwatch.GetTimestamp();
        do
            await RunAsync(candidate, sends, concurrency);
        while (Stopwatch.GetElapsedTime(started) < time);
    }

    private static async Task<Cost> MeasureBlockAsync(Candidate candidate, int sends, int concurrency)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        await RunAsync(candidate, sends, concurrency);
        var time = Stopwatch.GetElapsedTime(started);
        var used = Environment.CpuUsage.TotalTime - cpu;
        return new Cost(
            time.TotalMicroseconds / sends, used.TotalMicroseconds / sends, (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / sends);
    }

    private static Task RunAsync(Candidate candidate, int sends, int concurrency)
    {
        if (concurrency == 1)
            return SendAsync(candidate, sends);

        var workers = new Task[concurrency];
        for (var index = 0; index < concurrency; index++)
            workers[index] = SendAsync(candidate, sends / concurrency);
        return Task.WhenAll(workers);
    }

    private static async Task SendAsync(Candidate candidate, int sends)
    {
        for (var sent = 0; sent < sends; sent++)
            await candidate.SendAsync();
    }
}
