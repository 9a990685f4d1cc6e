using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EmailProviders.Tests.DependencyInjection;

public sealed class PipelineOptionsTests
{
    [Fact]
    public void Every_fault_of_the_pipeline_is_named_at_start()
    {
        var exception = Should.Throw<OptionsValidationException>(() => EmailSender.Create(email => email
            .AddBrevo(options => options.ApiKey = "key")
            .UseFailover("brevo", "kaleyra", "brevo")
            .Configure(options =>
            {
                options.Weights["whippy"] = 1;
                options.Weights["brevo"] = 0;
                options.TotalTimeout = TimeSpan.FromSeconds(5);
                options.MaxRetryDelay = TimeSpan.FromSeconds(-1);
                options.RetriesBeforeFailover = 3;
                options.BreakAfterFailures = 1;
                options.BreakDuration = TimeSpan.Zero;
                options.DisableDuration = TimeSpan.Zero;
                options.PauseWithoutRetryAfter = TimeSpan.FromDays(2);
            })));

        string[] expected =
        [
            "Route[1] names a provider that is not registered. Registered are: brevo.",
            "Route[2] names a provider for the second time.",
            "Weights names a provider that is not on the Route.",
            "Weights must be 1 or more.",
            "RetriesBeforeFailover must be 0 to 2.",
            "BreakAfterFailures must be 2 or more.",
            "BreakDuration must be half a second to one day.",
            "DisableDuration must be more than zero and at most one day.",
            "PauseWithoutRetryAfter must be more than zero and at most one day.",
            "MaxRetryDelay must not be negative, and at most one day.",
            "brevo: AttemptTimeout is longer than its share of TotalTimeout (00:00:01.6666667): no attempt could come to its end.",
        ];
        exception.Failures.ShouldBe(expected);
    }

    [Fact]
    public void A_route_in_configuration_is_read()
    {
        var options = Read(new Dictionary<string, string?>
        {
            ["Brevo:ApiKey"] = "key",
            ["MailerLogic:ApiKey"] = "key",
            ["Route:0"] = "MailerLogic",
            ["Route:1"] = "Brevo",
            ["RouteStrategy"] = "Weighted",
            ["Weights:Brevo"] = "3",
            ["RetriesBeforeFailover"] = "2",
        });
        options.Route.ShouldBe(["mailerlogic", "brevo"]);
        (options.RouteStrategy, options.Weights["brevo"], options.RetriesBeforeFailover).ShouldBe((RouteStrategy.Weighted, 3, 2));
    }

    [Fact]
    public void Numbers_that_are_none_are_faults() => Should.Throw<OptionsValidationException>(() => Read(new Dictionary<string, string?>
    {
        ["Brevo:ApiKey"] = "key",
        ["TotalTimeout"] = "soon",
        ["Weights:Brevo"] = "many",
        ["Brevo:RateLimit:Permits"] = "0",
    })).Failures.ShouldBe(
        [
            "Weights:Brevo is not a whole number.",
            "TotalTimeout is not a duration such as 00:00:30.",
            "brevo: RateLimit must have at least one permit, a period of a tenth of a second to one day, and no negative queue.",
        ]);

    private static EmailProvidersOptions Read(Dictionary<string, string?> settings)
    {
        var services = new ServiceCollection();
        services.AddEmailProviders(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<EmailProvidersOptions>>().Value;
    }
}
