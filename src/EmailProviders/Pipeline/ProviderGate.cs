namespace EmailProviders.Pipeline;

/// <summary>
/// Whether a provider is asked at all: not while it is paused by a 429, nor while it refuses the account or the sender and another one is
/// left. After a pause one mail goes first; the others wait for what becomes of it.
/// </summary>
internal sealed class ProviderGate(TimeProvider clock)
{
    private const int MaxBlockedSenders = 1000;

    // What a provider asks for beyond this is a mistake; an hour later it is asked again.
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    // How long those who find a probe on its way stay away.
    private static readonly TimeSpan ProbeWait = TimeSpan.FromMilliseconds(200);

    private readonly Lock _lock = new();
    private readonly long _origin = clock.GetTimestamp();
    private readonly Dictionary<string, TimeSpan> _blockedSenders = new(StringComparer.OrdinalIgnoreCase);
    private TimeSpan _pausedUntil;
    private TimeSpan _disabledUntil;
    private object? _disabledOptions;
    private object? _blockedOptions;
    private bool _needsProbe;
    private bool _isProbing;
    private int _pauses;

    // Of a clock that nobody sets back.
    private TimeSpan Now => clock.GetElapsedTime(_origin);

    /// <summary>How to go on, or how long to stay away. Whoever goes on ends with <see cref="Leave"/>.</summary>
    /// <param name="request">The mail.</param>
    /// <param name="hasAlternative">Whether another provider may take it.</param>
    /// <param name="options">The options as they are now: what was learnt under others no longer counts.</param>
    public GateTicket Enter(SendEmailRequest request, bool hasAlternative, object? options)
    {
        lock (_lock)
        {
            var now = Now;
            if (now < _pausedUntil)
                return Away(_pausedUntil - now);
            if (_isProbing)
                return Away(ProbeWait);
            if (hasAlternative && DisabledUntil(request, options) is var until && now < until)
                return Away(until - now);

            _isProbing = _needsProbe;
            return new GateTicket(Wait: null, _needsProbe, _pauses);
        }
    }

    /// <summary>Ends what <see cref="Enter"/> began.</summary>
    public void Leave(GateTicket ticket)
    {
        if (!ticket.IsProbe)
            return;
        lock (_lock)
            _isProbing = false;
    }

    /// <summary>The provider answered a mail that went after the last pause: the pause is over.</summary>
    public void Open(GateTicket ticket)
    {
        lock (_lock)
            _needsProbe &= ticket.Pauses != _pauses;
    }

    public void Pause(TimeSpan wait)
    {
        lock (_lock)
        {
            var until = Now + (wait < LongestPause ? wait : LongestPause);
            _pausedUntil = until > _pausedUntil ? until : _pausedUntil;
            _needsProbe = true;
            _pauses++;
        }
    }

    public void DisableProvider(TimeSpan duration, object? options)
    {
        lock (_lock)
        {
            _disabledUntil = Now + duration;
            _disabledOptions = options;
        }
    }

    public void DisableSender(string address, TimeSpan duration, object? options)
    {
        lock (_lock)
        {
            if (_blockedSenders.Count >= MaxBlockedSenders || !ReferenceEquals(options, _blockedOptions))
                _blockedSenders.Clear();
            _blockedOptions = options;
            _blockedSenders[address] = Now + duration;
        }
    }

    private GateTicket Away(TimeSpan wait) => new(wait, IsProbe: false, _pauses);

    private TimeSpan DisabledUntil(SendEmailRequest request, object? options)
    {
        var ofProvider = ReferenceEquals(options, _disabledOptions) ? _disabledUntil : TimeSpan.Zero;
        return ReferenceEquals(options, _blockedOptions) && _blockedSenders.TryGetValue(request.From.Address, out var ofSender) && ofSender > ofProvider
            ? ofSender
            : ofProvider;
    }
}
