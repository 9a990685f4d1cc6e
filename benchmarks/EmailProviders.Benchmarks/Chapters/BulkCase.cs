using System.Diagnostics;
using EmailProviders.Benchmarks.Measuring;

namespace EmailProviders.Benchmarks.Chapters;

/// <summary>One way to send many mails, and what it cost in each round.</summary>
/// <param name="name">The name in tables.</param>
/// <param name="sendAsync">Sends all of them.</param>
internal sealed class BulkCase(string name, Func<Task> sendAsync)
{
    private readonly List<(double Milliseconds, double Bytes, long Requests)> _rounds = [];

    public string Name => name;

    public double Milliseconds => Spread.Of(_rounds.Select(static round => round.Milliseconds)).Median;

    public double Bytes => Spread.Of(_rounds.Select(static round => round.Bytes)).Median;

    public long Requests => _rounds[0].Requests;

    /// <summary>Runs all cases once without measuring, then in interleaved rounds.</summary>
    public static async Task MeasureAsync(BulkCase[] cases, Session session)
    {
        var random = new Random(session.Plan.Seed);
        foreach (var one in cases)
            await one.MeasureAsync(session);
        foreach (var one in cases)
            one._rounds.Clear();
        for (var round = 0; round < session.Plan.Rounds; round++)
        {
            var order = cases.ToArray();
            random.Shuffle(order);
            foreach (var one in order)
                await one.MeasureAsync(session);
        }
    }

    /// <summary>The time against that of another case, round by round.</summary>
    public Spread TimeRatio(BulkCase other) =>
        Spread.Of(_rounds.Zip(other._rounds, static (mine, others) => mine.Milliseconds / others.Milliseconds));

    private async Task MeasureAsync(Session session)
    {
        GC.Collect();
        var before = await session.Server.CountsAsync();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var started = Stopwatch.GetTimestamp();
        await sendAsync();
        var time = Stopwatch.GetElapsedTime(started);
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        _rounds.Add((time.TotalMilliseconds, bytes, (await session.Server.CountsAsync() - before).Requests));
    }
}
