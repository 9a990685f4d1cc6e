using System.Security.Authentication;
using EmailProviders.Tests.Conformance;
using EmailProviders.Tests.MailerLogic;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Tests.Http;

/// <summary>How a call that brought no answer is judged: what is known of the mail by the latch, and why by what broke.</summary>
public sealed class TransportFailureTests
{
    private const string NotReached = "The provider could not be reached.";
    private const string Broken = "The connection broke after the mail had begun to leave; the provider may have taken it.";
    private const string NoHttp = "The answer is not valid HTTP.";
    private const string NoName = "The host name of the base address could not be resolved.";
    private const string NoTls = "The TLS connection was refused: the certificate is not trusted for this host, or the port does not speak TLS.";
    private const string ProvidersText = "Received an invalid status line: 'zq7canary'.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, EmailErrorKind.Network, NotReached, Broken)]
    [InlineData(HttpRequestError.SecureConnectionError, EmailErrorKind.Network, NotReached, Broken)]
    [InlineData(HttpRequestError.NameResolutionError, EmailErrorKind.Network, NoName, NoName)]
    [InlineData(HttpRequestError.InvalidResponse, EmailErrorKind.UnexpectedResponse, NoHttp, NoHttp)]
    [InlineData(HttpRequestError.ConfigurationLimitExceeded, EmailErrorKind.UnexpectedResponse, NoHttp, NoHttp)]
    public async Task A_failure_of_HTTP_says_why_and_the_latch_what_became_of_the_mail(
        HttpRequestError error, EmailErrorKind kind, string whereNothingLeft, string whereItLeft)
    {
        await ShouldEnd(new HttpRequestException(error), kind, whereNothingLeft, whereItLeft);
    }

    [Fact]
    public Task A_certificate_that_is_not_trusted_is_a_fault_of_configuration() =>
        ShouldEnd(new HttpRequestException(HttpRequestError.SecureConnectionError, inner: new AuthenticationException()), EmailErrorKind.Configuration, NoTls, NoTls);

    [Fact]
    public Task A_failure_of_any_other_kind_is_one_of_the_network() =>
        ShouldEnd(new IOException("broken"), EmailErrorKind.Network, NotReached, Broken);

    [Fact]
    public Task A_cancellation_that_is_not_the_callers_is_a_time_out() => ShouldEnd(
        new TaskCanceledException(),
        EmailErrorKind.Timeout,
        "No connection came about within ConnectTimeout.",
        "No answer came within AttemptTimeout; the provider may have taken the mail.");

    [Fact]
    public async Task S14_what_NET_quotes_of_an_answer_is_in_no_exception()
    {
        foreach (var quoting in (HttpRequestException[])[new(HttpRequestError.InvalidResponse, ProvidersText), new(HttpRequestError.InvalidResponse, "", new IOException(ProvidersText))])
        {
            await using var harness = Harness(new FailingHandler(takesBody: true, quoting));
            var exception = await Should.ThrowAsync<EmailSendException>(() => harness.Sender.SendAsync(Mails.Minimal, Cancel));
            exception.ToString().ShouldNotContain("zq7canary");
            exception.InnerException.ShouldBeOfType<HttpRequestException>().HttpRequestError.ShouldBe(HttpRequestError.InvalidResponse);
        }
    }

    [Fact]
    public async Task Any_other_exception_is_kept_as_it_is()
    {
        var failure = new HttpRequestException(HttpRequestError.ConnectionError, "refused");
        await using var harness = Harness(new FailingHandler(takesBody: true, failure));
        (await Should.ThrowAsync<EmailSendException>(() => harness.Sender.SendAsync(Mails.Minimal, Cancel))).InnerException.ShouldBeSameAs(failure);
    }

