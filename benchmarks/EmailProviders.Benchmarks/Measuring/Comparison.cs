using EmailProviders.Benchmarks.Candidates;

namespace EmailProviders.Benchmarks.Measuring;

/// <summary>What interleaved rounds showed: the costs of each candidate, and their ratios to L within each round.</summary>
internal sealed class Comparison(IReadOnlyDictionary<string, Cost[]> costs)
{
    public IEnumerable<string> Names => costs.Keys;

    public Spread Time(string name) => Spread.Of(costs[name].Select(static cost => cost.Time));

    public Spread Bytes(string name) => Spread.Of(costs[name].Select(static cost => cost.Bytes));

    public Spread TimeRatio(string name) => Ratio(name, static cost => cost.Time);

    public Spread CpuRatio(string name) => Ratio(name, static cost => cost.Cpu);

    private Spread Ratio(string name, Func<Cost, double> part) =>
        Spread.Of(costs[name].Zip(costs[Candidate.Bare], (cost, bare) => part(cost) / part(bare)));
}
