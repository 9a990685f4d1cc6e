namespace EmailProviders;

/// <summary>Counts outcomes and tells of them, one at a time. What the listener throws is its own affair: no mail depends on it.</summary>
internal sealed class BulkProgress(IProgress<SendManyProgress>? listener)
{
    private readonly Lock _lock = new();
    private SendManyProgress _counts;

    public void Add(SendOutcome outcome)
    {
        if (listener is null)
            return;

        lock (_lock)
        {
            _counts = _counts.Add(outcome);
            try
            {
                listener.Report(_counts);
            }
            catch (Exception)
            {
                // What a listener throws is its own affair.
            }
        }
    }
}
