namespace EmailProviders.Pipeline;

/// <summary>
/// The retries that one provider is worth, as a bucket of tokens: a provider that fails for long gets few retries, and no storm.
/// </summary>
internal sealed class RetryBudget
{
    private const int Capacity = 100;
    private const int CostOfRetry = 5;
    private const int CostOfRetryAfterTimeout = 10;

    private readonly Lock _lock = new();
    private int _tokens = Capacity;

    /// <summary>Takes the price of one retry, if there is as much.</summary>
    public bool TryTake(EmailErrorKind kind)
    {
        var cost = kind == EmailErrorKind.Timeout ? CostOfRetryAfterTimeout : CostOfRetry;
        lock (_lock)
        {
            if (_tokens < cost)
                return false;
            _tokens -= cost;
            return true;
        }
    }

    /// <summary>Gives one token back for a mail that was accepted.</summary>
    public void Succeeded()
    {
        lock (_lock)
            _tokens = Math.Min(_tokens + 1, Capacity);
    }
}
