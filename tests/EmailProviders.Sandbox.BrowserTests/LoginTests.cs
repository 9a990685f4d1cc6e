using EmailProviders.Sandbox.BrowserTests.Support;
using Microsoft.Playwright;

namespace EmailProviders.Sandbox.BrowserTests;

/// <summary>An inbox that other machines reach asks for its token.</summary>
public sealed class LoginTests(ChromiumBrowser chromium) : Support.BrowserTests(chromium)
{
    private const string Token = "a-token-of-the-tests";

    protected override EmailSandboxOptions Options => new() { Host = "0.0.0.0", Token = Token };

    [Fact]
    public async Task Nothing_is_shown_before_the_token_and_all_after_it()
    {
        await Mailer.SendAsync("brevo", "Private");
        await OpenAsync();
        await Expect(Heading).ToHaveTextAsync("Log in");
        (await Page.ContentAsync()).ShouldNotContain("Private");

        await Page.GetByLabel("Token").FillAsync("a-wrong-token-of-tests");
        await Button("Open the inbox").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("This is not the token.");
        await Page.GetByLabel("Token").FillAsync(Token);
        await Button("Open the inbox").ClickAsync();

        await Expect(Row("Private")).ToBeVisibleAsync();
        (await Page.EvaluateAsync<string>("() => document.cookie")).ShouldBe("", "no script can read the cookie");
        await Mailer.SendAsync("brevo", "Live too");
        await Expect(Row("Live too")).ToBeVisibleAsync();
        await Page.ReloadAsync();
        await Expect(Row("Private")).ToBeVisibleAsync();
    }
}
