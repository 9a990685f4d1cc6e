using System.Buffers.Text;
using System.Text;
using EmailProviders.Bsg;
using EmailProviders.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Tests.Bsg;

/// <summary>Log-in, renewal and expiry, by a clock that the test sets.</summary>
public sealed class BsgTokenTests
{
    private readonly ManualClock _clock = new();
    private readonly List<string> _authentications = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_kept_until_shortly_before_its_end_and_then_refreshed()
    {
        await using var harness = Harness(call => TokenAnswer(call, life: TimeSpan.FromHours(1)));
        await harness.Sender.SendAsync(Mails.Minimal, Cancel);
        _clock.Advance(TimeSpan.FromMinutes(54));
        await harness.Sender.SendAsync(Mails.Minimal, Cancel);
        _clock.Advance(TimeSpan.FromMinutes(2));
        await harness.Sender.SendAsync(Mails.Minimal, Cancel);

        _authentications.ShouldBe(["/api/auth/login", "/api/auth/refresh"]);
    }

    [Fact]
    public async Task A_token_that_has_ended_is_not_refreshed_but_made_anew()
    {
        await using var harness = Harness(call => TokenAnswer(call, life: TimeSpan.FromHours(1)));
        await harness.Sender.SendAsync(Mails.Minimal, Cancel);
        _clock.Advance(TimeSpan.FromHours(2));
        await harness.Sender.SendAsync(Mails.Minimal, Cancel);
        _authentications.ShouldBe(["/api/auth/login", "/api/auth/login"]);
    }

    [Fact]
    public async Task A_refresh_that_fails_falls_back_to_a_log_in()
    {
        await using var harness = Harness(call =>
            call.Address.AbsolutePath == "/api/auth/refresh" ? StubHttpMessageHandler.Json(500, "{}") : TokenAnswer(call, TimeSpan.FromHours(1)));
        await harness.Sender.SendAsync(Mails.Minimal, Cancel);
        _clock.Advance(TimeSpan.FromMinutes(57));
        await harness.Sender.SendAsync(Mails.Minimal, Cancel);
        _authentications.ShouldBe(["/api/auth/login", "/api/auth/refresh", "/api/auth/login"]);
    }

