using EmailProviders.FaultTests.Server;
using EmailProviders.FaultTests.Support;

namespace EmailProviders.FaultTests.Failover;

/// <summary>A provider of the application's own may do as it likes: the route keeps its word.</summary>
public sealed class CustomProviderTests
{
    private static readonly Dictionary<string, Func<Task<SendEmailResult>>> Misdeeds = new Func<Exception>[]
    {
        () => new InvalidOperationException(), () => new ArgumentNullException("request"), () => new ArgumentOutOfRangeException("request"),
        () => new DivideByZeroException(), () => new FormatException(), () => new IOException(), () => new HttpRequestException(),
        () => new TimeoutException(), () => new OperationCanceledException(), () => new TaskCanceledException(),
        () => new OperationCanceledException(new CancellationToken(canceled: true)), () => new NotSupportedException(), () => new NotImplementedException(),
        () => new UnauthorizedAccessException(), () => new ObjectDisposedException("client"), () => new KeyNotFoundException(),
        () => new InvalidCastException(), () => new OverflowException(), () => new AggregateException(new IOException()),
        () => new System.Net.Sockets.SocketException(10054), () => new System.Text.Json.JsonException(), () => new InsufficientMemoryException(), () => new Odd(),
    }.SelectMany((make, index) => new KeyValuePair<string, Func<Task<SendEmailResult>>>[]
    {
        new($"{index} {make().GetType().Name} thrown", () => throw make()),
        new($"{index} {make().GetType().Name} in the task", () => Task.FromException<SendEmailResult>(make())),
    }).Concat(
    [
        new("returns null", () => Task.FromResult<SendEmailResult>(null!)),
        new("returns no task", () => null!),
        new("returns a cancelled task", () => Task.FromCanceled<SendEmailResult>(new CancellationToken(canceled: true))),
    ]).ToDictionary();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names() => [.. Misdeeds.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task F5_whatever_a_provider_of_ones_own_does_the_mail_is_unknown_and_goes_to_nobody_else(string name)
    {
        await using var second = FaultServer.Healthy(ProviderKind.Brevo);
        await using var route = RouteBehind(second, Misdeeds[name]);
        var error = (await route.TrySendAsync(Mail.Plain, Cancel)).Error.ShouldNotBeNull();
        (error.Provider, error.Kind, error.Outcome).ShouldBe(("custom", EmailErrorKind.ProviderFault, SendOutcome.Unknown));
        second.Log.Connections.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task F5_who_allows_duplicates_is_served_by_the_next_provider(string name)
    {
        await using var second = FaultServer.Healthy(ProviderKind.Brevo);
        await using var route = RouteBehind(second, Misdeeds[name]);
        var result = await route.SendAsync(Mail.Plain with { DuplicatePolicy = DuplicatePolicy.Allow }, Cancel);
        (result.Provider, result.MayBeDuplicate, second.Log.Taken.Count).ShouldBe(("brevo", true, 1));
    }

    [Fact]
    public async Task F5_an_error_of_its_own_that_says_not_sent_goes_on()
    {
        await using var second = FaultServer.Healthy(ProviderKind.Brevo);
        await using var route = RouteBehind(second, () => throw new EmailSendException(
            new EmailError { Kind = EmailErrorKind.Configuration, Outcome = SendOutcome.NotSent, Description = "not set up" }));
        (await route.SendAsync(Mail.Plain, Cancel)).Provider.ShouldBe("brevo");
    }

    private static Route RouteBehind(FaultServer second, Func<Task<SendEmailResult>> send) => Route.To(second, new RouteOptions
    {
        Email = email => email.AddProvider("custom", _ => new Custom(send)),
        Pipeline = pipeline =>
        {
            pipeline.Route.Add("custom");
            pipeline.Route.Add(second.Provider.Name);
        },
    });

    private sealed class Custom(Func<Task<SendEmailResult>> send) : IEmailSender
    {
        public Task<SendEmailResult> SendAsync(SendEmailRequest request, CancellationToken cancellationToken = default) => send();
    }

    private sealed class Odd : Exception
    {
        public override string Message => throw new InvalidOperationException("even its message throws");
    }
}
