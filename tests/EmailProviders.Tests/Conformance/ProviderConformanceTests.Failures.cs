using System.Net;
using System.Net.Sockets;
using EmailProviders.Providers;

namespace EmailProviders.Tests.Conformance;

public abstract partial class ProviderConformanceTests<TCase>
{
    public static TheoryData<int, EmailErrorKind, SendOutcome> Statuses() => new()
    {
        { 300, EmailErrorKind.Configuration, SendOutcome.Rejected },
        { 302, EmailErrorKind.Configuration, SendOutcome.Rejected },
        { 399, EmailErrorKind.Configuration, SendOutcome.Rejected },
        { 400, EmailErrorKind.InvalidRequest, SendOutcome.Rejected },
        { 401, EmailErrorKind.Authentication, SendOutcome.Rejected },
        { 402, EmailErrorKind.InsufficientCredits, SendOutcome.Rejected },
        { 403, EmailErrorKind.AccountBlocked, SendOutcome.Rejected },
        { 404, EmailErrorKind.Configuration, SendOutcome.Rejected },
        { 405, EmailErrorKind.Configuration, SendOutcome.Rejected },
        { 406, EmailErrorKind.Configuration, SendOutcome.Rejected },
        { 407, EmailErrorKind.Configuration, SendOutcome.Rejected },
        { 408, EmailErrorKind.Timeout, SendOutcome.Unknown },
        { 409, EmailErrorKind.Duplicate, SendOutcome.Unknown },
        { 410, EmailErrorKind.Configuration, SendOutcome.Rejected },
        { 413, EmailErrorKind.TooLarge, SendOutcome.Rejected },
        { 415, EmailErrorKind.Configuration, SendOutcome.Rejected },
        { 418, EmailErrorKind.InvalidRequest, SendOutcome.Rejected },
        { 422, EmailErrorKind.InvalidRequest, SendOutcome.Rejected },
        { 425, EmailErrorKind.ProviderFault, SendOutcome.Unknown },
        { 499, EmailErrorKind.InvalidRequest, SendOutcome.Rejected },
        { 500, EmailErrorKind.ProviderFault, SendOutcome.Unknown },
        { 502, EmailErrorKind.ProviderFault, SendOutcome.Unknown },
        { 503, EmailErrorKind.ServiceUnavailable, SendOutcome.NotSent },
        { 504, EmailErrorKind.ProviderFault, SendOutcome.Unknown },
        { 599, EmailErrorKind.ProviderFault, SendOutcome.Unknown },
        { 600, EmailErrorKind.UnexpectedResponse, SendOutcome.Unknown },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_status_without_a_known_code_decides(int status, EmailErrorKind kind, SendOutcome outcome)
    {
        await using var harness = new ProviderHarness(Case, answer: _ => StubHttpMessageHandler.Json(status, """{"what":"ever"}"""));
        var sent = await harness.Sender.TrySendAsync(Mails.Minimal, Cancel);

        sent.IsAccepted.ShouldBeFalse();
        (sent.Error.Kind, sent.Error.Outcome).ShouldBe((kind, outcome));
        sent.Error.StatusCode.ShouldBe(status);
        sent.Error.Provider.ShouldBe(Case.Descriptor.Name);
        sent.Error.Attempts.ShouldAllBe(attempt => attempt.Outcome == outcome && attempt.StatusCode == status);
    }

    [Fact]
    public async Task A_503_can_be_told_to_be_unknown()
    {
        await using var harness = new ProviderHarness(
            Case, options => options.TreatServiceUnavailableAsUnknown = true, _ => StubHttpMessageHandler.Json(503, "{}"));
        (await harness.Sender.TrySendAsync(Mails.Minimal, Cancel)).Outcome.ShouldBe(SendOutcome.Unknown);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>Bad gateway</body></html>")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"code\":")]
    [InlineData("{\"code\":{},\"message\":[],\"error\":7,\"errors\":{\"a\":1}}")]
    public async Task A_junk_error_body_is_a_typed_error(string body)
    {
        await using var harness = new ProviderHarness(Case, answer: _ => StubHttpMessageHandler.Json(400, body));
        var sent = await harness.Sender.TrySendAsync(Mails.Minimal, Cancel);
        (sent.Error!.Kind, sent.Error.Outcome).ShouldBe((EmailErrorKind.InvalidRequest, SendOutcome.Rejected));
    }

