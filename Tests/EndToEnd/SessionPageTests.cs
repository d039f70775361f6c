using Microsoft.Playwright;

namespace VideoStack.Tests.EndToEnd;

/// <summary>The session of a page in a real browser: it lasts, it is shared by tabs, and it hides its secrets.</summary>
public sealed class SessionPageTests : BrowserTest
{
    private static readonly string[] _pages = ["/", "/sign-in", "/join", "/verify", "/verify#token=x", "/forgot", "/reset", "/reset#token=x", "/upload", "/films", "/account", "/users", "/watch"];

    [Test]
    public async Task A_session_outlives_reloads_and_its_secrets_stay_hidden()
    {
        await SignInAsync(PlatformFixture.Creator, "/films");
        for (var times = 0; times < 3; times++)
        {
            await Page.ReloadAsync();
            await ExpectHeadingAsync("My films");
            await Assertions.Expect(Page.GetByText("Loading your films")).ToHaveCountAsync(0);
        }

        var stored = await Page.EvaluateAsync<string>("() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + document.cookie");
        Assert.That(stored, Does.Contain("Maria Test").And.Not.Contain("eyJ").And.Not.Contain("refresh").And.Not.Contain("@"));
        AssertNoComplaints();
    }

    [Test]
    public async Task Tabs_that_refresh_at_once_stay_signed_in()
    {
        await SignInAsync(PlatformFixture.Creator);
        var tabs = new[] { Page, await OpenTabAsync(), await OpenTabAsync(), await OpenTabAsync() };
        var refreshes = 0;
        Browser.Response += (_, answer) =>
        {
            if (answer.Url.EndsWith("/api/auth/refresh", StringComparison.Ordinal)) Interlocked.Increment(ref refreshes);
        };
        for (var round = 0; round < 3; round++)
        {
            await Task.WhenAll(tabs.Select(async tab =>
            {
                await tab.GotoAsync("/account");
                await Assertions.Expect(tab.GetByText("This device")).ToBeVisibleAsync();
            }));
        }

        Assert.That(refreshes, Is.EqualTo(12), "each page refreshes once");
        AssertNoComplaints();
    }

    [Test]
    public async Task Nobody_who_is_not_signed_in_asks_for_a_session()
    {
        var asked = new List<string>();
        Page.Request += (_, request) =>
        {
            if (request.Url.Contains("/api/auth/", StringComparison.Ordinal)) asked.Add(request.Url);
        };
        foreach (var page in _pages) await Page.GotoAsync(page, new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.That(asked, Is.Empty);
        AssertNoComplaints();
    }

    [Test]
    public async Task No_page_of_an_administrator_makes_the_browser_complain()
    {
        await SignInAsync(PlatformFixture.Administrator);
        foreach (var page in _pages) await Page.GotoAsync(page, new() { WaitUntil = WaitUntilState.NetworkIdle });
        AssertNoComplaints();
    }

    [TestCase(360)]
    [TestCase(1280)]
    public async Task Every_page_fits_its_window(int width)
    {
        await Page.SetViewportSizeAsync(width, 740);
        await SignInAsync(PlatformFixture.Administrator);
        foreach (var page in _pages)
        {
            await Page.GotoAsync(page, new() { WaitUntil = WaitUntilState.NetworkIdle });
            Assert.That(await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width), page);
        }
    }

    [TestCase("https://evil.example/")]
    [TestCase("//evil.example/")]
    [TestCase("/\\evil.example/")]
    [TestCase("/.//evil.example/")]
    [TestCase("javascript:alert(1)")]
    [TestCase("https://user@evil.example/")]
    public async Task Signing_in_leads_nowhere_else(string then)
    {
        await Page.GotoAsync($"/sign-in?then={Uri.EscapeDataString(then)}");
        await EnterAsync(PlatformFixture.Creator.Email, PlatformFixture.Creator.Password);
        await Page.WaitForURLAsync(address => !address.Contains("/sign-in", StringComparison.Ordinal));
        Assert.That(new Uri(Page.Url).Authority, Is.EqualTo(PlatformFixture.Platform.Address.Authority));
    }

    [Test]
    public async Task A_session_ended_elsewhere_leads_to_signing_in()
    {
        var account = await Accounts.OpenAsync(PlatformFixture.Platform.Address);
        await SignInAsync(account, "/account");
        await Assertions.Expect(Page.GetByText("This device")).ToBeVisibleAsync();
        await Browser.ClearCookiesAsync();
        await Page.ReloadAsync();
        await ExpectHeadingAsync("Sign in to see your account");
        await Assertions.Expect(Page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync();
        AssertNoComplaints(refusals: true);
    }
}
