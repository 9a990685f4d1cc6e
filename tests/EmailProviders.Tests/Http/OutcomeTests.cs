using EmailProviders.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Tests.Http;

/// <summary>What is known of a mail after each way in which a call can end, on real sockets, at a provider without idempotency keys.</summary>
public sealed class OutcomeTests
{
    private const string Accepted = "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 22\r\n\r\n{\"email_id\":\"1-2-3-4\"}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string, EmailErrorKind> Unknowns() => new()
    {
        { "read and closed", "", nameof(RawEnd.Close), EmailErrorKind.Network },
        { "read and reset", "", nameof(RawEnd.Reset), EmailErrorKind.Network },
        { "half a status line", "HTTP/1.1 20", nameof(RawEnd.Close), EmailErrorKind.Network },
        { "half the headers", "HTTP/1.1 201 Created\r\nContent-Ty", nameof(RawEnd.Close), EmailErrorKind.Network },
        { "garbage", "SMTP ready\r\n\r\n", nameof(RawEnd.Close), EmailErrorKind.UnexpectedResponse },
        { "silence", "", nameof(RawEnd.Wait), EmailErrorKind.Timeout },
    };

    [Theory]
    [MemberData(nameof(Unknowns))]
    public async Task D2_without_a_status_line_a_mail_that_had_left_is_unknown(string name, string answer, string end, EmailErrorKind kind)
    {
        await using var server = new RawServer(answer, Enum.Parse<RawEnd>(end));
        await using var email = Connect(server.Address);
        var error = (await email.TrySendAsync(Mails.Minimal, Cancel)).Error.ShouldNotBeNull(name);

        (error.Kind, error.Outcome).ShouldBe((kind, SendOutcome.Unknown));
        error.Attempts.ShouldHaveSingleItem().BodyStarted.ShouldBeTrue();
        server.Bodies.ShouldBe(1);
    }

    [Theory]
    [InlineData(0, nameof(RawEnd.Close))]
    [InlineData(1, nameof(RawEnd.Reset))]
    [InlineData(10, nameof(RawEnd.Close))]
    [InlineData(21, nameof(RawEnd.Wait))]
    public async Task D9_after_a_2xx_a_broken_body_is_accepted_without_an_id(int bytesOfBody, string end)
    {
        var cut = Accepted.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4 + bytesOfBody;
        await using var server = new RawServer(Accepted[..cut], Enum.Parse<RawEnd>(end));
        await using var email = Connect(server.Address);
        var result = await email.SendAsync(Mails.Minimal, Cancel);
        result.MessageId.ShouldBeNull();
        server.Bodies.ShouldBe(1);
    }

    [Fact]
    public async Task A_whole_answer_is_read()
    {
        await using var server = new RawServer(Accepted, RawEnd.Wait);
        await using var email = Connect(server.Address);
        (await email.SendAsync(Mails.Minimal, Cancel)).MessageId.ShouldBe("1-2-3-4");
    }

