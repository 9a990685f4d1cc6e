using System.Reflection;
using EmailProviders.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EmailProviders.Tests.Security;

/// <summary>Options hold keys, ids and names that go into headers, paths and JSON: they are refused at start, all at once, and never printed.</summary>
public sealed class OptionsTextTests
{
    private static readonly PropertyInfo[] Texts =
    [
        .. typeof(EmailSender).Assembly.GetExportedTypes()
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(EmailProviderOptions)))
            .SelectMany(type => type.GetProperties().Where(property => ValueOf(property, "x") is not null).Select(property => type.GetProperty(property.Name)!)),
    ];

    public static TheoryData<string> Names() => [.. Texts.Select(text => $"{text.ReflectedType!.Name}.{text.Name}")];

    [Fact]
    public void Every_option_that_is_a_text_is_walked() => Names().Count.ShouldBeGreaterThan(15);

    [Theory]
    [MemberData(nameof(Names))]
    public void S1_an_option_with_a_control_character_stops_the_start(string name)
    {
        var text = Texts.Single(text => $"{text.ReflectedType!.Name}.{text.Name}" == name);
        foreach (var character in HostileCharacters.OfLines.Concat(HostileCharacters.Halves))
        {
            var exception = Should.Throw<OptionsValidationException>(() => Start(text, $"canary{character}b"));
            exception.Message.ShouldContain(text.Name);
            exception.Message.Contains(character, StringComparison.Ordinal).ShouldBeFalse();
            exception.Message.ShouldNotContain("canary");
        }
    }

    [Theory]
    [InlineData("https://user:secret@api.example.com")]
    [InlineData("https://api.example.com/path")]
    [InlineData("https://api.example.com/?key=secret")]
    [InlineData("https://api.example.com/#secret")]
    [InlineData("http://api.example.com")]
    [InlineData("http://10.0.0.1")]
    [InlineData("http://127.0.0.1.example.com")]
    [InlineData("ftp://api.example.com")]
    [InlineData("relative")]
    public void S12_a_base_address_that_is_no_plain_origin_stops_the_start(string address)
    {
        var message = Should.Throw<OptionsValidationException>(() => EmailSender.Create(email => email.AddBrevo(brevo =>
        {
            brevo.ApiKey = "key";
            brevo.BaseAddress = new Uri(address, UriKind.RelativeOrAbsolute);
        }))).Message;
        message.ShouldContain("BaseAddress");
        message.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("http://localhost:5000")]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("http://[::1]:5000")]
    [InlineData("https://api.example.com:8443")]
    public void S12_an_origin_or_loopback_is_taken(string address)
    {
        using var sender = EmailSender.Create(email => email.AddBrevo(brevo =>
        {
            brevo.ApiKey = "key";
            brevo.BaseAddress = new Uri(address);
        }));
        sender.Provider("brevo").ShouldNotBeNull();
    }

    private static object? ValueOf(PropertyInfo property, string text) =>
        property.SetMethod is { IsPublic: true } && property.PropertyType == typeof(string) ? text
        : property.PropertyType == typeof(ApiKey) ? (object)new ApiKey(text)
        : property.PropertyType == typeof(IDictionary<string, string>) ? text
        : null;

    private static void Start(PropertyInfo property, string text)
    {
        void Set(EmailProviderOptions options)
        {
            if (!options.GetType().IsAssignableTo(property.ReflectedType))
                return;
            if (property.PropertyType == typeof(IDictionary<string, string>))
                ((IDictionary<string, string>)property.GetValue(options)!)["name"] = text;
            else
                property.SetValue(options, ValueOf(property, text));
        }

        var services = new ServiceCollection();
        services.AddEmailProviders(email => email.AddAllTo(new Uri("http://127.0.0.1:1"), "key", "sid"));
        services.PostConfigureAll<EmailProviders.Bsg.BsgOptions>(Set);
        services.PostConfigureAll<EmailProviders.Brevo.BrevoOptions>(Set);
        services.PostConfigureAll<EmailProviders.Whippy.WhippyOptions>(Set);
        services.PostConfigureAll<EmailProviders.Kaleyra.KaleyraOptions>(Set);
        services.PostConfigureAll<EmailProviders.MailerLogic.MailerLogicOptions>(Set);
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IEmailSender>();
    }
}
