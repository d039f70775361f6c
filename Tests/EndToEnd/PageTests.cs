using Microsoft.Playwright;

namespace VideoStack.Tests.EndToEnd;

/// <summary>The page in a real browser: upload a film, see it become ready, watch it.</summary>
public sealed class PageTests
{
    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly string[] BrowserOptions =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required",
    ];

    private readonly List<string> _complaints = [];
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private IPage _page = null!;

    [SetUp]
    public async Task Open()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = InstalledBrowser(), Args = BrowserOptions });
        _page = await _browser.NewPageAsync(new() { BaseURL = PlatformFixture.Platform.Address.ToString(), ViewportSize = new() { Width = 1280, Height = 800 } });
        _complaints.Clear();
        _page.PageError += (_, error) => _complaints.Add(error);
        _page.Console += (_, line) =>
        {
            if (line.Type == "error") _complaints.Add(line.Text);
        };
    }

    [TearDown]
    public async Task Close()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    [Test]
    public async Task A_film_is_uploaded_watched_and_counted()
    {
        var file = await PlatformFixture.Films.MakeAsync(14, "1280x720", 25);
        var title = $"Holidays <b>{Guid.NewGuid():N}</b>";

        await _page.GotoAsync("/");
        await _page.GetByRole(AriaRole.Link, new() { Name = "Upload", Exact = true }).ClickAsync();
        await _page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(file);
        await _page.GetByLabel("Title").FillAsync(title);
        await _page.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();
        await _page.GetByRole(AriaRole.Progressbar).First.WaitForAsync();
        await _page.GetByRole(AriaRole.Link, new() { Name = "Watch it" }).ClickAsync(new() { Timeout = 180_000 });

        await AssertPlaysPastTwoSegments();
        var qualities = await _page.GetByLabel("Quality").Locator("option").AllTextContentsAsync();
        Assert.That(qualities, Is.EqualTo(new[] { "Auto", "720p", "480p", "360p" }));
        await AssertCounted(title);
        Assert.That(_complaints, Is.Empty, "the browser has nothing to complain about, the content security policy included");
    }

    [Test]
    public async Task A_page_says_when_there_is_no_such_film()
    {
        await _page.GotoAsync("/watch?v=00000000-0000-0000-0000-000000000000");
        await Assertions.Expect(_page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("There is no such film.");
    }

    [Test]
    public async Task A_file_that_is_refused_says_why_in_the_page()
    {
        await _page.GotoAsync("/upload");
        await _page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(PlatformFixture.Films.Write("notes.txt", "no film"u8.ToArray()));
        await _page.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();
        await Assertions.Expect(_page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Films can be MP4");
    }

    private async Task AssertPlaysPastTwoSegments()
    {
        var video = _page.Locator("video");
        await video.EvaluateAsync("video => { video.muted = true; return video.play(); }");
        await _page.WaitForFunctionAsync("() => document.querySelector('video').currentTime > 12.5", null, new() { Timeout = 60_000 });
        Assert.That(await video.EvaluateAsync<int>("video => video.getVideoPlaybackQuality().totalVideoFrames"), Is.GreaterThan(100));
    }

    private async Task AssertCounted(string title)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            await _page.GotoAsync("/");
            var card = _page.GetByRole(AriaRole.Link).Filter(new() { HasText = title });
            await card.WaitForAsync();
            if ((await card.InnerTextAsync()).Contains("1 view ", StringComparison.Ordinal)) return;
            await Task.Delay(1000);
        }

        Assert.Fail("the view was not counted");
    }

    private static string InstalledBrowser() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(directory => Browsers.Select(name => Path.Combine(directory, name)))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("No Chromium was found on the PATH; ./dev test installs one.");
}
