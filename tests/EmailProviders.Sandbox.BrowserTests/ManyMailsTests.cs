using EmailProviders.Sandbox.BrowserTests.Support;
using Microsoft.Playwright;

namespace EmailProviders.Sandbox.BrowserTests;

/// <summary>Ten thousand mails stay usable, and what had to go is told.</summary>
public sealed class ManyMailsTests(ChromiumBrowser chromium) : Support.BrowserTests(chromium)
{
    [Fact]
    public async Task Ten_thousand_mails_are_scrolled_searched_and_opened()
    {
        using var http = new HttpClient(new SocketsHttpHandler());
        await Parallel.ForAsync(0, 10_001, Stop, async (i, stop) =>
        {
            using var body = new StringContent($$"""{ "to": "ada@example.net", "subject": "Mail-{{i:D5}}", "text": "t" }""", System.Text.Encoding.UTF8, "application/json");
            body.Headers.Add("X-API-Key", EmailSandboxOptions.DefaultApiKey);
            using var response = await http.PostAsync(new Uri(Sandbox.BaseAddress, "/api/v1/send"), body, stop);
        });
        var (newest, oldest) = (Sandbox.Mails[^1].Subject!, Sandbox.Mails[0].Subject!);
        await OpenAsync();

        await Expect(Row(newest)).ToBeVisibleAsync();
        await Expect(Page.GetByText("10,000 calls")).ToBeVisibleAsync();
        await Expect(Page.GetByText("1 older call made room for newer ones.")).ToBeVisibleAsync();
        (await Page.Locator(".row").CountAsync()).ShouldBeLessThan(40, "only the rows in sight are in the document");

        await Page.GetByRole(AriaRole.Searchbox).FillAsync(oldest);
        await Expect(Row(oldest)).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Searchbox).FillAsync("");
        await Expect(Row(newest)).ToBeVisibleAsync();

        // To the very end: page by page as a reader would.
        await Page.EvaluateAsync(
            """
            async () => {
              const list = document.getElementById("list");
              while (!list.querySelector("[aria-posinset='10000']")) {
                list.scrollTop = list.scrollHeight;
                await new Promise(requestAnimationFrame);
              }
            }
            """);
        await Row(oldest).ClickAsync();
        await Expect(Heading).ToHaveTextAsync(oldest);
        (await Page.Locator(".row").CountAsync()).ShouldBeLessThan(40);
        Errors.ShouldBeEmpty();
    }
}
