using EmailProviders.Brevo;
using EmailProviders.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EmailProviders.Tests.DependencyInjection;

/// <summary>One line takes every provider to a sandbox.</summary>
public sealed class UseSandboxTests
{
    private static readonly string[] Names = ["bsg", "brevo", "whippy", "kaleyra", "mailerlogic"];

    private static readonly SendEmailRequest Mail = new() { From = "shop@example.com", To = ["ada@example.net"], Subject = "Hello", TextBody = "Hello" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_provider_goes_there_wherever_the_line_stands(bool isFirst)
    {
        await using var sandbox = await EmailSandbox.StartAsync(new EmailSandboxOptions { ApiKey = "another-key", KaleyraSid = "another-sid" }, Cancel);
        await using var email = EmailSender.Create(providers =>
        {
            if (isFirst)
                providers.UseSandbox(sandbox.BaseAddress, "another-key", "another-sid");
            providers
                .AddBsg(_ => { })
                .AddBrevo(brevo =>
                {
                    brevo.ApiKey = "a-real-key";
                    brevo.BaseAddress = new Uri("https://api.brevo.com");
                })
                .AddWhippy(_ => { })
                .AddKaleyra(kaleyra => kaleyra.Sid = "a-real-sid")
                .AddMailerLogic(_ => { });
            if (!isFirst)
                providers.UseSandbox(sandbox.BaseAddress, "another-key", "another-sid");
        });

        foreach (var name in Names)
            await email.Provider(name).SendAsync(Mail, Cancel);

        sandbox.Mails.Select(mail => mail.Provider).ShouldBe(Names);
        sandbox.Rejections.ShouldBeEmpty();
    }

    [Fact]
    public async Task Other_options_stay_as_they_are()
    {
        await using var sandbox = await EmailSandbox.StartAsync(cancellationToken: Cancel);
        await using var email = EmailSender.Create(providers => providers.AddBrevo(brevo => brevo.From = "verified@example.com").UseSandbox(sandbox.BaseAddress));

        await email.SendAsync(Mail, Cancel);

        sandbox.Mails[0].From.ShouldBe("verified@example.com");
    }

    [Fact]
    public async Task A_setting_does_the_same()
    {
        await using var sandbox = await EmailSandbox.StartAsync(cancellationToken: Cancel);
        await using var services = Services(new()
        {
            ["Brevo:ApiKey"] = "a-real-key",
            ["Sandbox"] = sandbox.BaseAddress.OriginalString,
            ["RedirectAllTo"] = "dev@team.example",
            ["AllowRecipientsOnly:0"] = "team.example",
        });

        await services.GetRequiredService<IEmailSender>().SendAsync(Mail, Cancel);

        sandbox.Mails[0].To.ShouldBe(["dev@team.example"]);
        sandbox.Mails[0].Subject.ShouldBe("[to ada@example.net] Hello");
    }

    [Fact]
    public async Task An_address_that_is_none_is_a_fault_at_start()
    {
        await using var services = Services(new() { ["Brevo:ApiKey"] = "key", ["Sandbox"] = "nowhere" });

        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IOptions<EmailProvidersOptions>>().Value)
            .Failures.ShouldBe(["Sandbox is not an absolute address, such as http://127.0.0.1:8025."]);
    }

    [Fact]
    public void Without_an_address_it_is_where_the_tool_listens()
    {
        using var services = new ServiceCollection().AddEmailProviders(email => email.AddBrevo(_ => { }).UseSandbox()).BuildServiceProvider();

        var options = services.GetRequiredService<IOptionsMonitor<BrevoOptions>>().Get("brevo");
        options.BaseAddress.ShouldBe(new Uri("http://127.0.0.1:8025/"));
    }

    [Fact]
    public async Task The_defaults_are_those_of_the_sandbox()
    {
        // The library does not know the sandbox, so both say it: here they are held together.
        await using var sandbox = await EmailSandbox.StartAsync(cancellationToken: Cancel);
        await using var email = EmailSender.Create(providers => providers.AddKaleyra(_ => { }).UseSandbox(sandbox.BaseAddress));

        (await email.TrySendAsync(Mail, Cancel)).IsAccepted.ShouldBeTrue();
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddEmailProviders(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .BuildServiceProvider();
}
