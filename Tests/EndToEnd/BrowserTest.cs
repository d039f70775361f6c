using Microsoft.Playwright;

namespace VideoStack.Tests.EndToEnd;

/// <summary>A real browser, new to the site in each test, which remembers what it complains about.</summary>
public abstract class BrowserTest
{
    private static readonly string[] _browsers = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly string[] _options =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required",
    ];

    // Milliseconds. Machines that test may be slow: a wait costs nothing when all is well.
    private protected const float Patience = 60_000;

    // Milliseconds, for a large file on its way, or a film that waits for others to be encoded before it.
    private protected const float LongPatience = 300_000;

    private readonly List<string> _complaints = [];
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    private protected IBrowserContext Browser { get; private set; } = null!;

    private protected IPage Page { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Launch()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = InstalledBrowser(), Args = _options });
        Assertions.SetDefaultExpectTimeout(Patience);
    }

    [OneTimeTearDown]
    public async Task Quit()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    [SetUp]
    public async Task Open()
    {
        Browser = await _browser.NewContextAsync(new() { BaseURL = PlatformFixture.Platform.Address.ToString(), ViewportSize = new() { Width = 1280, Height = 800 } });
        Browser.SetDefaultTimeout(Patience);
        _complaints.Clear();
        Page = await OpenTabAsync();
    }

    [TearDown]
    public async Task Close()
    {
        if (Browser is not null) await Browser.CloseAsync();
        Browser = null!;
    }

    /// <summary>Another browser, which keeps what it stores in a directory: it can be ended and opened again.</summary>
    private protected async Task<IBrowserContext> OpenProfileAsync(string directory)
    {
        var browser = await _playwright.Chromium.LaunchPersistentContextAsync(directory, new()
        {
            ExecutablePath = InstalledBrowser(), Args = _options, BaseURL = PlatformFixture.Platform.Address.ToString(),
        });
        browser.SetDefaultTimeout(Patience);
        return browser;
    }

    private protected async Task<IPage> OpenTabAsync()
    {
        var tab = await Browser.NewPageAsync();
        tab.PageError += (_, error) => _complaints.Add($"{tab.Url}: {error}");
        tab.Console += (_, line) =>
        {
            if (line.Type == "error") _complaints.Add($"{tab.Url}: {line.Text} {line.Location}");
        };
        return tab;
    }

    /// <summary>Signs in by the page; ends where the page leads.</summary>
    private protected async Task SignInAsync(Account account, string then = "/")
    {
        await Page.GotoAsync($"/sign-in?then={Uri.EscapeDataString(then)}");
        await EnterAsync(account.Email, account.Password);
        await Page.WaitForURLAsync(then);
    }

    /// <summary>Fills in the sign-in page and sends it.</summary>
    private protected async Task EnterAsync(string email, string password)
    {
        await Page.GetByLabel("E-mail").FillAsync(email);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await PressAsync("Sign in");
    }

    private protected Task PressAsync(string button) => Button(button).ClickAsync();

    private protected ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private protected Task ExpectHeadingAsync(string text) =>
        Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = text, Exact = true })).ToBeVisibleAsync();

    private protected Task ExpectAlertAsync(string text) => Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(text);

    /// <summary>Nothing was said on the console, and nothing was stopped by the content security policy.</summary>
    /// <param name="refusals">Whether the server refused something on purpose: the browser notes every such answer.</param>
    private protected void AssertNoComplaints(bool refusals = false) =>
        Assert.That(_complaints.Where(line => !refusals || !line.Contains("Failed to load resource", StringComparison.Ordinal)), Is.Empty);

    private static string InstalledBrowser() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(directory => _browsers.Select(name => Path.Combine(directory, name)))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("No Chromium was found on the PATH; ./dev test installs one.");
}
