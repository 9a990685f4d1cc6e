using EmailProviders.Benchmarks.Candidates;

namespace EmailProviders.Benchmarks.Measuring;

/// <summary>The bytes that one send of a candidate allocates, in the whole process.</summary>
internal static class Allocation
{
    /// <summary>Measures; the candidate is disposed.</summary>
    public static async Task<double> OfAsync(Candidate candidate, int sends)
    {
        using (candidate)
        {
            // Until all code is compiled and every pool is filled.
            for (var sent = 0; sent < sends; sent++)
                await candidate.SendAsync();

            var before = GC.GetTotalAllocatedBytes(precise: true);
            for (var sent = 0; sent < sends; sent++)
                await candidate.SendAsync();
            return (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / sends;
        }
    }
}
