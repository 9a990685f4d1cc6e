using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using EmailProviders.Tests.Conformance;
using EmailProviders.Tests.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Tests.Security;

/// <summary>A certificate that is not the provider's is a mistake of the configuration: no mail, no second try, the next provider.</summary>
public sealed class TlsTests
{
    private static readonly X509Certificate2 Root = TlsServer.CreateRoot();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S19_a_good_certificate_is_trusted()
    {
        await using var server = new TlsServer(TlsServer.CreateLeaf(Root, "localhost", daysFromNow: 30));
        await using var services = Services(server.Address, trustsRoot: true);
        (await services.GetRequiredKeyedService<IEmailSender>("brevo").TrySendAsync(Mails.Minimal, Cancel)).IsAccepted.ShouldBeTrue();
        (server.Connections, server.Mails).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData("localhost", -1, true)]
    [InlineData("other.example", 30, true)]
    [InlineData("localhost", 30, false)]
    public async Task S19_a_certificate_that_is_expired_anothers_or_untrusted_ends_the_call_before_the_mail(string host, int daysFromNow, bool trustsRoot)
    {
        await using var server = new TlsServer(TlsServer.CreateLeaf(Root, host, daysFromNow));
        await using var services = Services(server.Address, trustsRoot);
        var error = (await services.GetRequiredKeyedService<IEmailSender>("brevo").TrySendAsync(Mails.Minimal, Cancel)).Error.ShouldNotBeNull();

        (error.Kind, error.Outcome).ShouldBe((EmailErrorKind.Configuration, SendOutcome.NotSent));
        error.Description.ShouldContain("certificate");
        (server.Connections, server.Mails).ShouldBe((1, 0));
    }

    [Fact]
    public async Task S19_the_next_provider_takes_the_mail()
    {
        await using var server = new TlsServer(TlsServer.CreateLeaf(Root, "other.example", daysFromNow: 30));
        await using var next = new RawServer("HTTP/1.1 202 OK\r\nContent-Length: 2\r\n\r\n{}", RawEnd.Close);
        await using var services = Services(server.Address, trustsRoot: true, email => email
            .AddWhippy(whippy =>
            {
                whippy.ApiKey = "key";
                whippy.BaseAddress = next.Address;
            })
            .UseFailover("brevo", "whippy"));
        (await services.GetRequiredService<IEmailSender>().SendAsync(Mails.Minimal, Cancel)).Provider.ShouldBe("whippy");
        (server.Connections, server.Mails, next.Bodies).ShouldBe((1, 0, 1));
    }

    private static ServiceProvider Services(Uri address, bool trustsRoot, Action<EmailProvidersBuilder>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddEmailProviders(email =>
        {
            email.AddBrevo(brevo =>
            {
                brevo.ApiKey = "key";
                brevo.BaseAddress = address;
            });
            configure?.Invoke(email);
        });
        if (trustsRoot)
            services.AddHttpClient("EmailProviders.brevo").ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { SslOptions = TrustingRoot() });
        return services.BuildServiceProvider();
    }

    private static SslClientAuthenticationOptions TrustingRoot() => new()
    {
        CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { Root },
            RevocationMode = X509RevocationMode.NoCheck,
        },
    };
}
