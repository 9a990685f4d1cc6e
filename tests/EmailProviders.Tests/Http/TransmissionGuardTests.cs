using EmailProviders.Brevo;
using EmailProviders.Http;
using EmailProviders.Tests.Conformance;
using EmailProviders.Tests.MailerLogic;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Tests.Http;

/// <summary>The innermost handler, with handlers of a host around it and without.</summary>
public sealed class TransmissionGuardTests
{
    private const string ClientName = "EmailProviders.mailerlogic";

    private static readonly Uri Address = new("https://api.example.com/v1/secret/mail");
    private static readonly Uri Shown = new("https://api.example.com/v1/SID/mail");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_true_address_is_the_sockets_alone_also_after_a_failure()
    {
        foreach (var fails in (bool[])[false, true])
        {
            var wire = new StubHttpMessageHandler(_ => fails ? throw new HttpRequestException("broken") : StubHttpMessageHandler.Json(200, "{}"));
            using var transmission = Begin(Cancel);
            using var invoker = new HttpMessageInvoker(new TransmissionGuardHandler(wire));
            using var request = new HttpRequestMessage(HttpMethod.Post, Shown);
            Transmission.Current = transmission;
            var sending = invoker.SendAsync(request, Cancel);
            if (fails)
                await Should.ThrowAsync<HttpRequestException>(sending);
            else
                (await sending).Dispose();

            wire.Calls.ShouldHaveSingleItem().Address.ShouldBe(Address);
            request.RequestUri.ShouldBe(Shown);
        }
    }

    [Fact]
    public async Task What_comes_back_is_noted_for_when_a_host_throws_it_away()
    {
        var failure = new IOException("broken");
        var answers = new Queue<Func<HttpResponseMessage>>([() => StubHttpMessageHandler.Json(503, ""), () => throw failure]);
        using var transmission = Begin(Cancel);
        using var invoker = new HttpMessageInvoker(new TransmissionGuardHandler(new StubHttpMessageHandler(_ => answers.Dequeue()())));
        using var request = new HttpRequestMessage(HttpMethod.Post, Shown);
        Transmission.Current = transmission;
        (await invoker.SendAsync(request, Cancel)).Dispose();
        (transmission.FirstStatus, transmission.FirstFailure).ShouldBe((503, null));
        await Should.ThrowAsync<IOException>(invoker.SendAsync(request, Cancel));
        transmission.FirstFailure.ShouldBeSameAs(failure);
    }

    [Fact]
    public async Task S14_handlers_of_a_host_are_not_told_what_NET_quotes_of_an_answer()
    {
        var seen = new Witness();
        var quoting = new HttpRequestException(HttpRequestError.InvalidResponse, "zq7canary", new IOException("zq7canary"));
        await using var harness = Harness(() => seen, new FailingHandler(takesBody: true, quoting));
        await harness.Sender.TrySendAsync(Mails.Minimal, Cancel);
        seen.Failure.ShouldBeOfType<HttpRequestException>().HttpRequestError.ShouldBe(HttpRequestError.InvalidResponse);
        seen.Failure.ToString().ShouldNotContain("zq7canary");
    }

    [Fact]
    public async Task Handlers_of_a_host_see_any_other_exception_as_it_is()
    {
        var seen = new Witness();
        var failure = new HttpRequestException(HttpRequestError.ConnectionError, "refused");
        await using var harness = Harness(() => seen, new FailingHandler(takesBody: true, failure));
        await harness.Sender.TrySendAsync(Mails.Minimal, Cancel);
        seen.Failure.ShouldBeSameAs(failure);
    }

