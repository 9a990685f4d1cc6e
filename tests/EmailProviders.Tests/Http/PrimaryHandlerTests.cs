using EmailProviders.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Tests.Http;

/// <summary>A host may bring a primary handler of its own, for a proxy: redirects stay off and a mail still leaves once.</summary>
public sealed class PrimaryHandlerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<bool> Kinds() => [true, false];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task S16_a_primary_handler_of_the_host_follows_no_redirect(bool isSockets)
    {
        await using var target = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", RawEnd.Close);
        await using var server = new RawServer($"HTTP/1.1 302 Found\r\nLocation: {target.Address}\r\nContent-Length: 0\r\n\r\n", RawEnd.Close);
        await using var services = Services(server.Address, client => Replace(client, isSockets));
        var error = (await services.GetRequiredService<IEmailSender>().TrySendAsync(Mails.Minimal, Cancel)).Error!;
        (error.Kind, error.StatusCode).ShouldBe((EmailErrorKind.Configuration, 302));
        target.Connections.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task D3_a_primary_handler_of_the_host_is_guarded_too(bool isSockets)
    {
        await using var server = new RawServer("", RawEnd.Close);
        await using var services = Services(server.Address, client => Replace(client, isSockets).AddHttpMessageHandler(() => new CloningRetry()));
        (await services.GetRequiredService<IEmailSender>().TrySendAsync(Mails.Minimal, Cancel)).Outcome.ShouldBe(SendOutcome.Unknown);
        server.Bodies.ShouldBe(1);
    }

    [Fact]
    public async Task S29_a_key_goes_to_its_providers_origin_only()
    {
        await using var other = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", RawEnd.Close);
        await using var services = Services(new Uri("http://127.0.0.1:1"), client => client.AddHttpMessageHandler(() => new Rewriter(other.Address)));
        var error = (await services.GetRequiredService<IEmailSender>().TrySendAsync(Mails.Minimal, Cancel)).Error!;
        (error.Kind, error.Outcome).ShouldBe((EmailErrorKind.Configuration, SendOutcome.NotSent));
        other.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task Disposing_the_sender_ends_it()
    {
        await using var server = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", RawEnd.Wait);
        var email = EmailSender.Create(email => email.AddMailerLogic(options =>
        {
            options.ApiKey = "key";
            options.BaseAddress = server.Address;
        }));
        await email.SendAsync(Mails.Minimal, Cancel);
        await email.DisposeAsync();
        await Should.ThrowAsync<ObjectDisposedException>(() => email.SendAsync(Mails.Minimal, Cancel));
    }

    private sealed class Rewriter(Uri address) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(address, request.RequestUri!.AbsolutePath);
            return base.SendAsync(request, cancellationToken);
        }
    }

    private static IHttpClientBuilder Replace(IHttpClientBuilder client, bool isSockets) =>
        client.ConfigurePrimaryHttpMessageHandler(() => isSockets ? new SocketsHttpHandler() : new HttpClientHandler());

    private static ServiceProvider Services(Uri address, Action<IHttpClientBuilder> configure)
    {
        var services = new ServiceCollection();
        services.AddEmailProviders(email => email.AddMailerLogic(options =>
        {
            options.ApiKey = "key";
            options.BaseAddress = address;
        }));
        configure(services.AddHttpClient("EmailProviders.mailerlogic"));
        return services.BuildServiceProvider();
    }
}