    [Fact]
    public async Task An_attachment_that_breaks_is_the_mails_own_fault_and_nobody_holds_the_mail()
    {
        await using var harness = new ProviderHarness(new MailerLogicCase());
        var mail = Mails.Minimal with { Attachments = [EmailAttachment.FromStream(() => new OneWayStream(new byte[3]), "a.pdf", length: 5)] };
        var error = (await harness.Sender.TrySendAsync(mail, Cancel)).Error!;

        (error.Kind, error.Outcome).ShouldBe((EmailErrorKind.InvalidRequest, SendOutcome.NotSent));
        error.Description.ShouldBe("An attachment could not be sent; the call was broken off.");
        error.Fields.ShouldHaveSingleItem().Field.ShouldBe("Attachments[0]");
        error.Fields[0].Problem.ShouldContain("ended after 3 of the 5 bytes");
        error.Attempts.ShouldHaveSingleItem().BodyStarted.ShouldBeTrue();
    }

    [Fact]
    public async Task D3_where_a_second_try_was_refused_the_first_failure_is_told()
    {
        var wire = new FailingHandler(takesBody: true, new HttpRequestException(HttpRequestError.InvalidResponse, ProvidersText), new HttpRequestException(HttpRequestError.NameResolutionError));
        await using var harness = Harness(wire, () => new PlainRetry());
        await ShouldFail(harness, EmailErrorKind.UnexpectedResponse, SendOutcome.Unknown, NoHttp);
        wire.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task D3_a_first_failure_of_HTTP_is_told_with_its_own_words()
    {
        var wire = new FailingHandler(takesBody: true, new HttpRequestException(HttpRequestError.NameResolutionError));
        await using var harness = Harness(wire, () => new PlainRetry());
        await ShouldFail(harness, EmailErrorKind.Network, SendOutcome.Unknown, NoName);
    }

    [Fact]
    public async Task Where_a_second_try_was_free_the_last_failure_is_told()
    {
        var wire = new FailingHandler(takesBody: false, new HttpRequestException(HttpRequestError.NameResolutionError), new HttpRequestException(HttpRequestError.ConnectionError));
        await using var harness = Harness(wire, () => new PlainRetry());
        await ShouldFail(harness, EmailErrorKind.Network, SendOutcome.NotSent, NotReached);
        wire.Requests.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_changed_origin_is_told_in_the_words_of_its_exception()
    {
        var wire = new FailingHandler(takesBody: false, new InvalidOperationException());
        await using var harness = Harness(wire, () => new Redirector());
        await ShouldFail(
            harness, EmailErrorKind.Configuration, SendOutcome.NotSent,
            "A handler of the application changed the address of the request. A provider's key goes to its BaseAddress only.");
        wire.Requests.ShouldBe(0);
    }

    private static async Task ShouldEnd(Exception failure, EmailErrorKind kind, string whereNothingLeft, string whereItLeft)
    {
        await using var unsent = Harness(new FailingHandler(takesBody: false, failure));
        await ShouldFail(unsent, kind, SendOutcome.NotSent, whereNothingLeft);
        await using var left = Harness(new FailingHandler(takesBody: true, failure));
        await ShouldFail(left, kind, SendOutcome.Unknown, whereItLeft);
    }

    private static async Task ShouldFail(ProviderHarness harness, EmailErrorKind kind, SendOutcome outcome, string description)
    {
        var error = (await harness.Sender.TrySendAsync(Mails.Minimal, Cancel)).Error!;
        (error.Kind, error.Outcome, error.Description).ShouldBe((kind, outcome, description));
        error.Fields.ShouldBeEmpty();
    }

    // At a provider without idempotency keys: an unknown mail stays unknown.
    private static ProviderHarness Harness(HttpMessageHandler wire, Func<DelegatingHandler>? hosts = null) =>
        new(new MailerLogicCase(), services: services =>
        {
            var client = services.AddHttpClient("EmailProviders.mailerlogic").ConfigurePrimaryHttpMessageHandler(() => wire);
            if (hosts is not null)
                client.AddHttpMessageHandler(hosts);
        });

    private sealed class Redirector : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri("https://elsewhere.example/");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
