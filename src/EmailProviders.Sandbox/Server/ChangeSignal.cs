using System.Threading.Channels;

namespace EmailProviders.Sandbox.Server;

/// <summary>Tells every listener that something changed; many changes between two reads are one. Safe for several threads.</summary>
internal sealed class ChangeSignal
{
    private readonly Lock gate = new();
    private readonly List<Channel<bool>> listeners = [];

    public void Raise()
    {
        lock (gate)
        {
            listeners.ForEach(static listener => listener.Writer.TryWrite(true));
        }
    }

    /// <summary>Yields at once, then after each change.</summary>
    public async IAsyncEnumerable<bool> ListenAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listener = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        listener.Writer.TryWrite(true);
        lock (gate)
        {
            listeners.Add(listener);
        }

        try
        {
            await foreach (var change in listener.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return change;
            }
        }
        finally
        {
            lock (gate)
            {
                listeners.Remove(listener);
            }
        }
    }
}