    [Fact]
    public async Task Silence_in_the_TLS_handshake_is_a_time_out_and_not_sent()
    {
        await using var server = new RawServer("", RawEnd.Wait);
        await using var email = Connect(new Uri($"https://127.0.0.1:{server.Address.Port}"), connectTimeout: TimeSpan.FromMilliseconds(300));
        var error = (await email.TrySendAsync(Mails.Minimal, Cancel)).Error!;
        (error.Kind, error.Outcome).ShouldBe((EmailErrorKind.Timeout, SendOutcome.NotSent));
        error.Description.ShouldBe("No connection came about within ConnectTimeout.");
        server.Bodies.ShouldBe(0);
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_is_not_sent()
    {
        await using var email = Connect(new Uri("https://no-such-host.invalid"));
        var error = (await email.TrySendAsync(Mails.Minimal, Cancel)).Error!;
        (error.Kind, error.Outcome).ShouldBe((EmailErrorKind.Network, SendOutcome.NotSent));
    }

    [Theory]
    [InlineData(65_536, true)]
    [InlineData(65_537, false)]
    public async Task The_text_of_an_error_is_kept_up_to_64_KiB(int bytes, bool isKept)
    {
        await using var server = new RawServer($"HTTP/1.1 400 Bad Request\r\nContent-Length: {bytes}\r\n\r\n{new string('x', bytes)}", RawEnd.Close);
        await using var email = Connect(server.Address);
        (await email.TrySendAsync(Mails.Minimal, Cancel)).Error!.ProviderMessage.ShouldBe(isKept ? new string('x', 2048) : null);
    }

    [Fact]
    public async Task A_byte_order_mark_before_an_answer_is_not_part_of_it()
    {
        await using var accepting = new RawServer("HTTP/1.1 201 Created\r\nContent-Length: 25\r\n\r\n\uFEFF{\"email_id\":\"1-2-3-4\"}"u8.ToArray(), RawEnd.Close);
        await using var first = Connect(accepting.Address);
        (await first.SendAsync(Mails.Minimal, Cancel)).MessageId.ShouldBe("1-2-3-4");

        await using var refusing = new RawServer("HTTP/1.1 400 Bad Request\r\nContent-Length: 7\r\n\r\n\uFEFFtext"u8.ToArray(), RawEnd.Close);
        await using var second = Connect(refusing.Address);
        (await second.TrySendAsync(Mails.Minimal, Cancel)).Error!.ProviderMessage.ShouldBe("text");
    }

    [Fact]
    public async Task S16_a_redirect_is_not_followed()
    {
        await using var target = new RawServer(Accepted, RawEnd.Close);
        await using var server = new RawServer($"HTTP/1.1 307 Temporary Redirect\r\nLocation: {target.Address}api/v1/send\r\nContent-Length: 0\r\n\r\n", RawEnd.Close);
        await using var email = Connect(server.Address);
        var error = (await email.TrySendAsync(Mails.Minimal, Cancel)).Error!;
        (error.Kind, error.Outcome, error.StatusCode).ShouldBe((EmailErrorKind.Configuration, SendOutcome.Rejected, 307));
        target.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task S17_an_endless_answer_is_bounded_and_judged_by_its_status()
    {
        var endless = "HTTP/1.1 400 Bad Request\r\n\r\n" + new string('x', 300_000);
        await using var server = new RawServer(endless, RawEnd.Wait);
        await using var email = Connect(server.Address);
        var error = (await email.TrySendAsync(Mails.Minimal, Cancel)).Error!;
        (error.Kind, error.Outcome, error.ProviderMessage).ShouldBe((EmailErrorKind.InvalidRequest, SendOutcome.Rejected, null));
    }

    [Theory]
    [InlineData(typeof(PlainRetry), "", SendOutcome.Unknown)]
    [InlineData(typeof(BufferingRetry), "", SendOutcome.Unknown)]
    [InlineData(typeof(CloningRetry), "", SendOutcome.Unknown)]
    [InlineData(typeof(PlainRetry), "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n", SendOutcome.Unknown)]
    [InlineData(typeof(CloningRetry), "HTTP/1.1 429 Slow\r\nContent-Length: 0\r\n\r\n", SendOutcome.Rejected)]
    public async Task D3_a_retry_handler_of_the_host_cannot_send_a_mail_twice(Type handler, string answer, SendOutcome outcome)
    {
        await using var server = new RawServer(answer, RawEnd.Close);
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(() => (DelegatingHandler)Activator.CreateInstance(handler)!));
        services.AddEmailProviders(email => email.Configure(pipeline => pipeline.MaxRetryDelay = TimeSpan.Zero).AddMailerLogic(options =>
        {
            options.ApiKey = "key";
            options.BaseAddress = server.Address;
        }));
        await using var provider = services.BuildServiceProvider();
        var error = (await provider.GetRequiredService<IEmailSender>().TrySendAsync(Mails.Minimal, Cancel)).Error!;

        server.Bodies.ShouldBe(1);
        error.Outcome.ShouldBe(outcome);
        if (answer.Length > 0)
            error.StatusCode.ShouldBe(int.Parse(answer.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture));
        else
            error.Kind.ShouldBe(EmailErrorKind.Network);
    }

    private static EmailSender Connect(Uri address, TimeSpan? connectTimeout = null) => EmailSender.Create(email => email.Configure(pipeline => pipeline.MaxRetryDelay = TimeSpan.Zero).AddMailerLogic(options =>
    {
        options.ApiKey = "key";
        options.BaseAddress = address;
        options.AttemptTimeout = TimeSpan.FromSeconds(1);
        options.ConnectTimeout = connectTimeout ?? TimeSpan.FromSeconds(1);
    }));
}
