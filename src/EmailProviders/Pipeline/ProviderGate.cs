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
    private readonly Dictionary<string, DateTimeOffset> _blockedSenders = new(StringComparer.OrdinalIgnoreCase);
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;
    private DateTimeOffset _disabledUntil = DateTimeOffset.MinValue;
    private object? _disabledOptions;
    private bool _needsProbe;
    private bool _isProbing;

    /// <summary>How long to stay away, or null to go on. Whoever goes on ends with <see cref="Leave"/>.</summary>
    /// <param name="request">The mail.</param>
    /// <param name="options">The options as they are now: those that a disabled account had are no longer theirs once they change.</param>
    /// <param name="isProbe">Whether this mail is the one that goes first after a pause.</param>
    public TimeSpan? Enter(SendEmailRequest request, object? options, out bool isProbe)
    {
        isProbe = false;
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (now < _pausedUntil)
                return _pausedUntil - now;
            if (_isProbing)
                return ProbeWait;
            if (request.HasAlternative && DisabledUntil(request, options) is { } until && now < until)
                return until - now;

            isProbe = _isProbing = _needsProbe;
            return null;
        }
    }

    /// <summary>Ends what <see cref="Enter"/> began.</summary>
    public void Leave(bool isProbe)
    {
        if (!isProbe)
            return;
        lock (_lock)
            _isProbing = false;
    }

    /// <summary>The provider answered: the pause, if there was one, is over.</summary>
    public void Open()
    {
        lock (_lock)
            _needsProbe = false;
    }

    public void Pause(TimeSpan wait)
    {
        lock (_lock)
        {
            var until = clock.GetUtcNow() + (wait < LongestPause ? wait : LongestPause);
            _pausedUntil = until > _pausedUntil ? until : _pausedUntil;
            _needsProbe = true;
        }
    }

    public void DisableProvider(TimeSpan duration, object? options)
    {
        lock (_lock)
        {
            _disabledUntil = clock.GetUtcNow() + duration;
            _disabledOptions = options;
        }
    }

    public void DisableSender(string address, TimeSpan duration)
    {
        lock (_lock)
        {
            if (_blockedSenders.Count >= MaxBlockedSenders)
                _blockedSenders.Clear();
            _blockedSenders[address] = clock.GetUtcNow() + duration;
        }
    }

    private DateTimeOffset? DisabledUntil(SendEmailRequest request, object? options)
    {
        var ofProvider = ReferenceEquals(options, _disabledOptions) ? _disabledUntil : DateTimeOffset.MinValue;
        return _blockedSenders.TryGetValue(request.From.Address, out var ofSender) && ofSender > ofProvider ? ofSender : ofProvider;
    }
}
