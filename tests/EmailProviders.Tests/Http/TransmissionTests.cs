using EmailProviders.Http;
using EmailProviders.Tests.Bulk;

namespace EmailProviders.Tests.Http;

/// <summary>The latch of one call: its time limits, its origin, and what a handler of the host finds out when it tries again.</summary>
public sealed class TransmissionTests : IDisposable
{
    private static readonly Uri Address = new("https://api.example.com/v1/mail");

    private readonly TimerClock _clock = new();
    private readonly CancellationTokenSource _caller = new();

    public void Dispose() => _caller.Dispose();

    [Fact]
    public void Until_the_body_begins_the_time_to_connect_is_the_limit()
    {
        using var transmission = Begin(connectSeconds: 10, attemptSeconds: 30);
        ShouldEndAt(transmission, seconds: 10);
    }

    [Fact]
    public void The_time_to_connect_never_outlasts_the_attempt()
    {
        using var transmission = Begin(connectSeconds: 60, attemptSeconds: 30);
        ShouldEndAt(transmission, seconds: 30);
    }

    [Fact]
    public void From_then_on_it_is_that_of_the_attempt_counted_from_its_start()
    {
        using var transmission = Begin(connectSeconds: 10, attemptSeconds: 30);
        Advance(4);
        transmission.BeginBody();
        ShouldEndAt(transmission, seconds: 26);
    }

    [Fact]
    public void A_body_that_begins_after_the_attempts_time_ends_at_once()
    {
        var late = new LateClock();
        using var transmission = new Transmission(Address, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), late, _caller.Token);
        late.Now = TimeSpan.FromSeconds(31);
        transmission.BeginBody();
        late.Due.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void The_callers_token_ends_it_too()
    {
        using var transmission = Begin();
        transmission.Token.IsCancellationRequested.ShouldBeFalse();
        _caller.Cancel();
        transmission.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void Once_it_is_over_it_has_no_timer_and_the_callers_token_is_nothing_to_it()
    {
        var transmission = Begin();
        transmission.Dispose();
        Should.Throw<ObjectDisposedException>(() => transmission.Token);
        Should.NotThrow(_caller.Cancel);
    }

    [Fact]
    public void The_latch_falls_as_the_body_begins()
    {
        using var transmission = Begin();
        transmission.BeginRequest(Address);
        transmission.BodyStarted.ShouldBeFalse();
        transmission.BeginBody();
        transmission.BodyStarted.ShouldBeTrue();
        transmission.RetransmissionRefused.ShouldBeFalse();
    }

    [Fact]
    public void D3_a_body_leaves_once()
    {
        using var transmission = Begin();
        transmission.BeginBody();
        Should.Throw<RetransmissionException>(transmission.BeginBody).Message.ShouldBe(
            "This mail has begun to leave once. It is not sent again: the provider may have taken it.");
        transmission.RetransmissionRefused.ShouldBeTrue();
    }

    [Fact]
    public void D3_no_request_follows_one_whose_body_began()
    {
        using var transmission = Begin();
        transmission.BeginRequest(Address);
        transmission.BeginBody();
        Should.Throw<RetransmissionException>(() => transmission.BeginRequest(Address));
        transmission.RetransmissionRefused.ShouldBeTrue();
    }

    [Fact]
    public void A_request_whose_body_did_not_begin_may_be_tried_again()
    {
        using var transmission = Begin();
        for (var attempt = 0; attempt < 3; attempt++)
            transmission.BeginRequest(Address).ShouldBeSameAs(Address);
        transmission.RetransmissionRefused.ShouldBeFalse();
    }

    [Fact]
    public void A_body_that_a_handler_buffered_before_the_first_request_may_leave()
    {
        using var transmission = Begin();
        transmission.BeginBody();
        transmission.BeginRequest(Address).ShouldBeSameAs(Address);
        transmission.RetransmissionRefused.ShouldBeFalse();
    }

    [Theory]
    [InlineData("https://api.example.com/v1/mail")]
    [InlineData("https://api.example.com/shown?as=another")]
    [InlineData("https://API.EXAMPLE.COM:443/")]
    public void S29_whatever_was_shown_of_the_origin_goes_to_the_true_address(string shown)
    {
        using var transmission = Begin();
        transmission.BeginRequest(new Uri(shown)).ShouldBeSameAs(Address);
    }

    [Theory]
    [InlineData("http://api.example.com:443/v1/mail")]
    [InlineData("https://api.example.com:8443/v1/mail")]
    [InlineData("https://api.example.org/v1/mail")]
    [InlineData("https://api.example.com.evil.example/v1/mail")]
    [InlineData("/v1/mail")]
    [InlineData(null)]
    public void S29_a_request_to_any_other_origin_is_refused(string? shown)
    {
        using var transmission = Begin();
        Should.Throw<ForeignOriginException>(() => transmission.BeginRequest(shown is null ? null : new Uri(shown, UriKind.RelativeOrAbsolute)))
            .Message.ShouldBe("A handler of the application changed the address of the request. A provider's key goes to its BaseAddress only.");
        transmission.RetransmissionRefused.ShouldBeFalse();
    }

    [Fact]
    public void An_international_host_is_the_same_in_both_of_its_forms()
    {
        var address = new Uri("https://bücher.example/v1/mail");
        using var transmission = new Transmission(address, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), _clock, _caller.Token);
        transmission.BeginRequest(new Uri("https://xn--bcher-kva.example/v1/mail")).ShouldBeSameAs(address);
    }

    [Fact]
    public void What_was_seen_first_is_kept()
    {
        using var transmission = Begin();
        (transmission.FirstStatus, transmission.FirstFailure).ShouldBe((null, null));
        var first = new HttpRequestException("first");
        transmission.SawStatus(503);
        transmission.SawStatus(500);
        transmission.SawFailure(first);
        transmission.SawFailure(new HttpRequestException("second"));
        (transmission.FirstStatus, transmission.FirstFailure).ShouldBe((503, first));
    }

    private Transmission Begin(int connectSeconds = 10, int attemptSeconds = 30) =>
        new(Address, TimeSpan.FromSeconds(connectSeconds), TimeSpan.FromSeconds(attemptSeconds), _clock, _caller.Token);

    private void Advance(double seconds) => _clock.Advance(TimeSpan.FromSeconds(seconds));

    private void ShouldEndAt(Transmission transmission, int seconds)
    {
        Advance(seconds - 0.001);
        transmission.Token.IsCancellationRequested.ShouldBeFalse();
        Advance(0.001);
        transmission.Token.IsCancellationRequested.ShouldBeTrue();
    }

    /// <summary>A clock that is read before its timers run, as on a machine that was busy.</summary>
    private sealed class LateClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        /// <summary>What its timer was set to last.</summary>
        public TimeSpan? Due { get; private set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Timer(this);

        private sealed class Timer(LateClock clock) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                clock.Due = dueTime;
                return true;
            }

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
