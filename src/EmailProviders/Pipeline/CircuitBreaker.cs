namespace EmailProviders.Pipeline;

/// <summary>
/// Leaves a provider alone that is not well. Only what says something about its health counts: a mail that is refused before any HTTP, or
/// given up by its caller, neither opens the breaker nor closes it.
/// </summary>
internal sealed class CircuitBreaker(EmailProvidersOptions options, TimeProvider clock)
{
    private const int Slices = 10;
    private const double FailureRatio = 0.5;

    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private readonly long _origin = clock.GetTimestamp();
    private readonly (long Slice, int Answers, int Failures)[] _seen = new (long, int, int)[Slices];
    private TimeSpan? _openUntil;
    private long _probe;
    private bool _isProbing;

    // Of a clock that nobody sets back.
    private TimeSpan Now => clock.GetElapsedTime(_origin);

    /// <summary>Lets an attempt pass, or says how long to stay away. Once a break is over one attempt goes first.</summary>
    /// <param name="probe">The attempt's number where it is the one that goes first; 0 otherwise.</param>
    public TimeSpan? Enter(out long probe)
    {
        probe = 0;
        lock (_lock)
        {
            if (_openUntil is not { } until)
                return null;
            if (Now < until)
                return until - Now;

            // A probe that never comes back does not keep the provider shut for good: the next one goes as long after it.
            _openUntil = Now + options.BreakDuration;
            _isProbing = true;
            probe = ++_probe;
            return null;
        }
    }

    /// <summary>The provider answered.</summary>
    public void Succeeded(long probe) => Count(probe, isFailure: false);

    /// <summary>The provider is not well.</summary>
    public void Failed(long probe) => Count(probe, isFailure: true);

    /// <summary>The attempt says nothing about the provider; where it was the one that goes first, the next one does.</summary>
    public void Forget(long probe)
    {
        lock (_lock)
        {
            if (IsProbe(probe))
            {
                _openUntil = Now;
                _isProbing = false;
            }
        }
    }

    private void Count(long probe, bool isFailure)
    {
        lock (_lock)
        {
            if (_openUntil is not null)
            {
                // What began before the break tells nothing about the time after it.
                if (IsProbe(probe))
                    EndProbe(isFailure);
                return;
            }

            var slice = Now.Ticks / Slice.Ticks;
            ref var current = ref _seen[slice % Slices];
            if (current.Slice != slice)
                current = (slice, 0, 0);
            current.Answers++;
            if (isFailure)
                current.Failures++;
            if (isFailure && IsTooMuch(slice))
                _openUntil = Now + options.BreakDuration;
        }
    }

    private void EndProbe(bool isFailure)
    {
        _isProbing = false;
        _openUntil = isFailure ? Now + options.BreakDuration : null;
        Array.Clear(_seen);
    }

    private bool IsProbe(long probe) => _isProbing && probe == _probe;

    private bool IsTooMuch(long now)
    {
        var (answers, failures) = (0, 0);
        foreach (var (slice, answersThen, failuresThen) in _seen)
        {
            if (now - slice >= Slices)
                continue;
            answers += answersThen;
            failures += failuresThen;
        }

        return answers >= options.BreakAfterFailures && failures >= answers * FailureRatio;
    }
}
