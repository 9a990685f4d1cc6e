using System.Net;
using System.Net.Sockets;
using System.Text;
using EmailProviders.DependencyInjection;
using EmailProviders.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Tests.Http;

public sealed class ConnectionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void L16_connections_are_renewed_and_idle_ones_given_up()
    {
        using var handler = EmailHttpClients.CreateSocketsHandler();
        handler.PooledConnectionLifetime.ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(5));
        handler.PooledConnectionIdleTimeout.ShouldBeLessThan(TimeSpan.FromMinutes(1));
        (handler.AllowAutoRedirect, handler.UseCookies, handler.AutomaticDecompression).ShouldBe((false, false, DecompressionMethods.None));
        handler.ActivityHeadersPropagator.ShouldBeNull();
    }

    [Theory]
    [InlineData(10 << 20, true)]
    [InlineData(1000, false)]
    public async Task D16_a_refused_key_costs_no_upload_of_a_large_mail(int bytes, bool asksFirst)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = RefuseAfterHeadAsync(listener);
        await using var email = EmailSender.Create(email => email.AddMailerLogic(options =>
        {
            options.ApiKey = "key";
            options.BaseAddress = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
            options.Limits = EmailLimits.None;
        }));
        var mail = Mails.Minimal with { Attachments = [EmailAttachment.FromBytes(new byte[bytes], "a.pdf")] };
        var error = (await email.TrySendAsync(mail, Cancel)).Error!;

        (error.Kind, error.Outcome).ShouldBe((EmailErrorKind.Authentication, SendOutcome.Rejected));
        (await serving).Contains("Expect: 100-continue", StringComparison.Ordinal).ShouldBe(asksFirst);
        error.Attempts[0].BodyStarted.ShouldBe(!asksFirst);
    }

    private static async Task<string> RefuseAfterHeadAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync(Cancel);
        var stream = client.GetStream();
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one, Cancel);
            head.Append((char)one[0]);
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"), Cancel);
        client.Client.Shutdown(SocketShutdown.Send);
        await stream.CopyToAsync(Stream.Null, Cancel);
        return head.ToString();
    }
}
