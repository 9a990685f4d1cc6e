using Microsoft.Playwright;

namespace EmailProviders.Sandbox.BrowserTests.Support;

/// <summary>A sandbox, a sender over all five providers and a page that shows the inbox, for one test.</summary>
public abstract class BrowserTests(ChromiumBrowser chromium) : IAsyncLifetime
{
    /// <summary>Two noisy cores: what is there comes, but not at once.</summary>
    private const float Patience = 30_000;

    private IBrowserContext context = null!;

    protected EmailSandbox Sandbox { get; private set; } = null!;

    protected Mailer Mailer { get; private set; } = null!;

    protected IPage Page { get; private set; } = null!;

    /// <summary>What the page wrote to its console as an error, and what it threw.</summary>
    protected List<string> Errors { get; } = [];

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected virtual EmailSandboxOptions Options => new();

    protected virtual BrowserNewContextOptions Device => new() { ViewportSize = new ViewportSize { Width = 1280, Height = 800 } };

    public async ValueTask InitializeAsync()
    {
        Sandbox = await EmailSandbox.StartAsync(Options, Stop);
        Mailer = new Mailer(Sandbox);
        context = await chromium.Browser.NewContextAsync(Device);
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        Page = await context.NewPageAsync();
        Page.PageError += (_, error) => Errors.Add(error);
        Page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                Errors.Add(message.Text);
            }
        };
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        await Mailer.DisposeAsync();
        await Sandbox.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task OpenAsync(string place = "") => Page.GotoAsync(new Uri(Sandbox.InboxAddress, place).AbsoluteUri);

    protected ILocator Row(string subject) => Page.GetByRole(AriaRole.Option).Filter(new LocatorFilterOptions { HasText = subject });

    protected ILocator Tab(string name) => Page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = name });

    protected ILocator Heading => Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 });

    protected ILocator Panel => Page.GetByRole(AriaRole.Tabpanel);

    protected ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
