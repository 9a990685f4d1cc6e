using System.Collections.Concurrent;

namespace EmailProviders.FaultTests.Server;

/// <summary>What a server has seen and taken.</summary>
internal sealed class MailLog
{
    private readonly ConcurrentDictionary<string, bool> _takenKeys = new();
    private readonly ConcurrentDictionary<string, int> _inHand = new();
    private int _connections;
    private int _logins;
    private int _calls;
    private int _mostInHand;

    public int Connections => Volatile.Read(ref _connections);

    public int Logins => Volatile.Read(ref _logins);

    /// <summary>Mails of which anything arrived.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Heads that were read.</summary>
    public ConcurrentQueue<string> Heads { get; } = new();

    /// <summary>Mails that were read whole.</summary>
    public ConcurrentQueue<ReceivedMail> Received { get; } = new();

    /// <summary>Mails that the provider took, whether or not its answer got through.</summary>
    public ConcurrentQueue<ReceivedMail> Taken { get; } = new();

    /// <summary>The most calls for one and the same mail at one time.</summary>
    public int MostInHand => Volatile.Read(ref _mostInHand);

    public void Connect() => Interlocked.Increment(ref _connections);

    public void Login() => Interlocked.Increment(ref _logins);

    public MailCall Call() => new(Interlocked.Increment(ref _calls));

    public void Begin(ReceivedMail mail)
    {
        var count = _inHand.AddOrUpdate(mail.Subject, 1, static (_, before) => before + 1);
        int most;
        while ((most = MostInHand) < count && Interlocked.CompareExchange(ref _mostInHand, count, most) != most)
        {
        }
    }

    public void End(ReceivedMail mail) => _inHand.AddOrUpdate(mail.Subject, 0, static (_, before) => before - 1);

    /// <summary>Whether the mail came before under this key, and was taken.</summary>
    public bool IsReplay(ReceivedMail mail) => mail.Key is { } key && _takenKeys.ContainsKey(key);

    public void Take(ReceivedMail mail)
    {
        if (mail.Key is { } key && !_takenKeys.TryAdd(key, true))
            return;
        Taken.Enqueue(mail);
    }
}
