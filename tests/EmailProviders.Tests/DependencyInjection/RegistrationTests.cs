using EmailProviders.Tests.Conformance;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EmailProviders.Tests.DependencyInjection;

public sealed class RegistrationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_faults_are_reported_at_start_at_once_and_no_value_is_printed()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddEmailProviders(email => email
            .AddBrevo(options =>
            {
                options.ApiKey = "";
                options.BaseAddress = new Uri("http://canary.example.com");
                options.AttemptTimeout = TimeSpan.Zero;
                options.Templates["welcome"] = "canary";
            })
            .AddBrevo("brevo", options => options.ApiKey = "canary")
            .AddBrevo("brevo-two", options => options.ApiKey = "canary canary")
            .AddBrevo("Brevo Three", options => options.ApiKey = "canary")
            .Configure(options => options.DefaultProvider = "unheard-of"));
        using var host = builder.Build();

        var exception = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync(Cancel));
        string[] expected =
        [
            "brevo: a provider of this name is registered already",
            "A provider's name must be",
            "DefaultProvider names a provider that is not registered. Registered are: brevo, brevo-two.",
            "brevo: ApiKey is missing",
            "brevo: BaseAddress is not https",
            "brevo: AttemptTimeout must be more than zero",
            "brevo: Templates holds an id that is not a number",
            "brevo-two: ApiKey holds a space",
        ];
        exception.Failures.Count().ShouldBe(expected.Length);
        foreach (var (failure, text) in exception.Failures.Zip(expected))
            failure.ShouldStartWith(text);
        exception.ToString().ShouldNotContain("canary");
    }

    [Theory]
    [InlineData("https://api.example.com", true)]
    [InlineData("http://127.0.0.1:8025", true)]
    [InlineData("http://localhost", true)]
    [InlineData("http://api.example.com", false)]
    [InlineData("https://api.example.com/v3", false)]
    [InlineData("https://api.example.com/?a=b", false)]
    [InlineData("https://user:pass@api.example.com", false)]
    [InlineData("ftp://api.example.com", false)]
    public void S12_a_base_address_is_an_https_origin_or_loopback(string address, bool valid)
    {
        void Create() => EmailSender.Create(email => email.AddBrevo(options =>
        {
            options.ApiKey = "key";
            options.BaseAddress = new Uri(address);
        })).Dispose();

        if (valid)
            Should.NotThrow(Create);
        else
            Should.Throw<OptionsValidationException>(Create).Message.ShouldContain("brevo: BaseAddress");
    }

    [Fact]
    public void Without_a_provider_the_remedy_is_named() =>
        Should.Throw<OptionsValidationException>(() => EmailSender.Create(_ => { })).Message.ShouldContain("Add one, as in");

    [Fact]
    public async Task Configuration_names_providers_and_several_accounts()
    {
        var stub = Stub();
        var services = Services(stub, new Dictionary<string, string?>
        {
            ["Brevo:ApiKey"] = "key-one",
            ["Brevo:From:Address"] = "one@example.com",
            ["Brevo:From:DisplayName"] = "One",
            ["Brevo:Templates:welcome"] = "12",
            ["Brevo:AttemptTimeout"] = "00:00:07",
            ["Brevo:Limits:MaxRecipients"] = "3",
            ["Brevo-Marketing:Provider"] = "Brevo",
            ["Brevo-Marketing:ApiKey"] = "key-two",
            ["Brevo-Marketing:From"] = "two@example.com",
            ["DefaultProvider"] = "Brevo-Marketing",
            ["Brevo:RateLimit"] = "Published",
            ["Brevo-Marketing:RateLimit:Permits"] = "7",
            ["TotalTimeout"] = "00:00:45",
        });

        await services.GetRequiredService<IEmailSender>().SendAsync(Mails.Minimal, Cancel);
        await services.GetRequiredKeyedService<IEmailSender>("brevo").SendAsync(Mails.Templated, Cancel);
        var four = Mails.Minimal with { To = ["a@a.de", "b@a.de", "c@a.de", "d@a.de"] };
        var refused = await services.GetRequiredKeyedService<IEmailSender>("brevo").TrySendAsync(four, Cancel);

        stub.Calls.Select(call => call.Headers["api-key"]).ShouldBe(["key-two", "key-one"]);
        stub.Calls[0].Body.ShouldContain("two@example.com");
        stub.Calls[1].Body.ShouldContain("\"name\":\"One\"");
        stub.Calls[1].Body.ShouldContain("\"templateId\":12");
        refused.Error!.Kind.ShouldBe(EmailErrorKind.TooLarge);
        var options = services.GetRequiredService<IOptionsMonitor<EmailProviders.Brevo.BrevoOptions>>();
        options.Get("brevo").RateLimit.ShouldBe(EmailProviders.Brevo.BrevoDefaults.Descriptor.RateLimit);
        options.Get("brevo-marketing").RateLimit.ShouldBe(new EmailRateLimit(7, TimeSpan.FromSeconds(1)));
        services.GetRequiredService<IOptions<EmailProvidersOptions>>().Value.TotalTimeout.ShouldBe(TimeSpan.FromSeconds(45));
    }

    [Fact]
    public void Configuration_that_nobody_understands_is_a_fault()
    {
        var services = Services(Stub(), new Dictionary<string, string?>
        {
            ["Bervo:ApiKey"] = "canary",
            ["Mine:Provider"] = "Postmark",
            ["Brevo:ApiKeey"] = "canary",
            ["Brevo:AttemptTimeout"] = "canary",
            ["Brevo:UnsupportedFeatures"] = "Ignore",
            ["Brevo:From"] = "canary",
            ["Brevo:Limits:MaxToo"] = "5",
            ["Brevo:BaseAddress"] = "canary",
        });
        var exception = Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IEmailSender>());

        string[] expected =
        [
            "Bervo: no provider has this name",
            "Mine:Provider names no provider",
            "brevo: BaseAddress is not an absolute address",
            "brevo: From is not valid",
            "brevo: UnsupportedFeatures is not one of Refuse, Drop",
            "brevo: AttemptTimeout is not a duration",
            "brevo: Limits:MaxToo is not an option",
            "brevo: ApiKeey is not an option",
            "brevo: ApiKey is missing",
        ];
        foreach (var (failure, text) in exception.Failures.Order(StringComparer.Ordinal).Zip(expected.Order(StringComparer.Ordinal)))
            failure.ShouldStartWith(text);
        exception.Failures.Count().ShouldBe(expected.Length);
        exception.Message.ShouldNotContain("canary");
    }

    [Fact]
    public async Task A_key_that_changes_in_configuration_is_used_by_the_next_send()
    {
        var stub = Stub();
        var source = new Dictionary<string, string?> { ["Brevo:ApiKey"] = "key-one" };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(source).Build();
        var services = Services(stub, configuration);
        var sender = services.GetRequiredService<IEmailSender>();
        await sender.SendAsync(Mails.Minimal, Cancel);

        configuration["Brevo:ApiKey"] = "key-two";
        configuration.Reload();
        await sender.SendAsync(Mails.Minimal, Cancel);
        stub.Calls.Select(call => call.Headers["api-key"]).ShouldBe(["key-one", "key-two"]);

        configuration["Brevo:ApiKey"] = "";
        configuration.Reload();
        var error = (await sender.TrySendAsync(Mails.Minimal, Cancel)).Error!;
        (error.Kind, error.Outcome).ShouldBe((EmailErrorKind.Configuration, SendOutcome.NotSent));
        error.Description.ShouldContain("ApiKey is missing");
    }

    [Fact]
    public async Task The_first_provider_is_the_default_and_decorators_stand_outermost_first()
    {
        var order = new List<string>();
        var services = new ServiceCollection();
        services.AddEmailProviders(email => email
            .AddProvider("mine", _ => new RecordingSender("mine", order))
            .AddProvider("other", _ => new RecordingSender("other", order))
            .Use(inner => new RecordingDecorator("first", inner, order))
            .Use(inner => new RecordingDecorator("second", inner, order)));
        await using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        await provider.GetRequiredService<IEmailSender>().SendAsync(Mails.Minimal, Cancel);
        order.ShouldBe(["first", "second", "mine"]);
    }

    [Fact]
    public void A_provider_that_was_not_added_is_named_as_missing()
    {
        using var email = EmailSender.Create(builder => builder.AddBrevo(options => options.ApiKey = "key"));
        Should.Throw<ArgumentException>(() => email.Provider("kaleyra")).Message.ShouldContain("No provider was added");
    }

    [Fact]
    public void S13_a_key_prints_nowhere()
    {
        ApiKey key = "canary";
        $"{key}".ShouldBe("***");
        System.Text.Json.JsonSerializer.Serialize(key, System.Text.Json.JsonSerializerOptions.Default.GetTypeInfo(typeof(ApiKey))).ShouldNotContain("canary");
        new EmailProviders.Brevo.BrevoOptions { ApiKey = key }.ToString().ShouldBe("BrevoOptions");
    }

    private static StubHttpMessageHandler Stub() => new(_ => StubHttpMessageHandler.Json(201, """{"messageId":"<1@b.c>"}"""));

    private static ServiceProvider Services(StubHttpMessageHandler stub, Dictionary<string, string?> settings) =>
        Services(stub, new ConfigurationBuilder().AddInMemoryCollection(settings).Build());

    private static ServiceProvider Services(StubHttpMessageHandler stub, IConfiguration configuration)
    {
        var services = new ServiceCollection();
        services.AddEmailProviders(configuration);
        services.AddHttpClient("EmailProviders.brevo").ConfigurePrimaryHttpMessageHandler(() => stub);
        return services.BuildServiceProvider();
    }

    private sealed class RecordingSender(string name, List<string> order) : IEmailSender
    {
        public Task<SendEmailResult> SendAsync(SendEmailRequest request, CancellationToken cancellationToken = default)
        {
            order.Add(name);
            return Task.FromResult(new SendEmailResult { Provider = name, Receipts = [] });
        }
    }

    private sealed class RecordingDecorator(string name, IEmailSender inner, List<string> order) : DelegatingEmailSender(inner)
    {
        public override Task<SendEmailResult> SendAsync(SendEmailRequest request, CancellationToken cancellationToken = default)
        {
            order.Add(name);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
