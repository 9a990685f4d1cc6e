namespace EmailProviders.Sandbox.Server;

/// <summary>The keys seen within a window: Brevo's idempotency keys, BSG's duplicate guard. Safe for several threads.</summary>
internal sealed class RecentKeys(TimeProvider clock, TimeSpan window)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, DateTimeOffset> seen = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, DateTimeOffset At)> order = new();

    /// <returns>False when the key was added less than a window ago; that does not prolong it.</returns>
    public bool TryAdd(string key)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            while (order.TryPeek(out var oldest) && now - oldest.At >= window)
            {
                order.Dequeue();
                seen.Remove(oldest.Key);
            }

            if (!seen.TryAdd(key, now))
            {
                return false;
            }

            order.Enqueue((key, now));
            return true;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            seen.Clear();
            order.Clear();
        }
    }
}
