using System.Threading.Channels;

namespace EmailProviders.Sandbox.Server;

/// <summary>The newest entries in order of arrival, with a way to wait for one. Safe for several threads.</summary>
internal sealed class BoundedLog<T>(int capacity)
{
    private readonly Lock gate = new();
    private readonly Queue<T> entries = new();
    private readonly List<Channel<T>> waiters = [];
    private bool closed;

    public void Add(T entry)
    {
        lock (gate)
        {
            if (entries.Count == capacity)
            {
                entries.Dequeue();
            }

            entries.Enqueue(entry);
            waiters.ForEach(waiter => waiter.Writer.TryWrite(entry));
        }
    }

    public IReadOnlyList<T> Snapshot()
    {
        lock (gate)
        {
            return [.. entries];
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            entries.Clear();
        }
    }

    /// <summary>Ends every wait with <see cref="ObjectDisposedException"/>.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            waiters.ForEach(waiter => waiter.Writer.TryComplete(Stopped()));
        }
    }

    /// <remarks>The predicate runs on the waiter's side: one that throws must not break the call that brought the entry.</remarks>
    public async Task<T> WaitForAsync(Func<T, bool> predicate, CancellationToken cancellationToken)
    {
        var arrivals = Channel.CreateUnbounded<T>();
        lock (gate)
        {
            foreach (var entry in entries)
            {
                arrivals.Writer.TryWrite(entry);
            }

            if (closed)
            {
                arrivals.Writer.TryComplete(Stopped());
            }

            waiters.Add(arrivals);
        }

        try
        {
            while (true)
            {
                var entry = await arrivals.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                if (predicate(entry))
                {
                    return entry;
                }
            }
        }
        catch (ChannelClosedException stopped) when (stopped.InnerException is ObjectDisposedException inner)
        {
            throw inner;
        }
        finally
        {
            lock (gate)
            {
                waiters.Remove(arrivals);
            }
        }
    }

    private static ObjectDisposedException Stopped() => new(nameof(EmailSandbox), "The sandbox was stopped.");
}
