using EmailProviders.Timing;

namespace EmailProviders.Http;

/// <summary>
/// One call on the wire: remembers whether its body began to leave (the latch), refuses to let it leave twice, and keeps its time limits.
/// </summary>
/// <remarks>
/// The type of an exception cannot tell whether a server got the mail: one that closes at once and one that closes after
/// reading everything look the same. This latch can.
/// </remarks>
internal sealed class Transmission : IDisposable
{
    private static readonly AsyncLocal<Transmission?> CurrentTransmission = new();

    private readonly Uri _address;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _attemptTimeout;
    private readonly long _started;
    private readonly CancellationTokenSource _timeLimit;
    private readonly CancellationTokenRegistration _callerCancels;
    private int _bodies;
    private int _requests;

    public Transmission(Uri address, TimeSpan connectTimeout, TimeSpan attemptTimeout, TimeProvider clock, CancellationToken callerToken)
    {
        _address = address;
        _clock = clock;
        _attemptTimeout = attemptTimeout;
        _started = clock.GetTimestamp();
        _timeLimit = TimeLimits.Start(connectTimeout < attemptTimeout ? connectTimeout : attemptTimeout, clock);
        _callerCancels = callerToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _timeLimit);
    }

    /// <summary>The call that this asynchronous flow belongs to: known also where a host's handler has cloned the request.</summary>
    public static Transmission? Current
    {
        get => CurrentTransmission.Value;
        set => CurrentTransmission.Value = value;
    }

    /// <summary>Ends with the connect time-out until the body begins to leave, then with the attempt time-out; and with the caller's token.</summary>
    public CancellationToken Token => _timeLimit.Token;

    /// <summary>The latch: whether a byte of the body may have left this machine.</summary>
    public bool BodyStarted => Volatile.Read(ref _bodies) > 0;

    /// <summary>The status of the first answer, kept for when a host's handler throws that answer away to try again.</summary>
    public int? FirstStatus { get; private set; }

    /// <summary>Whether somebody tried to send the mail again and was stopped.</summary>
    public bool RetransmissionRefused { get; private set; }

    /// <summary>What broke the body on our own side, such as an attachment that changed.</summary>
    public AttachmentReadException? ContentFailure { get; set; }

    /// <summary>What the first request failed with, kept for when a host's handler tries again.</summary>
    public Exception? FirstFailure { get; private set; }

    /// <summary>Called as the body begins to leave.</summary>
    public void BeginBody()
    {
        if (Interlocked.Increment(ref _bodies) > 1)
            throw Refuse();

        var left = _attemptTimeout - _clock.GetElapsedTime(_started);
        _timeLimit.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }

    /// <summary>
    /// Called as a request reaches the socket's side of every handler: with the key in it, it may go to the provider's origin only. Returns
    /// where it goes; a secret in the path has not been seen by anybody until then.
    /// </summary>
    public Uri BeginRequest(Uri? address)
    {
        if (!IsOfOrigin(address))
            throw new ForeignOriginException();
        if (Interlocked.Increment(ref _requests) > 1 && BodyStarted)
            throw Refuse();
        return _address;
    }

    public void SawStatus(int status) => FirstStatus ??= status;

    public void SawFailure(Exception exception) => FirstFailure ??= exception;

    public void Dispose()
    {
        _callerCancels.Dispose();
        TimeLimits.End(_timeLimit, _clock);
    }

    // Nearly always the very object that the call began with.
    private bool IsOfOrigin(Uri? address) => ReferenceEquals(address, _address)
        || (address is { IsAbsoluteUri: true }
            && address.Scheme == _address.Scheme
            && address.Port == _address.Port
            && address.IdnHost.Equals(_address.IdnHost, StringComparison.OrdinalIgnoreCase));

    private RetransmissionException Refuse()
    {
        RetransmissionRefused = true;
        return new RetransmissionException();
    }
}
