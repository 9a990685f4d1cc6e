using System.Text.Json.Nodes;
using EmailProviders.Brevo;
using EmailProviders.Tests.Brevo;
using EmailProviders.Tests.Conformance;
using EmailProviders.Tests.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Tests.Security;

/// <summary>Free-form extras, and primary handlers of the host, that want to be more than they say.</summary>
public sealed class ExtrasTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fe80::1%x\r\nX-Evil: yes")]
    [InlineData("::1%a b")]
    [InlineData("1")]
    [InlineData("0x7f.1")]
    public Task An_IP_address_with_something_behind_it_is_refused(string address) => ShouldRefuse(new BrevoSendOptions { SenderIp = address }, "SenderIp");

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"a":{"b":["x\u0000"]}}""")]
    public Task JSON_that_comes_to_light_when_it_is_read_is_refused_as_a_value(string json) =>
        ShouldRefuse(new BrevoSendOptions { Params = (JsonObject)JsonNode.Parse(json)! }, "Params");

    [Theory]
    [InlineData('\0')]
    [InlineData('\ud800')]
    public Task A_character_is_looked_at_like_a_text(char character) =>
        ShouldRefuse(new BrevoSendOptions { Params = new JsonObject { ["a"] = JsonValue.Create(character) } }, "Params");

    [Fact]
    public Task An_address_in_JSON_is_looked_at_like_a_text() => ShouldRefuse(
        new BrevoSendOptions { Params = new JsonObject { ["a"] = JsonValue.Create(new Uri("a\0b", UriKind.Relative)) } }, "Params");

    [Fact]
    public void An_address_that_was_left_as_it_was_written_is_refused()
    {
        var raw = new Uri("https://example.com/a\r\nb<>/a.txt", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        Should.Throw<ArgumentException>(() => EmailAttachment.FromUrl(raw)).Message.ShouldContain("percent-encoded");
    }

    [Fact]
    public async Task S16_a_wrapped_primary_handler_follows_no_redirect()
    {
        await using var elsewhere = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", RawEnd.Close);
        await using var server = new RawServer($"HTTP/1.1 302 Found\r\nLocation: {elsewhere.Address}\r\nContent-Length: 0\r\n\r\n", RawEnd.Close);
        var services = new ServiceCollection();
        services.AddEmailProviders(email => email.AddBrevo(brevo =>
        {
            brevo.ApiKey = "key";
            brevo.BaseAddress = server.Address;
        }));
        services.AddHttpClient("EmailProviders.brevo").ConfigurePrimaryHttpMessageHandler(() => new Wrapper(new Wrapper(new SocketsHttpHandler())));
        await using var provider = services.BuildServiceProvider();
        (await provider.GetRequiredService<IEmailSender>().TrySendAsync(Mails.Minimal, Cancel)).Error!.Kind.ShouldBe(EmailErrorKind.Configuration);
        elsewhere.Connections.ShouldBe(0);
    }

    private static async Task ShouldRefuse(BrevoSendOptions extras, string field)
    {
        await using var harness = new ProviderHarness(new BrevoCase());
        var error = (await harness.Sender.TrySendAsync(Mails.Minimal with { ProviderOptions = [extras] }, Cancel)).Error.ShouldNotBeNull();
        (error.Kind, error.Outcome).ShouldBe((EmailErrorKind.InvalidRequest, SendOutcome.NotSent));
        error.Fields.ShouldContain(fault => fault.Field.Contains(field));
        harness.Wire.Calls.ShouldBeEmpty();
    }

    private sealed class Wrapper(HttpMessageHandler inner) : DelegatingHandler(inner);
}
