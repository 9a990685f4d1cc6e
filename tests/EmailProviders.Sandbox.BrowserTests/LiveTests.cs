using EmailProviders.Sandbox.BrowserTests.Support;
using Microsoft.Playwright;

namespace EmailProviders.Sandbox.BrowserTests;

/// <summary>The page follows what happens, and makes things happen.</summary>
public sealed class LiveTests(ChromiumBrowser chromium) : Support.BrowserTests(chromium)
{
    [Fact]
    public async Task New_mails_appear_by_themselves_and_are_announced()
    {
        await OpenAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "No mails yet" })).ToBeVisibleAsync();
        await Expect(Page.GetByText("Nothing is sent from here")).ToBeVisibleAsync();
        await Expect(Page.GetByText("Live", new PageGetByTextOptions { Exact = true })).ToBeVisibleAsync();

        await Mailer.SendAsync("kaleyra", "First");
        await Expect(Row("First")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("New mail, Kaleyra: First");
        await Mailer.SendAsync("brevo", "Second");

        await Expect(Page.Locator(".row").First).ToContainTextAsync("Second");
        await Expect(Page.GetByText("2 calls", new PageGetByTextOptions { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_the_filter_hides_stays_hidden_when_it_arrives()
    {
        await OpenAsync();
        await Page.GetByLabel("Provider").SelectOptionAsync("brevo");
        await Mailer.SendAsync("kaleyra", "Hidden");
        await Mailer.SendAsync("brevo", "Shown");

        await Expect(Row("Shown")).ToBeVisibleAsync();

        await Expect(Row("Hidden")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task One_mail_is_deleted_and_then_all()
    {
        foreach (var subject in new[] { "One", "Two", "Three" })
        {
            await Mailer.SendAsync("brevo", subject);
        }

        await OpenAsync();
        await Row("Two").ClickAsync();
        await Button("Delete").ClickAsync();
        await Expect(Row("Two")).ToHaveCountAsync(0);
        await Expect(Heading).ToHaveTextAsync("One");
        Sandbox.Mails.Select(mail => mail.Subject).ShouldBe(["One", "Three"]);

        await Button("Delete all").ClickAsync();
        await Button("Cancel").ClickAsync();
        Sandbox.Mails.Count.ShouldBe(2);
        await Button("Delete all").ClickAsync();
        await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Delete all" }).ClickAsync();

        await Expect(Page.GetByText("No mails yet")).ToBeVisibleAsync();
        Sandbox.Mails.ShouldBeEmpty();
        Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_another_tab_deletes_goes_here_too()
    {
        await Mailer.SendAsync("brevo", "Shared");
        await OpenAsync();
        await Row("Shared").ClickAsync();

        Sandbox.Clear();

        await Expect(Row("Shared")).ToHaveCountAsync(0);
        await Expect(Page.GetByText("This mail is gone")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_fault_that_is_set_by_click_changes_the_next_send()
    {
        await OpenAsync();
        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Faults" }).ClickAsync();
        await Choose("Kaleyra");
        await Choose("401 Unauthorized");
        await Button("Add fault").ClickAsync();
        await Expect(Page.GetByText("401 · 1 call")).ToBeVisibleAsync();
        await Choose("MailerLogic");
        await Choose("429 Rate limit");
        await Page.GetByLabel("Seconds").FillAsync("7");
        await Choose("Every call");
        await Button("Add fault").ClickAsync();
        await Expect(Page.GetByText("Rate limit 7 s · every call")).ToBeVisibleAsync();

        (await Mailer.SendAsync("kaleyra", "Refused")).Error!.StatusCode.ShouldBe(401);
        var limited = (await Mailer.SendAsync("mailerlogic", "Limited")).Error!;
        limited.StatusCode.ShouldBe(429);
        limited.RetryAfter!.Value.ShouldBeInRange(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(8));

        await Expect(Page.GetByText("401 · 1 call")).ToHaveCountAsync(0);
        await Expect(Row("Scripted fault: Status(401)")).ToBeVisibleAsync();
        await Button("End all").ClickAsync();
        await Expect(Page.GetByText("every call", new PageGetByTextOptions { Exact = false }).And(Page.Locator(".pill"))).ToHaveCountAsync(0);
        Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_value_out_of_range_is_told_by_the_sandbox()
    {
        await OpenAsync("#/faults");
        await Choose("Latency");
        await Page.GetByLabel("Seconds").FillAsync("");

        await Button("Add fault").ClickAsync();

        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("seconds");
    }

    private Task Choose(string label) => Page.GetByRole(AriaRole.Radio, new PageGetByRoleOptions { Name = label, Exact = true }).CheckAsync();
}
