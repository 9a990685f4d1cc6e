using EmailProviders.Pipeline;
using EmailProviders.Tests.Conformance;

namespace EmailProviders.Tests.Pipeline;

public sealed class ProviderGateTests
{
    private readonly ManualClock _clock = new();
    private readonly object _options = new();

    [Fact]
    public void L8_a_pause_holds_all_mails_back_and_one_probe_ends_it()
    {
        var gate = new ProviderGate(_clock);
        gate.Pause(TimeSpan.FromSeconds(10));
        gate.Enter(Mails.Minimal, hasAlternative: false, _options).Wait.ShouldBe(TimeSpan.FromSeconds(10));

        _clock.Advance(TimeSpan.FromSeconds(11));
        var probe = gate.Enter(Mails.Minimal, hasAlternative: false, _options);
        (probe.Wait, probe.IsProbe).ShouldBe((null, true));
        gate.Enter(Mails.Minimal, hasAlternative: false, _options).Wait.ShouldNotBeNull("only the probe goes first");

        gate.Open(probe);
        gate.Leave(probe);
        var next = gate.Enter(Mails.Minimal, hasAlternative: false, _options);
        (next.Wait, next.IsProbe).ShouldBe((null, false));
    }

    [Fact]
    public void L8_a_probe_that_brings_no_answer_leaves_the_next_one_a_probe()
    {
        var gate = new ProviderGate(_clock);
        gate.Pause(TimeSpan.FromSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(2));
        gate.Leave(gate.Enter(Mails.Minimal, hasAlternative: false, _options));
        gate.Enter(Mails.Minimal, hasAlternative: false, _options).IsProbe.ShouldBeTrue();
    }

    [Fact]
    public void L8_a_mail_that_began_before_the_pause_does_not_end_it()
    {
        var gate = new ProviderGate(_clock);
        var early = gate.Enter(Mails.Minimal, hasAlternative: false, _options);
        gate.Pause(TimeSpan.FromSeconds(1));
        gate.Open(early);
        _clock.Advance(TimeSpan.FromSeconds(2));
        gate.Enter(Mails.Minimal, hasAlternative: false, _options).IsProbe.ShouldBeTrue();
    }

    [Fact]
    public void L3_a_pause_of_decades_ends_after_an_hour()
    {
        var gate = new ProviderGate(_clock);
        gate.Pause(TimeSpan.FromSeconds(int.MaxValue));
        gate.Enter(Mails.Minimal, hasAlternative: false, _options).Wait.ShouldBe(TimeSpan.FromHours(1));
    }

    [Fact]
    public void F3_a_disabled_provider_is_passed_over_while_another_is_left_and_new_options_end_it()
    {
        var gate = new ProviderGate(_clock);
        gate.DisableProvider(TimeSpan.FromMinutes(5), _options);
        gate.Enter(Mails.Minimal, hasAlternative: true, _options).Wait.ShouldBe(TimeSpan.FromMinutes(5));
        gate.Enter(Mails.Minimal, hasAlternative: false, _options).Wait.ShouldBeNull();
        gate.Enter(Mails.Minimal, hasAlternative: true, new object()).Wait.ShouldBeNull();
        _clock.Advance(TimeSpan.FromMinutes(6));
        gate.Enter(Mails.Minimal, hasAlternative: true, _options).Wait.ShouldBeNull();
    }

    [Fact]
    public void F3_a_disabled_sender_leaves_the_others_alone()
    {
        var gate = new ProviderGate(_clock);
        gate.DisableSender("SENDER@example.com", TimeSpan.FromMinutes(5), _options);
        gate.Enter(Mails.Minimal, hasAlternative: true, _options).Wait.ShouldNotBeNull();
        gate.Enter(Mails.Minimal, hasAlternative: true, new object()).Wait.ShouldBeNull();
        gate.Enter(Mails.Minimal with { From = "other@example.com" }, hasAlternative: true, _options).Wait.ShouldBeNull();
    }
}
