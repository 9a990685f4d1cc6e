using System.Net.Sockets;
using System.Text;
using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests.Faults;

/// <summary>Which call gets which fault.</summary>
public sealed class FaultScriptTests : FaultTests
{
    [Theory]
    [MemberData(nameof(AllProviders))]
    public async Task Faults_come_in_order_and_in_number_then_calls_are_normal(string provider)
    {
        Sandbox.Faults(provider).Next(SandboxFault.Status(500), calls: 2);
        Sandbox.Faults(provider).Next(SandboxFault.Status(503));
        Sandbox.Faults(provider).Next(SandboxFault.WrongJson);

        (await StatusesAsync(provider, 5)).ShouldBe([500, 500, 503, SuccessOf(provider), SuccessOf(provider)]);
        Sandbox.Mails.Count.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(AllProviders))]
    public async Task Always_lasts_until_it_is_ended_and_scripted_calls_go_first(string provider)
    {
        Sandbox.Faults(provider).Always(SandboxFault.Status(500));
        Sandbox.Faults(provider).Next(SandboxFault.Status(503));

        (await StatusesAsync(provider, 3)).ShouldBe([503, 500, 500]);
        Sandbox.Faults(provider).Always(SandboxFault.Status(502));
        (await StatusesAsync(provider, 2)).ShouldBe([502, 502]);
        Sandbox.Faults(provider).Always(null);
        (await StatusesAsync(provider, 1)).ShouldBe([SuccessOf(provider)]);
    }

    [Theory]
    [MemberData(nameof(AllProviders))]
    public async Task Clear_faults_ends_them_all_and_clear_none(string provider)
    {
        Sandbox.Faults(provider).Always(SandboxFault.Status(500));
        Sandbox.Faults(provider).Next(SandboxFault.Status(503), calls: int.MaxValue);

        Sandbox.Clear();
        (await StatusesAsync(provider, 1)).ShouldBe([503]);
        Sandbox.ClearFaults();
        (await StatusesAsync(provider, 1)).ShouldBe([SuccessOf(provider)]);
    }

    [Theory]
    [MemberData(nameof(AllProviders))]
    public async Task A_fault_is_its_own_providers_only(string provider)
    {
        Sandbox.Faults(provider).Always(SandboxFault.Reset);

        foreach (var other in Providers.Where(other => other != provider))
        {
            (await SendAsync(other)).Status.ShouldBe(SuccessOf(other));
        }
    }

    [Theory]
    [MemberData(nameof(AllProviders))]
    public async Task Calls_at_once_get_each_scripted_fault_once(string provider)
    {
        const int Faulty = 20;
        Sandbox.Faults(provider).Next(SandboxFault.Status(500), Faulty);
        Sandbox.Faults(provider).Next(SandboxFault.Status(503), Faulty);
        Sandbox.Faults(provider).Next(SandboxFault.WrongJson, Faulty);

        var replies = await Task.WhenAll(Enumerable.Range(0, 4 * Faulty).Select(i => SendAsync(provider, $"{i}")));

        replies.Count(reply => reply.Status == 500).ShouldBe(Faulty);
        replies.Count(reply => reply.Status == 503).ShouldBe(Faulty);
        replies.Count(reply => reply.Status == SuccessOf(provider)).ShouldBe(2 * Faulty);
        replies.Count(reply => reply.Text.StartsWith("<html>", StringComparison.Ordinal)).ShouldBe(Faulty);
        Sandbox.Mails.Count.ShouldBe(2 * Faulty);
        Sandbox.Rejections.Count.ShouldBe(2 * Faulty);
    }

    [Theory]
    [MemberData(nameof(AllProviders))]
    public async Task A_call_refused_by_validation_leaves_the_accepting_fault_to_the_next(string provider)
    {
        Sandbox.Faults(provider).Next(SandboxFault.WrongJson);
        Sandbox.Faults(provider).Next(SandboxFault.Status(503));

        (await PostAsync(PathOf(provider), "{}", await HeaderAsync(provider))).Status.ShouldBeOneOf(400, 422);
        (await PostAsync(PathOf(provider), BodyOf(provider, "no key"))).Status.ShouldBe(401);
        (await SendAsync(provider)).Text.ShouldStartWith("<html>");
        (await SendAsync(provider)).Status.ShouldBe(503);
        (await SendAsync(provider, "last")).Status.ShouldBe(SuccessOf(provider));
    }

    [Theory]
    [InlineData(false, "<html>")]
    [InlineData(true, "{")]
    public async Task A_fault_is_given_back_unless_the_faults_were_cleared_meanwhile(bool cleared, string nextAnswer)
    {
        Sandbox.Brevo.Next(SandboxFault.WrongJson);
        using var socket = new TcpClient();
        await socket.ConnectAsync(Sandbox.BaseAddress.Host, Sandbox.BaseAddress.Port, Stop);
        await using var stream = socket.GetStream();
        using var reader = new StreamReader(stream);
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"POST {PathOf("brevo")} HTTP/1.1\r\nHost: localhost\r\napi-key: {Key}\r\nContent-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n"),
            Stop);

        // The server asks for the body: the call has drawn its fault.
        (await reader.ReadLineAsync(Stop)).ShouldBe("HTTP/1.1 100 Continue");
        if (cleared)
        {
            Sandbox.ClearFaults();
        }

        await stream.WriteAsync("{}"u8.ToArray(), Stop);
        (await reader.ReadToEndAsync(Stop)).ShouldContain("HTTP/1.1 400 ");
        (await SendAsync("brevo")).Text.ShouldStartWith(nextAnswer);
    }

    [Theory]
    [MemberData(nameof(AllProviders))]
    public async Task Another_method_draws_no_fault(string provider)
    {
        Sandbox.Faults(provider).Next(SandboxFault.Status(503));

        (await CallAsync("GET", PathOf(provider))).Status.ShouldBe(405);
        (await SendAsync(provider)).Status.ShouldBe(503);
    }

    [Fact]
    public async Task Both_of_bsgs_send_calls_share_one_script()
    {
        Sandbox.Bsg.Next(SandboxFault.Status(503));

        (await PostAsync("/api/email/send-template-emails", "{}")).Status.ShouldBe(503);
        (await SendAsync("bsg")).Status.ShouldBe(201);
    }

    [Fact]
    public async Task Bsgs_log_in_and_refresh_have_a_script_of_their_own()
    {
        Sandbox.Bsg.Always(SandboxFault.Status(503));
        var token = await LogInAsync();
        Sandbox.BsgToken.Next(SandboxFault.Status(500));
        Sandbox.BsgToken.Next(SandboxFault.WrongJson);
        Sandbox.BsgToken.Always(SandboxFault.Status(429));

        (await LogInReplyAsync()).Status.ShouldBe(500);
        (await CallAsync("POST", "/api/auth/refresh", headers: ("Authorization", $"Bearer {token}"))).Text.ShouldStartWith("<html>");
        (await LogInReplyAsync()).Status.ShouldBe(429);
        Sandbox.BsgToken.Always(null);
        (await SendAsync("bsg")).Status.ShouldBe(503);

        Sandbox.BsgLogins.ShouldBe(2);
        Sandbox.BsgRefreshes.ShouldBe(1);
        Sandbox.BsgToken.Always(SandboxFault.Reset);
        Sandbox.ClearFaults();
        (await SendAsync("bsg")).Status.ShouldBe(201);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Brevo")]
    [InlineData("sendgrid")]
    public void An_unknown_provider_is_refused_with_the_five_names(string provider)
    {
        var next = Should.Throw<ArgumentException>(() => Sandbox.Faults(provider).Next(SandboxFault.Reset));
        var always = Should.Throw<ArgumentException>(() => Sandbox.Faults(provider).Always(null));

        foreach (var fault in new[] { next, always })
        {
            fault.ParamName.ShouldBe("provider");
            fault.Message.ShouldContain("bsg, brevo, whippy, kaleyra, mailerlogic");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Less_than_one_call_is_refused(int calls)
    {
        Should.Throw<ArgumentException>(() => Sandbox.Brevo.Next(SandboxFault.Reset, calls)).ParamName.ShouldBe("calls");
        Should.Throw<ArgumentException>(() => Sandbox.BsgToken.Next(SandboxFault.Reset, calls)).ParamName.ShouldBe("calls");
    }

    [Fact]
    public void Null_is_refused_where_it_means_nothing()
    {
        Should.Throw<ArgumentNullException>(() => Sandbox.Brevo.Next(null!)).ParamName.ShouldBe("fault");
        Should.Throw<ArgumentNullException>(() => Sandbox.Faults(null!).Next(SandboxFault.Reset)).ParamName.ShouldBe("provider");
    }

    [Fact]
    public void Values_out_of_range_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => SandboxFault.Status(399)).ParamName.ShouldBe("status");
        Should.Throw<ArgumentOutOfRangeException>(() => SandboxFault.Status(600)).ParamName.ShouldBe("status");
        Should.Throw<ArgumentOutOfRangeException>(() => SandboxFault.RateLimit(-Second)).ParamName.ShouldBe("wait");
        Should.Throw<ArgumentOutOfRangeException>(() => SandboxFault.Latency(-Second)).ParamName.ShouldBe("delay");
        Should.Throw<ArgumentOutOfRangeException>(() => SandboxFault.SlowDrip(TimeSpan.FromDays(1) + Second)).ParamName.ShouldBe("delay");
    }

    [Fact]
    public void Faults_compare_by_value_and_read_as_they_are_written()
    {
        SandboxFault.Latency(Second).ShouldBe(SandboxFault.Latency(Second));
        SandboxFault.Latency(Second).ShouldNotBe(SandboxFault.SlowDrip(Second));
        SandboxFault.Latency(Second).ToString().ShouldBe("Latency(00:00:01)");
        SandboxFault.AcceptThenCut.ToString().ShouldBe("AcceptThenCut");
    }

    private async Task<int[]> StatusesAsync(string provider, int calls)
    {
        var statuses = new int[calls];
        for (var i = 0; i < calls; i++)
        {
            statuses[i] = (await SendAsync(provider, $"{Guid.NewGuid()}")).Status;
        }

        return statuses;
    }

    private Task<Reply> LogInReplyAsync() => PostAsync("/api/auth/login", $$"""{ "api_key": "{{Key}}" }""");
}
