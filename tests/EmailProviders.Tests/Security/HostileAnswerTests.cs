using System.IO.Compression;
using System.Text;
using EmailProviders.Tests.Conformance;
using EmailProviders.Tests.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Tests.Security;

/// <summary>Answers that want to lead elsewhere, or to fill the memory: the outcome is right, and little is allocated.</summary>
[Collection(nameof(Alone))]
public sealed class HostileAnswerTests
{
    private const long MaxGrowth = 4 * 1024 * 1024;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Redirects()
    {
        var all = new TheoryData<string, int>();
        foreach (var provider in (string[])["bsg", "brevo", "whippy", "kaleyra", "mailerlogic"])
        {
            foreach (var status in (int[])[300, 301, 302, 303, 305, 307, 308])
                all.Add(provider, status);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task S16_a_redirect_leads_nowhere(string provider, int status)
    {
        await using var elsewhere = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", RawEnd.Close);
        await using var server = new RawServer($"HTTP/1.1 {status} Moved\r\nLocation: {elsewhere.Address}v3/smtp/email\r\nContent-Length: 0\r\n\r\n", RawEnd.Close);
        var error = (await SendAsync(server, provider)).Error.ShouldNotBeNull();
        error.Kind.ShouldBe(EmailErrorKind.Configuration);
        error.Outcome.ShouldBe(provider == "bsg" ? SendOutcome.NotSent : SendOutcome.Rejected);
        elsewhere.Connections.ShouldBe(0);
    }

    [Theory]
    [InlineData(202, SendOutcome.Accepted)]
    [InlineData(400, SendOutcome.Rejected)]
    public async Task S17_a_bomb_of_gzip_stays_packed(int status, SendOutcome outcome)
    {
        var bomb = Gzip("{\"messageId\":\"" + new string('a', 60_000_000) + "\"}");
        await using var server = new RawServer([.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status} OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: {bomb.Length}\r\n\r\n"), .. bomb], RawEnd.Close);
        await ShouldStaySmall(server, outcome);
    }

    [Theory]
    [InlineData(202, SendOutcome.Accepted)]
    [InlineData(500, SendOutcome.Unknown)]
    public async Task S17_a_body_beyond_the_cap_is_judged_by_its_status(int status, SendOutcome outcome)
    {
        var body = "{\"messageId\":\"" + new string('a', 30_000_000) + "\"}";
        await using var server = new RawServer($"HTTP/1.1 {status} OK\r\nContent-Length: {body.Length}\r\n\r\n{body}", RawEnd.Close);
        await ShouldStaySmall(server, outcome);
    }

    [Fact]
    public async Task S17_headers_beyond_the_cap_leave_the_mail_unknown()
    {
        await using var server = new RawServer($"HTTP/1.1 202 OK\r\nX-Long: {new string('a', 100_000)}\r\nContent-Length: 2\r\n\r\n{{}}", RawEnd.Close);
        await ShouldStaySmall(server, SendOutcome.Unknown);
    }

    [Fact]
    public async Task S18_JSON_of_any_depth_is_no_id()
    {
        var deep = new string('[', 500_000);
        await using var server = new RawServer($"HTTP/1.1 202 OK\r\nContent-Length: {deep.Length}\r\n\r\n{deep}", RawEnd.Close);
        await ShouldStaySmall(server, SendOutcome.Accepted);
    }

    private static async Task ShouldStaySmall(RawServer server, SendOutcome outcome)
    {
        // The first send compiles and connects.
        (await SendAsync(server, "brevo")).Outcome.ShouldBe(outcome);
        var smallest = long.MaxValue;
        for (var send = 0; send < 3; send++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            (await SendAsync(server, "brevo")).Outcome.ShouldBe(outcome);
            smallest = Math.Min(smallest, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        // A collection in between may empty the pool of buffers; not three times.
        smallest.ShouldBeLessThan(MaxGrowth);
    }

    private static async Task<TrySendResult> SendAsync(RawServer server, string provider)
    {
        await using var sender = EmailSender.Create(email => email.AddAllTo(server.Address, "key", "sid").Configure(ProviderHarness.NoWaiting));
        return await sender.Provider(provider).TrySendAsync(Mails.Minimal, Cancel);
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(Encoding.ASCII.GetBytes(text));
        return packed.ToArray();
    }
}
