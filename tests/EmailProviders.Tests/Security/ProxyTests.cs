using System.Net;
using EmailProviders.Tests.Conformance;
using EmailProviders.Tests.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Tests.Security;

/// <summary>A proxy's address may hold the password for it, as HTTPS_PROXY often does. .NET quotes it where the proxy refuses.</summary>
public sealed class ProxyTests
{
    private const string Password = "canary-of-the-proxy";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task S14_S15_a_proxys_password_is_heard_nowhere(bool hasHandlerOfHost)
    {
        await using var server = new RawServer("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n", RawEnd.Close);
        var services = new ServiceCollection();
        services.AddEmailProviders(email => email.AddBrevo(brevo => brevo.ApiKey = "key"));
        var client = services.AddHttpClient("EmailProviders.brevo").ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            Proxy = new WebProxy(new UriBuilder(server.Address) { UserName = "user", Password = Password }.Uri),
        });
        var seen = new List<string>();
        if (hasHandlerOfHost)
            client.AddHttpMessageHandler(() => new Listener(seen));
        await using var provider = services.BuildServiceProvider();

        var exception = await Should.ThrowAsync<EmailSendException>(
            provider.GetRequiredService<IEmailSender>().SendAsync(Mails.Minimal, TestContext.Current.CancellationToken));

        (exception.Error.Kind, exception.Error.Outcome).ShouldBe((EmailErrorKind.Network, SendOutcome.NotSent));
        exception.Message.ShouldContain("proxy");
        exception.ToString().ShouldNotContain(Password);
        seen.Count.ShouldBe(hasHandlerOfHost ? server.Connections : 0);
        seen.ShouldAllBe(text => !text.Contains(Password));
    }

    private sealed class Listener(List<string> seen) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException exception)
            {
                seen.Add(exception.ToString());
                throw;
            }
        }
    }
}