    [Theory]
    [InlineData("not-a-jwt")]
    [InlineData("a.~~.c")]
    [InlineData("a.e30.c")]
    [InlineData("a.eyJleHAiOjFlOTl9.c")]
    public async Task A_token_whose_end_cannot_be_read_lives_five_minutes(string token)
    {
        await using var harness = Harness(_ => StubHttpMessageHandler.Json(200, $$"""{"bearer":"{{token}}"}"""));
        await harness.Sender.SendAsync(Mails.Minimal, Cancel);
        _clock.Advance(TimeSpan.FromMinutes(4));
        await harness.Sender.SendAsync(Mails.Minimal, Cancel);
        _authentications.Count.ShouldBe(1);
        _clock.Advance(TimeSpan.FromMinutes(2));
        await harness.Sender.SendAsync(Mails.Minimal, Cancel);
        _authentications.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(401, EmailErrorKind.Authentication)]
    [InlineData(403, EmailErrorKind.Authentication)]
    [InlineData(429, EmailErrorKind.RateLimited)]
    [InlineData(500, EmailErrorKind.ProviderFault)]
    [InlineData(503, EmailErrorKind.ServiceUnavailable)]
    public async Task A_log_in_that_fails_leaves_the_mail_not_sent(int status, EmailErrorKind kind)
    {
        await using var harness = Harness(_ => StubHttpMessageHandler.Json(status, """{"message":"no"}"""));
        var error = (await harness.Sender.TrySendAsync(Mails.Minimal, Cancel)).Error!;
        (error.Kind, error.Outcome).ShouldBe((kind, SendOutcome.NotSent));
        harness.Sends.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_log_in_that_fails_says_so_and_never_repeats_the_key()
    {
        await using var harness = Harness(_ => StubHttpMessageHandler.Json(400, """{"message":"key test-key is bad","error":8}"""));
        var error = (await harness.Sender.TrySendAsync(Mails.Minimal, Cancel)).Error!;
        error.Description.ShouldBe("The log-in brought no token; the mail was not sent. The account has no credit left. HTTP 400, 8.");
        (error.Kind, error.ProviderCode, error.ProviderMessage, error.StatusCode).ShouldBe((EmailErrorKind.InsufficientCredits, "8", "key *** is bad", 400));
        error.Attempts[0].StatusCode.ShouldBe(400);
    }

    [Theory]
    [InlineData(400, EmailErrorKind.Authentication)]
    [InlineData(409, EmailErrorKind.UnexpectedResponse)]
    [InlineData(413, EmailErrorKind.UnexpectedResponse)]
    public async Task A_log_in_that_is_refused_as_a_mail_would_be_speaks_of_the_key(int status, EmailErrorKind kind)
    {
        await using var harness = Harness(_ => StubHttpMessageHandler.Json(status, "prose about test-key"));
        var error = (await harness.Sender.TrySendAsync(Mails.Minimal, Cancel)).Error!;
        (error.Kind, error.Outcome, error.ProviderMessage).ShouldBe((kind, SendOutcome.NotSent, "prose about ***"));
    }

    [Fact]
    public async Task A_log_in_without_an_answer_after_the_mail_was_refused_says_that_it_was_not_sent()
    {
        var logins = 0;
        await using var harness = Harness(
            call => ++logins == 1 ? TokenAnswer(call, TimeSpan.FromHours(1)) : throw new HttpRequestException(HttpRequestError.NameResolutionError),
            _ => StubHttpMessageHandler.Json(401, "{}"));
        var error = (await harness.Sender.TrySendAsync(Mails.Minimal, Cancel)).Error!;
        (error.Kind, error.Outcome, error.Description).ShouldBe((EmailErrorKind.Network, SendOutcome.NotSent, "The log-in brought no answer; the mail was not sent."));
        error.Attempts[0].BodyStarted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_mail_that_is_refused_twice_is_not_tried_a_third_time()
    {
        await using var harness = Harness(call => TokenAnswer(call, TimeSpan.FromHours(1)), _ => StubHttpMessageHandler.Json(401, "{}"));
        var error = (await harness.Sender.TrySendAsync(Mails.Minimal, Cancel)).Error!;
        (error.Kind, error.Outcome).ShouldBe((EmailErrorKind.Authentication, SendOutcome.Rejected));
        harness.Sends.Count.ShouldBe(2);
    }

    [Fact]
    public async Task One_who_cancels_does_not_cancel_the_log_in_of_the_others()
    {
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        await using var harness = Harness(_ =>
        {
            asked.TrySetResult();
            answer.Task.Wait(Cancel);
            return TokenAnswer(null, TimeSpan.FromHours(1));
        });
        using var cancelled = new CancellationTokenSource();
        var first = harness.Sender.SendAsync(Mails.Minimal, cancelled.Token);
        await asked.Task;
        var second = harness.Sender.SendAsync(Mails.Minimal, Cancel);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult(new HttpResponseMessage());

        (await second).MessageId.ShouldNotBeNull();
        _authentications.Count.ShouldBe(1);
    }

    private ProviderHarness Harness(Func<RecordedCall, HttpResponseMessage> authenticate, Func<RecordedCall, HttpResponseMessage>? answer = null) => new(
        new Scripted(call =>
        {
            lock (_authentications)
                _authentications.Add(call.Address.AbsolutePath);
            return authenticate(call);
        }),
        answer: answer,
        services: services => services.AddSingleton<TimeProvider>(_clock));

    private HttpResponseMessage TokenAnswer(RecordedCall? call, TimeSpan life)
    {
        var claims = Encoding.UTF8.GetBytes($$"""{"exp":{{(_clock.GetUtcNow() + life).ToUnixTimeSeconds()}}}""");
        return StubHttpMessageHandler.Json(200, $$"""{"bearer":"e30.{{Base64Url.EncodeToString(claims)}}.c{{call?.Address.AbsolutePath.Length}}"}""");
    }

    private sealed class Scripted(Func<RecordedCall, HttpResponseMessage> authenticate) : ProviderCase
    {
        private readonly BsgCase _case = new();

        public override EmailProviderDescriptor Descriptor => _case.Descriptor;

        public override string SendPath => _case.SendPath;

        public override (int Status, string Body) Success => _case.Success;

        public override string SuccessId => _case.SuccessId;

        public override (string Name, string Value) Authentication => _case.Authentication;

        public override Type OptionsType => _case.OptionsType;

        public override Type ExtrasType => _case.ExtrasType;

        public override IReadOnlyList<ExtrasProbe> ExtrasProbes => [];

        public override ProviderSendOptions? EverythingExtras => null;

        public override object ChangeSource(Func<Microsoft.Extensions.Primitives.IChangeToken> token) => _case.ChangeSource(token);

        public override void Add(EmailProvidersBuilder builder, string name, Action<EmailProviderOptions> configure) => _case.Add(builder, name, configure);

        internal override HttpResponseMessage? AnswerOther(RecordedCall call) =>
            call.Address.AbsolutePath.StartsWith("/api/auth/", StringComparison.Ordinal) ? authenticate(call) : null;
    }
}
