using System.Diagnostics;
using EmailProviders.Benchmarks.Candidates;

namespace EmailProviders.Benchmarks.Measuring;

/// <summary>The bytes that one send of a candidate allocates, in the whole process.</summary>
internal static class Allocation
{
    private const int Blocks = 40;

    // Code is compiled to the end in the background, and late where the machine is busy.
    private static readonly TimeSpan ShortestTime = TimeSpan.FromSeconds(2);

    /// <summary>Measures block after block and takes the lowest: whatever disturbs a block, or is not compiled to the end yet, only adds. The candidate is disposed.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="sends">The sends of a block.</param>
    public static async Task<double> OfAsync(Candidate candidate, int sends)
    {
        using (candidate)
        {
            var lowest = double.MaxValue;
            var started = Stopwatch.GetTimestamp();
            for (var block = 0; block < Blocks || Stopwatch.GetElapsedTime(started) < ShortestTime; block++)
                lowest = Math.Min(lowest, await OfBlockAsync(candidate, sends));
            return lowest;
        }
    }

    private static async Task<double> OfBlockAsync(Candidate candidate, int sends)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var sent = 0; sent < sends; sent++)
            await candidate.SendAsync();
        return (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / sends;
    }
}
