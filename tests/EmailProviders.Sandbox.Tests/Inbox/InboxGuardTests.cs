using System.Net;
using System.Text;
using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests.Inbox;

/// <summary>What a web page elsewhere, a foreign name or another machine can do to the inbox: nothing.</summary>
public sealed class InboxGuardTests : InboxTests
{
    private const string Token = "a-token-of-the-tests";

    [Theory]
    [InlineData("evil.example", 421)]
    [InlineData("evil.example:8025", 421)]
    [InlineData("localhost.evil.example", 421)]
    [InlineData("127.0.0.1.evil.example", 421)]
    [InlineData("2130706433.evil", 421)]
    [InlineData("", 421)]
    [InlineData("localhost", 200)]
    [InlineData("LOCALHOST:1", 200)]
    [InlineData("sandbox.localhost:8025", 200)]
    [InlineData("127.0.0.1", 200)]
    [InlineData("[::1]:8025", 200)]
    [InlineData("192.0.2.7", 200)]
    public async Task A_name_that_was_made_to_point_here_reads_nothing(string host, int status)
    {
        foreach (var place in new[] { "inbox", "", "events-not-there", "faults" })
        {
            var reply = await RawAsync($"GET /_sandbox/{place} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
            var expected = status == 200 && place == "events-not-there" ? 404 : status;
            reply.ShouldStartWith($"HTTP/1.1 {expected} ", customMessage: place);
        }
    }

    [Theory]
    [InlineData("GET", "inbox")]
    [InlineData("DELETE", "inbox")]
    [InlineData("GET", "faults")]
    [InlineData("POST", "faults")]
    [InlineData("GET", "events")]
    [InlineData("POST", "session")]
    [InlineData("OPTIONS", "inbox")]
    public async Task Other_sites_can_neither_read_nor_clear(string method, string place)
    {
        await SendAsync(Mail);
        (string Name, string Value)[][] foreign =
        [
            [("Sec-Fetch-Site", "cross-site")],
            [("Sec-Fetch-Site", "same-site")],
            [("Origin", "http://evil.example")],
            [("Origin", "null")],
            [("Origin", $"http://127.0.0.1:{Sandbox.BaseAddress.Port + 1}")],
            [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")],
        ];

        foreach (var headers in foreign)
        {
            var reply = await CallAsync(method, "/_sandbox/" + place, headers: [.. headers, ("X-Email-Sandbox", "1")]);

            reply.Status.ShouldBe(403, headers[0].Value);
            reply.Headers.Keys.ShouldNotContain("Access-Control-Allow-Origin");
        }

        Sandbox.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_page_itself_may_call()
    {
        var own = $"http://127.0.0.1:{Sandbox.BaseAddress.Port}";

        (await GetAsync("inbox", ("Sec-Fetch-Site", "same-origin"), ("Origin", own))).Status.ShouldBe(200);
        (await GetAsync("inbox", ("Sec-Fetch-Site", "none"))).Status.ShouldBe(200);
        (await GetAsync("", ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document"))).Status
            .ShouldBe(200, "a link elsewhere may lead to the page, which shows nothing by itself");
        (await GetAsync("", ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "iframe"))).Status.ShouldBe(403);
        (await GetAsync("app.js", ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors"), ("Sec-Fetch-Dest", "script"))).Status.ShouldBe(403);
    }

    [Theory]
    [InlineData("DELETE", "inbox")]
    [InlineData("DELETE", "faults")]
    [InlineData("POST", "faults")]
    [InlineData("POST", "session")]
    public async Task What_changes_something_needs_the_header_that_a_form_cannot_send(string method, string place)
    {
        await SendAsync(Mail);

        (await CallAsync(method, "/_sandbox/" + place)).Status.ShouldBe(403);

        Sandbox.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Every_answer_forbids_what_it_can()
    {
        await SendAsync(Mail.With("html", "\"<p>Hello</p>\""));
        var id = Sandbox.Mails[0].Id;

        var page = await GetAsync("");
        page.Headers["Content-Security-Policy"].ShouldContain("default-src 'none'; script-src 'self'");
        page.Headers["Content-Security-Policy"].ShouldContain("frame-ancestors 'none'");
        page.Headers["Content-Security-Policy"].ShouldNotContain("unsafe");
        var frame = await GetAsync($"inbox/{id}/html");
        frame.Headers["Content-Security-Policy"].ShouldNotContain("script");
        frame.Headers["Content-Security-Policy"].ShouldNotContain("http");
        frame.Headers["Content-Security-Policy"].ShouldEndWith("sandbox allow-popups allow-popups-to-escape-sandbox");
        foreach (var reply in new[] { page, frame, await GetAsync("inbox"), await GetAsync("nothing"), await GetAsync("app.js") })
        {
            reply.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
            reply.Headers["Cross-Origin-Resource-Policy"].ShouldBe("same-origin");
            reply.Headers["Referrer-Policy"].ShouldBe("no-referrer");
        }
    }

    [Fact]
    public async Task With_a_token_nothing_is_shown_without_it()
    {
        await using var sandbox = await EmailSandbox.StartAsync(new EmailSandboxOptions { Host = "0.0.0.0", Token = Token }, Stop);
        sandbox.BaseAddress.Host.ShouldBe("127.0.0.1");

        foreach (var place in new[] { "inbox", "inbox/any", "faults", "status", "events" })
        {
            (await StatusOfAsync(sandbox, place, null)).ShouldBe(HttpStatusCode.Unauthorized, place);
            (await StatusOfAsync(sandbox, place, "Bearer a-wrong-token-of-tests")).ShouldBe(HttpStatusCode.Unauthorized, place);
        }

        (await StatusOfAsync(sandbox, "", null)).ShouldBe(HttpStatusCode.OK, "the page with its log-in");
        (await StatusOfAsync(sandbox, "inbox", "Bearer " + Token)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_browser_logs_in_for_a_cookie_that_no_script_and_no_other_site_gets()
    {
        await using var sandbox = await EmailSandbox.StartAsync(new EmailSandboxOptions { Token = Token }, Stop);
        (await LogInAsync(sandbox, "a-wrong-token-of-tests")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        using var opened = await LogInAsync(sandbox, Token);

        opened.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var cookie = opened.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=strict", Case.Insensitive);
        cookie.ShouldContain("path=/_sandbox", Case.Insensitive);
        cookie.ShouldNotContain(Token);
        var pair = cookie.Split(';')[0];
        (await StatusOfAsync(sandbox, "inbox", null, pair)).ShouldBe(HttpStatusCode.OK);
        (await StatusOfAsync(sandbox, "inbox", null, pair[..^2] + "00")).ShouldBe(HttpStatusCode.Unauthorized);

        await using var other = await EmailSandbox.StartAsync(new EmailSandboxOptions { Token = Token }, Stop);
        (await StatusOfAsync(other, "inbox", null, pair.Replace(Port(sandbox), Port(other), StringComparison.Ordinal)))
            .ShouldBe(HttpStatusCode.Unauthorized, "a cookie ends with its process");
    }

    [Theory]
    [InlineData("X-Forwarded-For", "192.0.2.1")]
    [InlineData("Forwarded", "for=192.0.2.1")]
    [InlineData("Via", "1.1 nginx")]
    [InlineData("X-Real-IP", "192.0.2.1")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Forwarded-Host", "staging.example.com")]
    public async Task A_call_through_a_proxy_may_come_from_anywhere_and_needs_the_token(string name, string value) =>
        (await GetAsync("inbox", (name, value))).Status.ShouldBe(403);

    [Fact]
    public async Task Another_name_is_let_in_when_it_was_allowed()
    {
        await using var sandbox = await EmailSandbox.StartAsync(new EmailSandboxOptions { AllowedHosts = ["devbox.example"] }, Stop);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sandbox.InboxAddress, "inbox"));
        request.Headers.Host = "devbox.example:8025";

        using var response = await Client.SendAsync(request, Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_providers_calls_ask_for_their_key_alone()
    {
        await using var sandbox = await EmailSandbox.StartAsync(new EmailSandboxOptions { Token = Token }, Stop);
        using var content = new StringContent(Mail, Encoding.UTF8, "application/json");
        content.Headers.Add("X-API-Key", Key);

        using var response = await Client.PostAsync(new Uri(sandbox.BaseAddress, "/api/v1/send"), content, Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        sandbox.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_bare_address_leads_to_the_inbox()
    {
        var reply = await RawAsync("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        reply.ShouldStartWith("HTTP/1.1 302 ");
        reply.ShouldContain("Location: /_sandbox/\r\n");
        Sandbox.Rejections.ShouldBeEmpty();
    }

    private static string Port(EmailSandbox sandbox) => sandbox.BaseAddress.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task<HttpStatusCode> StatusOfAsync(EmailSandbox sandbox, string place, string? authorization, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sandbox.InboxAddress, place));
        if (authorization is not null)
        {
            request.Headers.Add("Authorization", authorization);
        }

        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
        return response.StatusCode;
    }

    private async Task<HttpResponseMessage> LogInAsync(EmailSandbox sandbox, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(sandbox.InboxAddress, "session"));
        request.Headers.Add("X-Email-Sandbox", "1");
        request.Content = new StringContent($$"""{ "token": "{{token}}" }""", Encoding.UTF8, "application/json");
        return await Client.SendAsync(request, Stop);
    }
}
