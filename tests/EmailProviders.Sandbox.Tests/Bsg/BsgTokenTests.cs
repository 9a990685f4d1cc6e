using System.Buffers.Text;
using System.Text.Json.Nodes;
using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests.Bsg;

public sealed class BsgTokenTests : BsgTests
{
    private const string Unauthenticated = """{ "message": "Unauthenticated." }""";

    [Fact]
    public async Task A_login_is_answered_with_a_jwt_that_lasts_thirty_days()
    {
        var token = await LogInAsync();

        var parts = token.Split('.');
        parts.Length.ShouldBe(3);
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!;
        claims["iat"]!.GetValue<long>().ShouldBe(Clock.GetUtcNow().ToUnixTimeSeconds());
        (claims["exp"]!.GetValue<long>() - claims["iat"]!.GetValue<long>()).ShouldBe(2_592_000);
        Sandbox.BsgLogins.ShouldBe(1);
    }

    [Fact]
    public async Task A_wrong_key_is_401_and_no_login()
    {
        (await PostAsync(LoginPath, """{ "api_key": "live_wrong" }""")).ShouldBeExactly(401, Unauthenticated);
        Sandbox.BsgLogins.ShouldBe(0);
    }

    [Theory]
    [InlineData("{}", "api_key", "The api_key is required.")]
    [InlineData("""{ "api_key": 4 }""", "api_key", "The api_key must be a string.")]
    [InlineData("""{ "api_key": "x", "user": "y" }""", "user", "The user is not a known parameter.")]
    public async Task A_login_that_breaks_the_schema_is_422(string body, string field, string message) =>
        (await PostAsync(LoginPath, body)).ShouldBeExactly(
            422, $$"""{ "message": "The given data was invalid.", "errors": { "{{field}}": ["{{message}}"] } }""");

    [Fact]
    public async Task A_token_holds_until_its_last_second()
    {
        var token = await LogInAsync();

        Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        (await SendAsync(SimpleText, MailPath, token)).Status.ShouldBe(201);
        Clock.Advance(TimeSpan.FromSeconds(1));
        (await SendAsync(SimpleText, MailPath, token)).ShouldBeExactly(401, Unauthenticated);
        (await PostAsync(RefreshPath, "", ("Authorization", $"Bearer {token}"))).ShouldBeExactly(401, Unauthenticated);
    }

    [Fact]
    public async Task A_refresh_gives_a_new_token_for_a_full_life()
    {
        var old = await LogInAsync();
        Clock.Advance(TimeSpan.FromDays(29));

        var refreshed = (await CallAsync("POST", RefreshPath, headers: ("Authorization", $"Bearer {old}"))).Member("bearer");

        refreshed.ShouldNotBe(old);
        Clock.Advance(TimeSpan.FromDays(29));
        (await SendAsync(SimpleText, MailPath, refreshed)).Status.ShouldBe(201);
        (await SendAsync(SimpleText, MailPath, old)).Status.ShouldBe(401);
        Sandbox.BsgRefreshes.ShouldBe(1);
        Sandbox.BsgLogins.ShouldBe(1);
    }

    [Fact]
    public async Task Expired_by_hand_a_token_is_401_and_a_new_login_helps()
    {
        var token = await LogInAsync();
        Sandbox.ExpireBsgTokens();

        (await SendAsync(SimpleText, MailPath, token)).ShouldBeExactly(401, Unauthenticated);
        (await SendAsync(SimpleText)).Status.ShouldBe(201);
        Sandbox.BsgLogins.ShouldBe(2);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer unknown")]
    [InlineData("Bearer")]
    [InlineData("Basic c2FuZGJveA==")]
    [InlineData(Key)]
    public async Task Anything_but_an_issued_bearer_token_is_401(string? authorization)
    {
        foreach (var path in new[] { MailPath, TemplatePath, RefreshPath })
        {
            var reply = authorization is null
                ? await PostAsync(path, SimpleText)
                : await PostAsync(path, SimpleText, ("Authorization", authorization));
            reply.ShouldBeExactly(401, Unauthenticated);
        }
    }

    [Fact]
    public async Task The_colon_of_the_prose_is_not_the_standard_form()
    {
        var token = await LogInAsync();

        var answer = await RawAsync(
            $"POST {MailPath} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer: {token}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 401 ");
    }

    [Theory]
    [InlineData(LoginPath)]
    [InlineData(RefreshPath)]
    public async Task Other_methods_are_405(string path)
    {
        var reply = await CallAsync("GET", path);

        reply.ShouldBeExactly(405, """{ "message": "The method is not allowed: use POST." }""");
    }
}
