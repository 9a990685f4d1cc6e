using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using EmailProviders.Sandbox.BrowserTests.Support;
using Microsoft.Playwright;

namespace EmailProviders.Sandbox.BrowserTests;

/// <summary>By keyboard, by screen reader, in the dark and on a phone.</summary>
public sealed class AccessTests(ChromiumBrowser chromium) : Support.BrowserTests(chromium)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Axe_finds_nothing_serious_in_any_view(ColorScheme scheme, int width)
    {
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await Page.SetViewportSizeAsync(width, 800);
        await OpenAsync();
        await Expect(Page.GetByText("No mails yet")).ToBeVisibleAsync();
        await CheckAsync("empty");

        await Mailer.SendAsync("mailerlogic", "Read me", attachment: Mailer.FileFor("mailerlogic"));
        Sandbox.Brevo.Next(SandboxFault.Status(402));
        await Mailer.SendAsync("brevo", "Refused");
        await Expect(Row("Scripted fault")).ToBeVisibleAsync();
        await CheckAsync("list");
        await Row("Read me").ClickAsync();
        await Expect(Heading).ToHaveTextAsync("Read me");
        foreach (var tab in await Page.GetByRole(AriaRole.Tab).AllAsync())
        {
            await tab.ClickAsync();
            await CheckAsync(await tab.InnerTextAsync());
        }

        await Page.GotoAsync(Sandbox.InboxAddress + $"#/call/{Sandbox.Rejections[0].Id}");
        await Expect(Page.GetByText("Refused by a scripted fault")).ToBeVisibleAsync();
        await CheckAsync("rejection");
        await Page.GotoAsync(Sandbox.InboxAddress + "#/faults");
        await Expect(Button("Add fault")).ToBeVisibleAsync();
        await CheckAsync("faults");
        await Page.Keyboard.PressAsync("?");
        await Expect(Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await CheckAsync("help");
    }

    [Fact]
    public async Task The_keyboard_alone_is_enough()
    {
        foreach (var subject in new[] { "One", "Two", "Three" })
        {
            await Mailer.SendAsync("brevo", subject);
        }

        await OpenAsync();
        await Expect(Row("Three")).ToBeVisibleAsync();

        await Page.Keyboard.PressAsync("j");
        await Expect(Heading).ToHaveTextAsync("Three");
        await Page.Keyboard.PressAsync("ArrowDown");
        await Expect(Heading).ToHaveTextAsync("Two");
        await Page.Keyboard.PressAsync("End");
        await Expect(Heading).ToHaveTextAsync("One");
        await Expect(Page.Locator("[role=option][aria-selected=true]")).ToContainTextAsync("One");
        await Page.Keyboard.PressAsync("2");
        await Expect(Tab("Text")).ToHaveAttributeAsync("aria-selected", "true");
        await Tab("Text").FocusAsync();
        await Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Tab("Source")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Delete");
        await Expect(Row("One")).ToHaveCountAsync(0);
        await Page.Keyboard.PressAsync("/");
        await Page.Keyboard.TypeAsync("three");
        await Expect(Row("Two")).ToHaveCountAsync(0);
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Row("Two")).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("f");
        await Expect(Heading).ToHaveTextAsync("Faults");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.Locator("#list")).ToBeFocusedAsync();
        Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task On_a_phone_one_thing_is_shown_at_a_time_and_Back_leads_to_the_list()
    {
        await Page.SetViewportSizeAsync(390, 844);
        await Mailer.SendAsync("brevo", "On the way");
        await OpenAsync();

        await Row("On the way").ClickAsync();
        await Expect(Heading).ToHaveTextAsync("On the way");
        await Expect(Page.Locator("#list")).ToBeHiddenAsync();
        await Page.GoBackAsync();
        await Expect(Row("On the way")).ToBeVisibleAsync();
        await Row("On the way").ClickAsync();
        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "All mails" }).ClickAsync();
        await Expect(Row("On the way")).ToBeVisibleAsync();

        (await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue("nothing sticks out at the side");
    }

    private async Task CheckAsync(string view)
    {
        var result = await Page.RunAxe(new AxeRunOptions { Iframes = false });
        result.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{view}: {violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}")
            .ShouldBeEmpty();
    }
}
