using System.Net;
using System.Net.Sockets;
using EmailProviders.Sandbox.BrowserTests.Support;
using Microsoft.Playwright;

namespace EmailProviders.Sandbox.BrowserTests;

/// <summary>What a mail cannot do to its reader, and a foreign page not to the inbox.</summary>
public sealed class HarmTests(ChromiumBrowser chromium) : Support.BrowserTests(chromium)
{
    private const string Attack =
        """
        <p id="shown">Shown</p>
        <script>document.getElementById("shown").textContent = "a script ran"; parent.postMessage("ran", "*");</script>
        <img src="x" onerror="document.getElementById('shown').textContent = 'a handler ran'">
        <svg onload="document.getElementById('shown').textContent = 'a drawing ran'"></svg>
        <iframe srcdoc="<script>parent.document.body.textContent = 'a frame ran'</script>"></iframe>
        <form action="/_sandbox/inbox" method="post"><button>Send</button></form>
        <meta http-equiv="refresh" content="0; url=https://elsewhere.example/">
        <a href="javascript:parent.document.body.textContent='a link ran'">javascript link</a>
        """;

    [Fact]
    public async Task A_script_in_a_mail_does_not_run()
    {
        var messages = new List<string>();
        await Page.ExposeFunctionAsync("noteMessage", (string text) => messages.Add(text));
        await Page.AddInitScriptAsync("if (window === top) window.addEventListener('message', event => window.noteMessage(String(event.data)));");
        await Mailer.SendAsync("brevo", "<img src=x onerror=alert(1)>", Attack);
        await OpenAsync();

        await Row("<img src=x").ClickAsync();

        var mail = Page.FrameLocator("iframe");
        await Expect(mail.Locator("#shown")).ToHaveTextAsync("Shown");
        await mail.GetByText("javascript link").ClickAsync();
        await Page.Frames[1].WaitForLoadStateAsync(LoadState.Load);
        await Expect(mail.Locator("#shown")).ToHaveTextAsync("Shown");
        await Expect(Heading).ToHaveTextAsync("<img src=x onerror=alert(1)>");
        messages.ShouldBeEmpty();
        (await Page.Locator("iframe").EvaluateAsync<bool>("frame => { try { return frame.contentWindow.document !== null } catch { return false } }"))
            .ShouldBeFalse("the frame is of another origin");
    }

    [Fact]
    public async Task A_remote_image_is_not_fetched_until_the_reader_allows_it()
    {
        using var tracker = new TcpListener(IPAddress.Loopback, 0);
        tracker.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)tracker.LocalEndpoint).Port}";
        var call = tracker.AcceptTcpClientAsync(Stop).AsTask();
        await Mailer.SendAsync(
            "brevo",
            "Tracked",
            $"""<link rel="preconnect" href="{address}"><link rel="stylesheet" href="{address}/s.css"><style>p {"{"} background: url({address}/b.png) {"}"}</style><p>Hello</p><img src="{address}/open.gif">""");
        await OpenAsync();
        await Row("Tracked").ClickAsync();
        await Expect(Page.FrameLocator("iframe").GetByText("Hello")).ToBeVisibleAsync();

        // A frame has loaded when everything in it was fetched or blocked.
        await Page.Frames[1].WaitForLoadStateAsync(LoadState.Load);
        call.IsCompleted.ShouldBeFalse();

        await Button("Load them for this mail").ClickAsync();

        using var fetched = await call.WaitAsync(TimeSpan.FromMinutes(1), Stop);
        fetched.Connected.ShouldBeTrue();
        await Mailer.SendAsync("brevo", "Tracked again", $"""<img src="{address}/open.gif">""");
        await Row("Tracked again").ClickAsync();
        await Expect(Page.GetByText("are blocked")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_of_another_origin_can_neither_read_nor_clear_the_inbox()
    {
        await Mailer.SendAsync("brevo", "Private");
        await using var other = await EmailSandbox.StartAsync(cancellationToken: Stop);
        await Page.GotoAsync(new Uri(other.BaseAddress, "/_sandbox/icon.svg").AbsoluteUri);
        var inbox = new Uri(Sandbox.InboxAddress, "inbox").AbsoluteUri;

        foreach (var call in new[] { "{}", "{ mode: 'no-cors' }", "{ method: 'DELETE' }", "{ method: 'POST', mode: 'no-cors' }", "{ method: 'DELETE', headers: { 'X-Email-Sandbox': '1' } }" })
        {
            (await Page.EvaluateAsync<string>($"() => fetch('{inbox}', {call}).then(response => response.text(), error => 'refused')")).ShouldBeOneOf("refused", "");
        }

        Sandbox.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_name_that_points_here_reads_nothing()
    {
        await Mailer.SendAsync("brevo", "Private");

        var response = await Page.APIRequest.GetAsync(
            new Uri(Sandbox.InboxAddress, "inbox").AbsoluteUri,
            new APIRequestContextOptions { Headers = new Dictionary<string, string> { ["Host"] = "rebound.example" } });

        response.Status.ShouldBe(421);
        (await response.TextAsync()).ShouldNotContain("Private");
    }
}
