namespace EmailProviders;

/// <summary>How many mails are sent.</summary>
public sealed record SendManyOptions
{
    private readonly int _maxConcurrency = 16;
    private readonly int? _maxReadAhead;
    private readonly TimeSpan _maxBatchDelay = TimeSpan.FromMilliseconds(100);

    /// <summary>The most calls at one time; at least 1. A call carries one mail, or many where the provider has a batch call.</summary>
    /// <value>The default is 16.</value>
    public int MaxConcurrency
    {
        get => _maxConcurrency;
        init => _maxConcurrency = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Give at least 1.");
    }

    /// <summary>
    /// The most mails that are read ahead of the results that were taken; at least 1. No batch is larger. Null for twice the providers' largest
    /// batch, or four times <see cref="MaxConcurrency"/> where they have none.
    /// </summary>
    /// <value>The default is <see langword="null"/>.</value>
    public int? MaxReadAhead
    {
        get => _maxReadAhead;
        init => _maxReadAhead = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Give at least 1, or null.");
    }

    /// <summary>
    /// The longest time that mails wait for others to share a call with, while the source has no further mail ready. Zero: they wait for no source that
    /// awaits, and 10 milliseconds for one that keeps its reader. It does not count where no provider has a batch call.
    /// </summary>
    /// <value>The default is 100 milliseconds.</value>
    public TimeSpan MaxBatchDelay
    {
        get => _maxBatchDelay;
        init => _maxBatchDelay = value >= TimeSpan.Zero && value <= TimeSpan.FromDays(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Give zero to one day.");
    }
}
