namespace EmailProviders.Benchmarks.Measuring;

/// <summary>How much is measured.</summary>
/// <param name="Rounds">Rounds of each comparison: in each one every candidate has one block, in random order.</param>
/// <param name="Processes">Fresh processes for each number that needs some.</param>
/// <param name="Share">The sends of a block, as a share of those of a full run.</param>
/// <param name="WarmUp">How long each candidate runs before anything is measured, twice.</param>
/// <param name="Seed">Of the random order.</param>
internal sealed record Plan(int Rounds, int Processes, double Share, TimeSpan WarmUp, int Seed)
{
    private const int DefaultSeed = 20261125;

    /// <summary>A few minutes.</summary>
    public static Plan Full { get; } = new(Rounds: 21, Processes: 11, Share: 1, TimeSpan.FromMilliseconds(500), DefaultSeed);

    /// <summary>Less than a minute.</summary>
    public static Plan Quick { get; } = new(Rounds: 7, Processes: 3, Share: 0.3, TimeSpan.FromMilliseconds(300), DefaultSeed);

    /// <summary>The sends of a block.</summary>
    public int Sends(int full) => Math.Max(1, (int)(full * Share));
}
