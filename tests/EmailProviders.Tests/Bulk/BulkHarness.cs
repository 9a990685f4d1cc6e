using System.Text.Json.Nodes;
using EmailProviders.Brevo;
using EmailProviders.MailerLogic;
using EmailProviders.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Tests.Bulk;

/// <summary>One provider behind the unkeyed sender, with a recording transport that answers as a test says.</summary>
internal sealed class BulkHarness : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public BulkHarness(
        Action<EmailProvidersBuilder> configure, string provider, Func<RecordedCall, HttpResponseMessage> answer, TimeProvider? clock = null,
        Action<IServiceCollection>? configureServices = null)
    {
        Wire = new StubHttpMessageHandler(answer);
        var services = new ServiceCollection();
        if (clock is not null)
            services.AddSingleton(clock);
        configureServices?.Invoke(services);
        services.AddEmailProviders(email => email.Configure(ProviderHarness.NoWaiting).Configure(pipeline => pipeline.TotalTimeout = TimeSpan.FromDays(1)));
        services.AddEmailProviders(configure);
        services.AddHttpClient("EmailProviders." + provider).ConfigurePrimaryHttpMessageHandler(() => Wire);
        _services = services.BuildServiceProvider();
    }

    public static BulkHarness Brevo(
        Func<RecordedCall, HttpResponseMessage>? answer = null, Action<BrevoOptions>? configure = null, TimeProvider? clock = null) => new(
            email => email.AddBrevo(brevo =>
            {
                brevo.ApiKey = "test-key";
                brevo.Templates["welcome"] = "12";
                brevo.ConnectTimeout = brevo.AttemptTimeout = TimeSpan.FromDays(1);
                configure?.Invoke(brevo);
            }),
            "brevo",
            answer ?? BrevoAnswer,
            clock);

    public static BulkHarness MailerLogic(Func<RecordedCall, HttpResponseMessage> answer, Action<MailerLogicOptions>? configure = null) => new(
        email => email.AddMailerLogic(mailerLogic =>
        {
            mailerLogic.ApiKey = "test-key";
            configure?.Invoke(mailerLogic);
        }),
        "mailerlogic",
        answer);

    public StubHttpMessageHandler Wire { get; }

    public IEmailSender Sender => _services.GetRequiredService<IEmailSender>();

    public IReadOnlyList<JsonNode> Bodies => [.. Wire.Calls.Select(call => JsonNode.Parse(call.Body)!)];

    /// <summary>Accepts a call as Brevo does: an id for each version, made of its first recipient.</summary>
    public static HttpResponseMessage BrevoAnswer(RecordedCall call)
    {
        var body = JsonNode.Parse(call.Body)!;
        var ids = VersionsOf(body).Select(version => IdOf((string)version!["to"]![0]!["email"]!));
        return StubHttpMessageHandler.Json(201, body["messageVersions"] is null
            ? new JsonObject { ["messageId"] = ids.Single() }.ToJsonString()
            : new JsonObject { ["messageIds"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]) }.ToJsonString());
    }

    /// <summary>The versions of a call; a call of one mail is its own.</summary>
    public static IReadOnlyList<JsonNode?> VersionsOf(JsonNode body) => body["messageVersions"] is JsonArray versions ? [.. versions] : [body];

    public static string IdOf(string recipient) => $"<{recipient}.id>";

    public Task<List<TrySendResult>> SendAsync(IEnumerable<SendEmailRequest> mails, SendManyOptions? options = null) =>
        SendManyTests.CollectAsync(Sender.SendManyAsync(mails, options, cancellationToken: TestContext.Current.CancellationToken));

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
