using System.Threading.Channels;

namespace EmailProviders.Sandbox.Server;

/// <summary>Those who wait for a mail. Safe for several threads.</summary>
internal sealed class MailWaiters
{
    private readonly Lock gate = new();
    private readonly List<Channel<SandboxMail>> waiters = [];
    private bool closed;

    public void Tell(SandboxMail mail)
    {
        lock (gate)
        {
            waiters.ForEach(waiter => waiter.Writer.TryWrite(mail));
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

    /// <param name="existing">Reads the mails that are here already; a mail that arrives meanwhile may be seen twice.</param>
    /// <param name="predicate">Runs on the waiter's side: one that throws must not break the call that brought the mail.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<SandboxMail> WaitForAsync(
        Func<IReadOnlyList<SandboxMail>> existing,
        Func<SandboxMail, bool> predicate,
        CancellationToken cancellationToken)
    {
        var arrivals = Channel.CreateUnbounded<SandboxMail>();
        lock (gate)
        {
            waiters.Add(arrivals);
            if (closed)
            {
                arrivals.Writer.TryComplete(Stopped());
            }
        }

        try
        {
            if (existing().FirstOrDefault(predicate) is { } here)
            {
                return here;
            }

            while (true)
            {
                var mail = await arrivals.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                if (predicate(mail))
                {
                    return mail;
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
