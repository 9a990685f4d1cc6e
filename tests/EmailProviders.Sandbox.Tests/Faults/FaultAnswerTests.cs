using System.Text;
using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests.Faults;

/// <summary>Answers that come, but wrong, late or in crumbs.</summary>
public sealed class FaultAnswerTests : FaultTests
{
    [Theory]
    [MemberData(nameof(AllProviders))]
    public async Task Wrong_json_stores_the_mail_and_answers_success_with_junk(string provider)
    {
        Sandbox.Faults(provider).Next(SandboxFault.WrongJson);

        var reply = await SendAsync(provider);

        reply.Status.ShouldBe(SuccessOf(provider));
        reply.Text.ShouldBe("<html>This is no JSON.</html>");
        Sandbox.Mails.Count.ShouldBe(1);
        Sandbox.Rejections.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(AllProviders))]
    public async Task Latency_waits_by_the_sandboxs_clock_then_answers_normally(string provider)
    {
        Sandbox.Faults(provider).Next(SandboxFault.Latency(Second));

        var sending = SendAsync(provider);
        var timer = await Clock.NextTimerAsync(Stop);
        Clock.Advance(Second - TimeSpan.FromTicks(1));
        sending.IsCompleted.ShouldBeFalse();
        Sandbox.Mails.ShouldBeEmpty();
        Clock.Advance(TimeSpan.FromTicks(1));

        (await sending).Status.ShouldBe(SuccessOf(provider));
        timer.Due.ShouldBe(Clock.GetUtcNow());
        Sandbox.Mails.Count.ShouldBe(1);
        Sandbox.Rejections.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(AllProviders))]
    public async Task Latency_delays_a_normal_refusal_too(string provider)
    {
        Sandbox.Faults(provider).Next(SandboxFault.Latency(Second));

        var sending = PostAsync(PathOf(provider), "{}", await HeaderAsync(provider));
        await Clock.NextTimerAsync(Stop);
        sending.IsCompleted.ShouldBeFalse();
        Clock.Advance(Second);

        (await sending).Status.ShouldBeOneOf(400, 422);
    }

    [Theory]
    [MemberData(nameof(AllProviders))]
    public async Task A_client_that_gives_up_in_a_latency_is_not_served(string provider)
    {
        var fault = SandboxFault.Latency(Second);
        Sandbox.Faults(provider).Next(fault);
        using var impatience = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        var sending = StartAsync(provider, impatience.Token);
        var timer = await Clock.NextTimerAsync(Stop);
        await impatience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => sending);
        await timer.Disposed.WaitAsync(Patience, Stop);
        await Sandbox.DisposeAsync();

        Sandbox.Mails.ShouldBeEmpty();
        Sandbox.Rejections.ShouldHaveSingleItem().ShouldSay(provider, PathOf(provider), 0, $"fault: {fault}");
    }

    [Theory]
    [MemberData(nameof(AllProviders))]
    public async Task Slow_drip_stores_the_mail_and_answers_byte_by_byte(string provider)
    {
        Sandbox.Faults(provider).Next(SandboxFault.SlowDrip(Second));

        using var response = await StartAsync(provider, Stop);
        await using var stream = await response.Content.ReadAsStreamAsync(Stop);
        var bytes = new byte[(int)response.Content.Headers.ContentLength!];
        (await stream.ReadAsync(bytes, Stop)).ShouldBe(1);
        for (var i = 1; i < bytes.Length; i++)
        {
            await Clock.NextTimerAsync(Stop);
            Clock.Advance(Second);
            (await stream.ReadAsync(bytes.AsMemory(i), Stop)).ShouldBe(1);
        }

        ((int)response.StatusCode).ShouldBe(SuccessOf(provider));
        Encoding.UTF8.GetString(bytes).ShouldContain(Sandbox.Mails.ShouldHaveSingleItem().MessageId);
        (await stream.ReadAsync(bytes, Stop)).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(AllProviders))]
    public async Task A_client_that_gives_up_in_a_slow_drip_ends_it_and_the_mail_stays(string provider)
    {
        Sandbox.Faults(provider).Next(SandboxFault.SlowDrip(Second));

        ManualTimer timer;
        using (await StartAsync(provider, Stop))
        {
            timer = await Clock.NextTimerAsync(Stop);
        }

        await timer.Disposed.WaitAsync(Patience, Stop);
        Sandbox.Mails.Count.ShouldBe(1);
        Sandbox.Rejections.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(AllProviders))]
    public async Task A_stop_cuts_a_latency_off(string provider)
    {
        Sandbox.Faults(provider).Next(SandboxFault.Latency(Second));
        var sending = SendAsync(provider);
        await Clock.NextTimerAsync(Stop);

        await Sandbox.DisposeAsync().AsTask().WaitAsync(Patience, Stop);

        await Should.ThrowAsync<HttpRequestException>(() => sending);
        Sandbox.Mails.ShouldBeEmpty();
        Sandbox.Rejections.ShouldHaveSingleItem().Status.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(AllProviders))]
    public async Task A_stop_cuts_a_slow_drip_off(string provider)
    {
        Sandbox.Faults(provider).Next(SandboxFault.SlowDrip(Second));
        using var response = await StartAsync(provider, Stop);
        await Clock.NextTimerAsync(Stop);

        await Sandbox.DisposeAsync().AsTask().WaitAsync(Patience, Stop);

        await Should.ThrowAsync<HttpRequestException>(() => response.Content.ReadAsByteArrayAsync(Stop));
        Sandbox.Mails.Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(AllProviders))]
    public async Task Zero_delays_are_none(string provider)
    {
        Sandbox.Faults(provider).Next(SandboxFault.Latency(TimeSpan.Zero));
        Sandbox.Faults(provider).Next(SandboxFault.SlowDrip(TimeSpan.Zero));

        (await SendAsync(provider, "one")).Status.ShouldBe(SuccessOf(provider));
        (await SendAsync(provider, "two")).Status.ShouldBe(SuccessOf(provider));
    }

    [Fact]
    public async Task The_clock_of_the_machine_will_do()
    {
        await using var sandbox = await EmailSandbox.StartAsync(cancellationToken: Stop);
        sandbox.MailerLogic.Next(SandboxFault.Latency(TimeSpan.FromMilliseconds(50)));
        sandbox.MailerLogic.Next(SandboxFault.SlowDrip(TimeSpan.FromTicks(1)));
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = sandbox.BaseAddress };
        client.DefaultRequestHeaders.Add("X-API-Key", Key);
        foreach (var subject in new[] { "one", "two" })
        {
            using var content = new StringContent(BodyOf("mailerlogic", subject), Encoding.UTF8, "application/json");
            using var response = await client.PostAsync(new Uri(PathOf("mailerlogic"), UriKind.Relative), content, Stop);
            (await response.Content.ReadAsStringAsync(Stop)).ShouldContain("email_id");
        }
    }
}
