using EmailProviders.Pipeline;
using EmailProviders.Tests.Conformance;

namespace EmailProviders.Tests.Pipeline;

/// <summary>What opens a breaker, what closes it, and what it has no opinion of.</summary>
public sealed class CircuitBreakerTests
{
    private readonly ManualClock _clock = new();
    private readonly CircuitBreaker _breaker;

    public CircuitBreakerTests() => _breaker = new CircuitBreaker(new EmailProvidersOptions(), _clock);

    [Fact]
    public void L9_five_failures_open_it_for_its_time()
    {
        for (var count = 0; count < 4; count++)
            Fail();
        Passes();
        Fail();
        _breaker.Enter(out _).ShouldBe(TimeSpan.FromSeconds(30));
        _clock.Advance(TimeSpan.FromSeconds(29));
        _breaker.Enter(out _).ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void L9_less_than_half_of_the_answers_leave_it_closed()
    {
        for (var count = 0; count < 6; count++)
            _breaker.Succeeded(0);
        for (var count = 0; count < 5; count++)
            Fail();
        Passes();
        Fail();
        _breaker.Enter(out _).ShouldNotBeNull();
    }

    [Fact]
    public void L9_failures_of_long_ago_are_forgotten()
    {
        for (var count = 0; count < 10; count++)
        {
            Fail();
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        Passes();
    }

    [Fact]
    public void What_says_nothing_of_its_health_neither_opens_nor_closes_it()
    {
        for (var count = 0; count < 1_000; count++)
            _breaker.Forget(0);
        for (var count = 0; count < 5; count++)
            Fail();
        _breaker.Enter(out _).ShouldNotBeNull();

        _clock.Advance(TimeSpan.FromSeconds(30));
        _breaker.Enter(out var first).ShouldBeNull();
        _breaker.Forget(first);
        _breaker.Enter(out var second).ShouldBeNull();
        second.ShouldNotBe(first);
        _breaker.Enter(out _).ShouldNotBeNull();
        _breaker.Succeeded(second);
        Passes();
    }

    [Fact]
    public void L10_one_goes_first_and_its_failure_opens_it_again()
    {
        Open();
        _breaker.Enter(out var probe).ShouldBeNull();
        probe.ShouldBeGreaterThan(0);
        _breaker.Enter(out _).ShouldBe(TimeSpan.FromSeconds(30));
        // One that began before the break does not close it.
        _breaker.Succeeded(0);
        _breaker.Enter(out _).ShouldNotBeNull();

        _breaker.Failed(probe);
        _breaker.Enter(out _).ShouldBe(TimeSpan.FromSeconds(30));
        _clock.Advance(TimeSpan.FromSeconds(30));
        _breaker.Enter(out var next).ShouldBeNull();
        _breaker.Succeeded(next);
        Passes();
    }

    [Fact]
    public void L10_a_probe_that_never_comes_back_is_followed_by_another()
    {
        Open();
        _breaker.Enter(out var lost).ShouldBeNull();
        _clock.Advance(TimeSpan.FromSeconds(30));
        _breaker.Enter(out var next).ShouldBeNull();
        _breaker.Failed(lost);
        _breaker.Succeeded(next);
        Passes();
    }

    private void Open()
    {
        for (var count = 0; count < 5; count++)
            Fail();
        _clock.Advance(TimeSpan.FromSeconds(30));
    }

    private void Fail()
    {
        _breaker.Enter(out var probe).ShouldBeNull();
        _breaker.Failed(probe);
    }

    private void Passes() => _breaker.Enter(out _).ShouldBeNull();
}