    [Theory]
    [InlineData(503, EmailErrorKind.ServiceUnavailable)]
    [InlineData(429, EmailErrorKind.RateLimited)]
    public async Task D3_a_status_counts_also_where_a_retry_threw_its_answer_away(int status, EmailErrorKind kind)
    {
        await using var harness = Harness(() => new PlainRetry(), new StubHttpMessageHandler(_ => StubHttpMessageHandler.Json(status, "")));
        var error = (await harness.Sender.TrySendAsync(Mails.Minimal, Cancel)).Error!;
        (error.StatusCode, error.Kind).ShouldBe((status, kind));
        error.Attempts.ShouldHaveSingleItem().BodyStarted.ShouldBeTrue();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_handler_of_a_host_is_never_passed_by(bool hasHandler)
    {
        var seen = new Witness();
        Transmission? current = null;
        await using var harness = Harness(hasHandler ? () => seen : null, new StubHttpMessageHandler(_ =>
        {
            current = Transmission.Current;
            return StubHttpMessageHandler.Json(200, "{}");
        }));
        await harness.Sender.SendAsync(Mails.Minimal, Cancel);
        (seen.Calls, current is not null).ShouldBe((hasHandler ? 1 : 0, hasHandler));
    }

    [Fact]
    public async Task A_handler_of_a_hosts_own_factory_is_not_passed_by_either()
    {
        var seen = new Witness { InnerHandler = new TransmissionGuardHandler(new StubHttpMessageHandler(_ => StubHttpMessageHandler.Json(200, "{}"))) };
        using var transmission = Begin(Cancel);
        using var handlers = new HandlerChain(seen);
        using var request = new HttpRequestMessage(HttpMethod.Post, Shown);
        handlers.IsDirect.ShouldBeFalse();
        (await handlers.SendAsync(request, transmission)).Dispose();
        seen.Calls.ShouldBe(1);
    }

    [Fact]
    public void The_end_of_a_chain_is_not_that_of_its_handlers()
    {
        using var wire = new FailingHandler(takesBody: false, new IOException());
        using var transmission = Begin(Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Post, Address);
        var handlers = new HandlerChain(wire);
        handlers.Dispose();
        Should.Throw<ObjectDisposedException>(() => { handlers.SendAsync(request, transmission); });
        wire.IsDisposed.ShouldBeFalse();
    }

    [Fact]
    public async Task The_straight_way_keeps_the_same_rules()
    {
        var wire = new StubHttpMessageHandler(_ => StubHttpMessageHandler.Json(200, "{}"));
        using var guard = new TransmissionGuardHandler(wire);
        using var transmission = Begin(Cancel);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "https://elsewhere.example/");
        using var request = new HttpRequestMessage(HttpMethod.Post, Shown);
        Should.Throw<ForeignOriginException>(() => { guard.SendAsync(foreign, transmission); });
        (await guard.SendAsync(request, transmission)).Dispose();
        transmission.BeginBody();
        Should.Throw<RetransmissionException>(() => { guard.SendAsync(request, transmission); });
        wire.Calls.ShouldHaveSingleItem().Address.ShouldBe(Address);
    }

    [Fact]
    public async Task The_straight_way_ends_with_the_transmission()
    {
        using var caller = new CancellationTokenSource();
        using var guard = new TransmissionGuardHandler(new WaitingHandler());
        using var transmission = Begin(caller.Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, Address);
        var sending = guard.SendAsync(request, transmission);
        await caller.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(sending);
    }

    [Fact]
    public async Task A_client_that_the_application_uses_for_itself_is_left_alone()
    {
        var wire = new StubHttpMessageHandler(_ => StubHttpMessageHandler.Json(200, "{}"));
        await using var harness = Harness(hosts: null, wire);
        using var client = harness.Services.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName);
        var address = new Uri("https://elsewhere.example/path");
        for (var call = 0; call < 2; call++)
            (await client.GetAsync(address, Cancel)).Dispose();
        wire.Calls.Select(call => call.Address).ShouldBe([address, address]);
    }

    [Fact]
    public void S13_a_request_prints_no_key() =>
        new WireRequest(new BrevoOptions(), "/zq7canary", "api-key", "zq7canary").ToString().ShouldBe("WireRequest");

    private static Transmission Begin(CancellationToken caller) =>
        new(Address, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), new ManualClock(), caller);

    private static ProviderHarness Harness(Func<DelegatingHandler>? hosts, HttpMessageHandler wire) =>
        new(new MailerLogicCase(), services: services =>
        {
            var client = services.AddHttpClient(ClientName).ConfigurePrimaryHttpMessageHandler(() => wire);
            if (hosts is not null)
                client.AddHttpMessageHandler(hosts);
        });

    private sealed class Witness : DelegatingHandler
    {
        public int Calls { get; private set; }

        public Exception? Failure { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (Exception exception)
            {
                Failure = exception;
                throw;
            }
        }
    }

    private sealed class WaitingHandler : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("unreachable");
        }
    }
}
