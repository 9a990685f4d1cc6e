namespace EmailProviders.Pipeline;

/// <summary>The provider with which the next mail begins.</summary>
internal sealed class RouteOrder(IReadOnlyList<string> route, EmailProvidersOptions options, Func<double> random)
{
    private readonly int[] _weights = [.. route.Select(name => options.Weights.TryGetValue(name, out var weight) ? weight : 1)];
    private int _turn = -1;

    /// <summary>The index of the first provider.</summary>
    public int Next() => options.RouteStrategy switch
    {
        RouteStrategy.RoundRobin => (int)((uint)Interlocked.Increment(ref _turn) % (uint)_weights.Length),
        RouteStrategy.Weighted => ByChance(),
        _ => 0,
    };

    private int ByChance()
    {
        var point = random() * _weights.Sum(static weight => (long)weight);
        for (var index = 0; index < _weights.Length; index++)
        {
            point -= _weights[index];
            if (point < 0)
                return index;
        }

        return _weights.Length - 1;
    }
}