    [Theory]
    [InlineData("", 2048)]
    [InlineData("x", 2047)]
    public async Task A_long_text_of_the_provider_is_cut_between_characters(string before, int length)
    {
        await using var harness = new ProviderHarness(Case, answer: _ => StubHttpMessageHandler.Json(400, before + string.Concat(Enumerable.Repeat("🎉", 2_000))));
        var message = (await harness.Sender.TrySendAsync(Mails.Minimal, Cancel)).Error!.ProviderMessage!;
        message.ShouldBe(before + string.Concat(Enumerable.Repeat("🎉", 1_023 + (before.Length == 0 ? 1 : 0))));
        message.Length.ShouldBe(length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("null")]
    [InlineData("[1,2]")]
    [InlineData("{\"messageId\":[],\"message_id\":{},\"data\":7,\"email_id\":true}")]
    public async Task A_junk_success_body_is_accepted_without_an_id(string body)
    {
        await using var harness = new ProviderHarness(Case, answer: _ => StubHttpMessageHandler.Json(Case.Success.Status, body));
        var result = await harness.Sender.SendAsync(Mails.Minimal, Cancel);
        result.MessageId.ShouldBeNull();
    }

    [Fact]
    public async Task Retry_After_in_seconds_is_read()
    {
        await using var harness = new ProviderHarness(Case, answer: _ => WithHeader(503, "Retry-After", "17"));
        (await harness.Sender.TrySendAsync(Mails.Minimal, Cancel)).Error!.RetryAfter.ShouldBe(TimeSpan.FromSeconds(17));
    }

    [Fact]
    public async Task An_odd_header_never_spoils_an_accepted_mail()
    {
        await using var harness = new ProviderHarness(Case, answer: _ =>
        {
            var answer = WithHeader(Case.Success.Status, "x-sib-ratelimit-reset", "ninety");
            answer.Content = StubHttpMessageHandler.Json(200, Case.Success.Body).Content;
            answer.Headers.Add("X-RateLimit-Reset", "99999999999999999999");
            return answer;
        });
        (await harness.Sender.SendAsync(Mails.Minimal, Cancel)).MessageId.ShouldBe(Case.SuccessId);
    }

    [Fact]
    public async Task A_refused_connection_is_not_sent()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)closed.LocalEndpoint).Port}");
        closed.Stop();

        await using var real = RealSender(address);
        var sent = await real.Provider(Case.Descriptor.Name).TrySendAsync(Mails.Minimal, Cancel);
        (sent.Error!.Kind, sent.Error.Outcome, sent.Error.Description).ShouldBe((EmailErrorKind.Network, SendOutcome.NotSent, "The provider could not be reached."));
        sent.Error.Attempts.ShouldHaveSingleItem().BodyStarted.ShouldBeFalse();
    }

    [Fact]
    public async Task Cancelling_before_the_send_throws_the_callers_token_and_sends_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await using var harness = new ProviderHarness(Case);
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => harness.Sender.SendAsync(Mails.Minimal, cancelled.Token));
        exception.CancellationToken.ShouldBe(cancelled.Token);
        harness.Sends.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Cancelling_during_the_send_throws_the_callers_token_with_the_outcome()
    {
        using var cancelled = new CancellationTokenSource();
        await using var harness = new ProviderHarness(Case, answer: call =>
        {
            cancelled.Cancel();
            throw new OperationCanceledException(cancelled.Token);
        });
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => harness.Sender.SendAsync(Mails.Minimal, cancelled.Token));
        exception.CancellationToken.ShouldBe(cancelled.Token);
        exception.Data[EmailSendException.OutcomeKey].ShouldBe(SendOutcome.Unknown);
    }

    [Fact]
    public async Task A_time_out_after_the_body_left_is_an_error_and_unknown()
    {
        await using var harness = new ProviderHarness(Case, answer: _ => throw new TaskCanceledException("timed out"));
        var sent = await harness.Sender.TrySendAsync(Mails.Minimal, Cancel);
        (sent.Error!.Kind, sent.Error.Outcome).ShouldBe((EmailErrorKind.Timeout, SendOutcome.Unknown));
    }

    [Fact]
    public async Task A_new_key_is_used_by_the_next_send()
    {
        var keys = new List<string>();
        using var options = new RotatingKey();
        await using var harness = new ProviderHarness(Case, current => current.ApiKey = options.Key, services: options.Register(Case));
        await harness.Sender.SendAsync(Mails.Minimal, Cancel);
        options.Rotate("other-key");
        await harness.Sender.SendAsync(Mails.Minimal, Cancel);

        foreach (var call in harness.Wire.Calls)
            keys.Add(string.Join(' ', call.Headers.Values) + call.Body);
        keys.ShouldContain(text => text.Contains("first-key", StringComparison.Ordinal));
        keys[^1].ShouldNotContain("first-key");
        keys.ShouldContain(text => text.Contains("other-key", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Secrets_and_personal_data_are_in_no_text_of_an_error()
    {
        const string Canary = "canary";
        await using var harness = new ProviderHarness(
            Case,
            options => options.ApiKey = "canary-key",
            _ => StubHttpMessageHandler.Json(400, """{"code":"canary code","message":"canary","error":"canary","errors":[{"description":"canary"}]}"""));
        var mail = Mails.Minimal with { From = "canary@example.com", To = ["canary@example.org"], Subject = Canary, HtmlBody = Canary };
        var exception = await Should.ThrowAsync<EmailSendException>(() => harness.Sender.SendAsync(mail, Cancel));

        exception.ToString().ShouldNotContain(Canary);
        exception.Error.ToString().ShouldNotContain(Canary);
        mail.ToString().ShouldNotContain(Canary);
    }

    [Fact]
    public async Task Concurrent_sends_do_not_mix()
    {
        await using var harness = new ProviderHarness(Case);
        await Task.WhenAll(Enumerable.Range(0, 64).Select(index =>
            harness.Sender.SendAsync(Mails.Minimal with { Subject = $"mail {index:000}" }, Cancel)));

        for (var index = 0; index < 64; index++)
            harness.Sends.Count(call => WireText.Contains(call.Body, $"mail {index:000}")).ShouldBe(1);
    }

    [Fact]
    public async Task A_megabyte_of_body_survives_or_is_refused()
    {
        var body = string.Concat(Enumerable.Repeat("<p>áé🎉\"\\</p>\n", 70_000));
        await using var harness = new ProviderHarness(Case);
        var sent = await harness.Sender.TrySendAsync(Mails.Minimal with { HtmlBody = body }, Cancel);

        if (sent.IsAccepted)
            WireText.Contains(harness.Sends[0].Body, body).ShouldBeTrue();
        else
            (sent.Error.Kind, harness.Wire.Calls.Count).ShouldBe((EmailErrorKind.TooLarge, 0));
    }

    private static EmailSender RealSender(Uri address) => EmailSender.Create(email => Case.Add(email.Configure(ProviderHarness.NoWaiting), Case.Descriptor.Name, options =>
    {
        options.ApiKey = "test-key";
        options.BaseAddress = address;
        Case.SetRequired(options);
    }));

    private static HttpResponseMessage WithHeader(int status, string name, string value)
    {
        var answer = StubHttpMessageHandler.Json(status, "{}");
        answer.Headers.Add(name, value);
        return answer;
    }
}
