using EmailProviders.Sandbox.BrowserTests.Support;
using Microsoft.Playwright;

namespace EmailProviders.Sandbox.BrowserTests;

/// <summary>A mail is found, opened, read and downloaded.</summary>
public sealed class ReadingTests(ChromiumBrowser chromium) : Support.BrowserTests(chromium)
{
    [Theory]
    [InlineData("bsg", "logo.png")]
    [InlineData("brevo", "report.csv")]
    [InlineData("whippy", null)]
    [InlineData("kaleyra", "report.csv")]
    [InlineData("mailerlogic", "report.csv")]
    public async Task A_mail_of_each_provider_is_found_opened_shown_and_its_file_downloaded(string provider, string? fileName)
    {
        await Mailer.SendAsync("mailerlogic", "Something else");
        (await Mailer.SendAsync(provider, $"Invoice by {provider}", attachment: Mailer.FileFor(provider))).IsAccepted.ShouldBeTrue();
        await OpenAsync();

        await Page.GetByRole(AriaRole.Searchbox).FillAsync("invoice by");
        await Expect(Page.GetByRole(AriaRole.Option).And(Page.Locator(".row"))).ToHaveCountAsync(1);
        await Row($"Invoice by {provider}").ClickAsync();

        await Expect(Heading).ToHaveTextAsync($"Invoice by {provider}");
        await Expect(Page.FrameLocator("iframe").GetByRole(AriaRole.Heading)).ToHaveTextAsync($"The HTML of Invoice by {provider}");
        await Tab("Source").ClickAsync();
        await Expect(Panel).ToContainTextAsync("ada@example.net");
        await Expect(Panel).Not.ToContainTextAsync(EmailSandboxOptions.DefaultApiKey);
        await Tab("Answer").ClickAsync();
        await Expect(Panel).ToContainTextAsync("HTTP 20");
        await Tab("Attachments").ClickAsync();
        if (fileName is null)
        {
            await Expect(Panel).ToContainTextAsync("https://files.example.com/report.csv");
            await Expect(Panel.GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
        }
        else
        {
            var download = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Download", Exact = true }).ClickAsync());
            download.SuggestedFilename.ShouldBe(fileName);
            (await File.ReadAllBytesAsync(await download.PathAsync(), Stop)).ShouldBe(Sandbox.Mails[^1].Attachments[0].Content.ToArray());
        }

        Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_mail_is_downloaded_as_a_message()
    {
        await Mailer.SendAsync("brevo", "Keep me");
        await OpenAsync();
        await Row("Keep me").ClickAsync();

        var download = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = ".eml" }).ClickAsync());

        download.SuggestedFilename.ShouldEndWith(".eml");
        (await File.ReadAllTextAsync(await download.PathAsync(), Stop)).ShouldContain("Subject: Keep me\r\n");
    }

    [Fact]
    public async Task A_refused_call_is_shown_with_its_reason_and_body()
    {
        await OpenAsync();
        using var http = new HttpClient(new SocketsHttpHandler());
        using var body = new StringContent("""{ "to": "ada@example.net", "text": "no subject" }""", System.Text.Encoding.UTF8, "application/json");
        body.Headers.Add("X-API-Key", EmailSandboxOptions.DefaultApiKey);
        using var response = await http.PostAsync(new Uri(Sandbox.BaseAddress, "/api/v1/send"), body, Stop);

        await Row("subject is required").ClickAsync();

        await Expect(Page.GetByText("Why it was refused")).ToBeVisibleAsync();
        await Expect(Panel).ToContainTextAsync("no subject");
        await Page.GetByRole(AriaRole.Radio, new PageGetByRoleOptions { Name = "Accepted" }).CheckAsync();
        await Expect(Page.GetByText("Nothing fits")).ToBeVisibleAsync();
        await Button("Show everything").ClickAsync();
        await Expect(Row("subject is required")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_invitation_is_a_card()
    {
        using var http = new HttpClient(new SocketsHttpHandler());
        using var body = new StringContent(
            """
            {
              "to": "ada@example.net", "subject": "Come", "text": "t",
              "icalEvent": "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nSUMMARY:Team\\, meeting\nDTSTART:20260128T140000Z\nLOCATION:Room A\nORGANIZER;CN=Manager:mailto:manager@example.com\nBEGIN:VALARM\nDESCRIPTION:not this\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\n"
            }
            """,
            System.Text.Encoding.UTF8,
            "application/json");
        body.Headers.Add("X-API-Key", EmailSandboxOptions.DefaultApiKey);
        using var response = await http.PostAsync(new Uri(Sandbox.BaseAddress, "/api/v1/send"), body, Stop);
        await OpenAsync();

        await Row("Come").ClickAsync();
        await Tab("Invite").ClickAsync();

        await Expect(Panel.GetByRole(AriaRole.Heading, new LocatorGetByRoleOptions { Name = "Team, meeting" })).ToBeVisibleAsync();
        await Expect(Panel.Locator(".invite")).ToContainTextAsync("Room A");
        await Expect(Panel.Locator(".invite")).ToContainTextAsync("Manager (manager@example.com)");
        await Expect(Panel.Locator(".invite")).Not.ToContainTextAsync("not this");
    }
}
