using System.Net.Sockets;
using System.Text;
using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests.Faults;

/// <summary>Connections that break instead of an answer.</summary>
public sealed class FaultCutTests : FaultTests
{
    public static MatrixTheoryData<string, bool> NewAndUsedConnections => new(Providers, [false, true]);

    [Theory]
    [MemberData(nameof(NewAndUsedConnections))]
    public async Task Accept_then_cut_stores_one_mail_and_breaks_the_connection(string provider, bool usedConnection)
    {
        await WarmUpAsync(usedConnection);
        Sandbox.Faults(provider).Next(SandboxFault.AcceptThenCut);

        await Should.ThrowAsync<HttpRequestException>(() => SendAsync(provider));

        Sandbox.Mails.ShouldHaveSingleItem().Provider.ShouldBe(provider);
        Sandbox.Rejections.ShouldBeEmpty();
        (await SendAsync(provider, "Next")).Status.ShouldBe(SuccessOf(provider));
        Sandbox.Mails.Count.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(NewAndUsedConnections))]
    public async Task Reset_stores_nothing_and_breaks_the_connection(string provider, bool usedConnection)
    {
        await WarmUpAsync(usedConnection);
        Sandbox.Faults(provider).Next(SandboxFault.Reset);

        await Should.ThrowAsync<HttpRequestException>(() => SendAsync(provider));

        Sandbox.Mails.ShouldBeEmpty();
        var rejection = Sandbox.Rejections.ShouldHaveSingleItem();
        rejection.ShouldSay(provider, PathOf(provider), 0, "fault: Reset");
        rejection.ToString().ShouldBe($"{provider}: POST cut off");
        (await SendAsync(provider)).Status.ShouldBe(SuccessOf(provider));
        Sandbox.Mails.Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(AllProviders))]
    public async Task No_byte_of_an_answer_comes_before_the_cut(string provider)
    {
        Sandbox.Faults(provider).Next(SandboxFault.AcceptThenCut);
        Sandbox.Faults(provider).Next(SandboxFault.Reset);

        (await ReadAllAsync(provider)).ShouldBe("");
        (await ReadAllAsync(provider)).ShouldBe("");
        Sandbox.Mails.Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(AllProviders))]
    public async Task Reset_takes_a_large_body_to_its_end(string provider)
    {
        Sandbox.Faults(provider).Next(SandboxFault.Reset);
        using var content = new ByteArrayContent(new byte[8 * 1024 * 1024]);
        var sent = new TaskCompletionSource();
        using var watched = new WatchedContent(content, sent);

        await Should.ThrowAsync<HttpRequestException>(() => Client.PostAsync(new Uri(Sandbox.BaseAddress, PathOf(provider)), watched, Stop));

        sent.Task.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task Bsgs_duplicate_guard_remembers_what_was_cut()
    {
        Sandbox.Bsg.Next(SandboxFault.AcceptThenCut);
        await Should.ThrowAsync<HttpRequestException>(() => SendAsync("bsg"));

        (await SendAsync("bsg")).Status.ShouldBe(429);
        Sandbox.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Brevos_idempotency_key_remembers_what_was_cut()
    {
        var body = BodyOf("brevo", "Hello").With("headers", """{ "idempotencyKey": "0b5c3d1e-9a55-4a9b-8a1c-2b7d55a2f001" }""");
        Sandbox.Brevo.Next(SandboxFault.AcceptThenCut);
        await Should.ThrowAsync<HttpRequestException>(() => PostAsync(PathOf("brevo"), body, ("api-key", Key)));

        (await PostAsync(PathOf("brevo"), body, ("api-key", Key))).Member("code").ShouldBe("duplicate_parameter");
        Sandbox.Mails.Count.ShouldBe(1);
    }

    private async Task WarmUpAsync(bool usedConnection)
    {
        if (usedConnection)
        {
            (await CallAsync("GET", "/_sandbox/inbox")).Status.ShouldBe(200);
        }
    }

    private async Task<string> ReadAllAsync(string provider)
    {
        var (name, value) = await HeaderAsync(provider);
        var body = BodyOf(provider, "Hello");
        using var socket = new TcpClient();
        await socket.ConnectAsync(Sandbox.BaseAddress.Host, Sandbox.BaseAddress.Port, Stop);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(
            Encoding.UTF8.GetBytes($"POST {PathOf(provider)} HTTP/1.1\r\nHost: localhost\r\n{name}: {value}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"),
            Stop);
        var received = new MemoryStream();
        try
        {
            await stream.CopyToAsync(received, Stop);
        }
        catch (IOException)
        {
            // A reset connection instead of a closed one: as good.
        }

        return Encoding.UTF8.GetString(received.ToArray());
    }
}
