namespace EmailProviders.Providers;

/// <summary>Everything that is wrong with one provider's options. No value is ever printed.</summary>
internal sealed class OptionsFaults(string provider)
{
    private readonly List<string> _faults = [];

    public IReadOnlyList<string> All => _faults;

    /// <summary>Adds a fault: what is wrong and what to do.</summary>
    public void Add(string option, string problem) => _faults.Add($"{provider}: {option} {problem}");

    /// <summary>Adds a fault that names its option itself.</summary>
    public void Add(string fault) => _faults.Add($"{provider}: {fault}");

    /// <summary>Adds a fault where the option is not text of one line.</summary>
    public void IsLine(string option, string? value)
    {
        if (value is not null && TextGrammar.ProblemOfLine(value) is { } problem)
            Add(option, problem);
    }

    /// <summary>Adds a fault where batches are larger than the provider takes, or have no room for a mail.</summary>
    public void RequireBatch(int maxBatchSize, int largest, int maxBatchCharacters)
    {
        if (maxBatchSize < 1 || maxBatchSize > largest)
            Add("MaxBatchSize", $"must be 1 to {largest}; 1 sends each mail alone.");
        if (maxBatchCharacters < 1)
            Add("MaxBatchCharacters", "must be 1 or more.");
    }

    /// <summary>Adds a fault where the option is missing or blank.</summary>
    public void Require(string option, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            Add(option, "is missing.");
    }
}
