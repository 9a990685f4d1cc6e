using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EmailProviders.Sandbox.Tests.Inbox;

/// <summary>The sandbox inside an ASP.NET Core application.</summary>
public sealed class MapEmailSandboxTests : IAsyncDisposable
{
    private const string Mail = """{ "to": "user@example.com", "subject": "Hello", "text": "t" }""";

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_applications_own_address_serves_the_inbox_and_the_five_APIs()
    {
        await using var app = Create("Development");
        app.MapGet("/", () => "the application's own");
        app.MapEmailSandbox("/_email");
        await app.StartAsync(Stop);
        var origin = OriginOf(app);

        (await StatusOfAsync(HttpMethod.Post, origin, "/api/v1/send", Mail, ("X-API-Key", EmailSandboxOptions.DefaultApiKey))).ShouldBe(HttpStatusCode.OK);
        (await StatusOfAsync(HttpMethod.Post, origin, "/v1/another-sid/email/", "{}", ("api-key", EmailSandboxOptions.DefaultApiKey))).ShouldBe(HttpStatusCode.Unauthorized, "Kaleyra's word for a wrong account");

        (await client.GetStringAsync(new Uri(origin, "/"), Stop)).ShouldBe("the application's own");
        (await client.GetStringAsync(new Uri(origin, "/_email/"), Stop)).ShouldContain("<title>Email Sandbox</title>");
        using var bare = await client.GetAsync(new Uri(origin, "/_email"), Stop);
        bare.Headers.Location!.OriginalString.ShouldBe("/_email/");
        var list = JsonNode.Parse(await client.GetStringAsync(new Uri(origin, "/_email/inbox"), Stop))!;
        list["items"]!.AsArray().Select(item => item!["outcome"]!.GetValue<string>()).ShouldBe(["rejected", "accepted"]);
        using var own = await client.GetAsync(new Uri(origin, "/nowhere"), Stop);
        own.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        list["total"]!.GetValue<int>().ShouldBe(2, "a path of nobody's is the application's affair here");
    }

    [Fact]
    public async Task Every_path_of_the_providers_is_mapped()
    {
        await using var app = Create("Development");
        app.MapEmailSandbox();
        await app.StartAsync(Stop);
        string[] paths =
        [
            "/api/v1/send", "/api/v1/batch", "/v3/smtp/email", "/v1/messaging/email", "/v1/sandbox-sid/email", "/api/auth/login", "/api/auth/refresh", "/api/email/send-emails",
            "/api/email/send-template-emails",
        ];
        foreach (var path in paths)
            (await StatusOfAsync(HttpMethod.Get, OriginOf(app), path, "{}")).ShouldNotBe(HttpStatusCode.NotFound, path);
    }

    [Fact]
    public async Task A_body_may_be_as_large_as_at_the_providers()
    {
        await using var app = Create("Development");
        app.MapEmailSandbox();
        await app.StartAsync(Stop);
        var content = Convert.ToBase64String(new byte[9 * 1024 * 1024]);
        var file = $$"""{ "filename": "a.bin", "content": "{{content}}", "contentType": "application/octet-stream" }""";

        (await StatusOfAsync(
            HttpMethod.Post,
            OriginOf(app),
            "/api/v1/send",
            $$"""{ "to": "user@example.com", "subject": "Large", "text": "t", "attachments": [{{file}}, {{file}}] }""",
            ("X-API-Key", EmailSandboxOptions.DefaultApiKey))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void In_Production_it_refuses_to_be_mapped()
    {
        var app = Create("Production");

        Should.Throw<InvalidOperationException>(() => app.MapEmailSandbox()).Message.ShouldStartWith("The e-mail sandbox is not for Production");
    }

    [Fact]
    public void Outside_of_Development_it_needs_a_token()
    {
        Should.Throw<InvalidOperationException>(() => Create("Staging").MapEmailSandbox()).Message.ShouldContain("EmailSandboxOptions.Token");
        Create("Staging").MapEmailSandbox("/_email", new EmailSandboxOptions { Token = "a-token-of-a-decent-length" }).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("email")]
    [InlineData("/{id}")]
    [InlineData("/a b")]
    public void A_path_that_is_none_is_named(string path) =>
        Should.Throw<ArgumentException>(() => Create("Development").MapEmailSandbox(path)).ParamName.ShouldBe("path");

    [Fact]
    public void An_option_out_of_range_is_named() =>
        Should.Throw<ArgumentException>(() => Create("Development").MapEmailSandbox(options: new EmailSandboxOptions { MaxMails = 0 })).Message.ShouldStartWith("MaxMails ");

    [Fact]
    public async Task An_application_that_lets_nobody_in_without_a_name_lets_the_sandbox_be()
    {
        await using var app = Create("Development", services => services.AddAuthorizationBuilder().SetFallbackPolicy(
            new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build()));
        app.UseAuthorization();
        app.MapEmailSandbox();
        await app.StartAsync(Stop);

        (await StatusOfAsync(HttpMethod.Post, OriginOf(app), "/api/v1/send", Mail, ("X-API-Key", EmailSandboxOptions.DefaultApiKey))).ShouldBe(HttpStatusCode.OK);
        (await StatusOfAsync(HttpMethod.Get, OriginOf(app), "/_email/inbox", null)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_guard_stands_here_too()
    {
        await using var app = Create("Development");
        app.MapEmailSandbox();
        await app.StartAsync(Stop);

        (await StatusOfAsync(HttpMethod.Get, OriginOf(app), "/_email/inbox", null, ("Host", "evil.example"))).ShouldBe(HttpStatusCode.MisdirectedRequest);
        (await StatusOfAsync(HttpMethod.Get, OriginOf(app), "/_email/inbox", null, ("Sec-Fetch-Site", "cross-site"))).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusOfAsync(HttpMethod.Delete, OriginOf(app), "/_email/inbox", null)).ShouldBe(HttpStatusCode.Forbidden);
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private static WebApplication Create(string environment, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        configure?.Invoke(builder.Services);
        return builder.Build();
    }

    private static Uri OriginOf(WebApplication app) =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    private async Task<HttpStatusCode> StatusOfAsync(HttpMethod method, Uri origin, string path, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(origin, path));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var response = await client.SendAsync(request, Stop);
        return response.StatusCode;
    }
}
