using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace VideoStack.Tests.EndToEnd;

/// <summary>Uploads survive: a killed browser, a lost connection, a wrong file, a change of mind.</summary>
public sealed partial class UploadPageTests : BrowserTest
{
    private const int Connections = 4;

    [Test]
    public async Task A_killed_browser_goes_on_where_it_was()
    {
        var file = await PlatformFixture.Films.MakeLargeAsync("killed.mp4", 300_000_000);
        var account = await Accounts.OpenAsync(PlatformFixture.Platform.Address);
        var profile = Directory.CreateTempSubdirectory("videostack-profile-");
        try
        {
            await SignInAsync(profile.FullName, account);
            var before = new SentParts();
            var page = await OpenAsync(profile.FullName, before);
            await page.GotoAsync("/upload");
            // Browsers write down what a page keeps after some seconds: slow enough for that, and to be met in the middle.
            await ThrottleAsync(page, bytesPerSecond: 12_000_000);
            await SendAsync(page, file);
            await PassedAsync(page, 0.4);
            BrowserProcess.Kill(profile.FullName);

            var after = new SentParts();
            var again = await OpenAsync(profile.FullName, after);
            await again.GotoAsync("/upload");
            await Assertions.Expect(again.GetByRole(AriaRole.Listitem)).ToContainTextAsync(GoesOn());
            await again.GetByLabel("Choose killed.mp4 again").SetInputFilesAsync(file);
            var watch = again.GetByRole(AriaRole.Link, new() { Name = "Watch it" });
            await watch.WaitForAsync(new() { Timeout = LongPatience });
            var videoId = (await watch.GetAttributeAsync("href"))!.Split('=')[1];
            var kept = await again.EvaluateAsync<string[]>("() => Object.keys(localStorage)");
            await again.Context.CloseAsync();

            Assert.Multiple(async () =>
            {
                Assert.That(before.Count, Is.GreaterThan(Connections), "parts before");
                Assert.That(after.Count, Is.LessThan(before.Total - before.Count + (2 * Connections)), "parts after");
                Assert.That(before.Numbers.Concat(after.Numbers).Distinct().Count(), Is.EqualTo(before.Total), "every part");
                Assert.That(before.Numbers.Concat(after.Numbers).CountBy(part => part).Sum(part => part.Value - 1), Is.LessThanOrEqualTo(Connections), "sent twice");
                Assert.That(kept, Has.None.Contains("videostack-uploads"), "nothing is left to go on with");
                Assert.That(await StoredHashAsync(account, videoId), Is.EqualTo(await HashAsync(file)));
            });
        }
        finally
        {
            BrowserProcess.Kill(profile.FullName);
            Remove(profile);
        }
    }

    [Test]
    public async Task A_lost_connection_is_waited_out()
    {
        var file = await PlatformFixture.Films.MakeLargeAsync("lost.mp4", 90_000_000);
        var parts = new SentParts();
        parts.Watch(Browser);
        await SignInAsync(PlatformFixture.Creator, "/upload");
        var network = await ThrottleAsync(Page, bytesPerSecond: 8_000_000);
        await SendAsync(Page, file);
        await PassedAsync(Page, 0.2);

        await SetNetworkAsync(network, bytesPerSecond: 0, offline: true);
        await Assertions.Expect(Page.GetByText("The connection is lost")).ToBeVisibleAsync();
        await SetNetworkAsync(network, bytesPerSecond: 50_000_000);

        await Page.GetByRole(AriaRole.Link, new() { Name = "Watch it" }).WaitForAsync(new() { Timeout = LongPatience });
        Assert.That(parts.Numbers.Distinct().Count(), Is.EqualTo(parts.Total));
        AssertNoComplaints(refusals: true);
    }

    [Test]
    public async Task Only_the_same_file_goes_on_and_an_upload_can_be_given_up()
    {
        var file = await PlatformFixture.Films.MakeLargeAsync("left.mp4", 90_000_000);
        var account = await Accounts.OpenAsync(PlatformFixture.Platform.Address);
        await SignInAsync(account, "/upload");
        await ThrottleAsync(Page, bytesPerSecond: 10_000_000);
        await SendAsync(Page, file);
        await PassedAsync(Page, 0.2);
        Page.Dialog += (_, dialog) => dialog.AcceptAsync(); // "Leave the page?"
        await Page.GotoAsync("/upload");

        var choose = Page.GetByLabel("Choose left.mp4 again");
        await choose.SetInputFilesAsync(PlatformFixture.Films.Write("other.mp4", [1]));
        await ExpectAlertAsync("This is another file: other.mp4");
        await choose.SetInputFilesAsync(new FilePayload { Name = "left.mp4", MimeType = "video/mp4", Buffer = [1, 2] });
        await ExpectAlertAsync("left.mp4 has another size");
        // Else the question for its parts may come after its end.
        await Assertions.Expect(Page.GetByText("to go on at")).ToBeVisibleAsync();
        await PressAsync("Give up left.mp4");
        await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Give up" }).ClickAsync();

        await Assertions.Expect(choose).ToHaveCountAsync(0);
        await Page.ReloadAsync();
        await Assertions.Expect(Button("Upload")).ToBeVisibleAsync();
        await Assertions.Expect(choose).ToHaveCountAsync(0);
        AssertNoComplaints();
    }

    [Test]
    public async Task An_upload_that_has_expired_says_so_and_starts_anew()
    {
        var file = await PlatformFixture.Films.MakeLargeAsync("late.mp4", 90_000_000);
        await SignInAsync(PlatformFixture.Creator, "/upload");
        await ThrottleAsync(Page, bytesPerSecond: 10_000_000);
        // Two days are long for a test: the answer of the API after them.
        await Page.RouteAsync("**/api/uploads/*/parts", route => route.FulfillAsync(new()
        {
            Status = 410, ContentType = "application/problem+json",
            Body = """{ "type": "urn:videostack:problem:upload-expired", "title": "The upload has expired.", "status": 410 }""",
        }));
        await SendAsync(Page, file);

        await ExpectAlertAsync("The upload of late.mp4 has expired");
        await Page.UnrouteAllAsync();
        await PressAsync("Upload");
        await PassedAsync(Page, 0.1);
        await PressAsync("Cancel");
        await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Give up" }).ClickAsync();
        await Assertions.Expect(Button("Upload")).ToBeVisibleAsync();
    }

    private async Task<IPage> OpenAsync(string profile, SentParts parts)
    {
        var context = await OpenProfileAsync(profile);
        parts.Watch(context);
        return context.Pages[0];
    }

    /// <summary>Signs in, and closes the browser in peace: it keeps the session for the next one.</summary>
    private async Task SignInAsync(string profile, Account account)
    {
        await using var context = await OpenProfileAsync(profile);
        var page = context.Pages[0];
        await page.GotoAsync("/sign-in?then=/upload");
        await page.GetByLabel("E-mail").FillAsync(account.Email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(account.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("/upload");
    }

    private static async Task SendAsync(IPage page, string file)
    {
        await page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(file);
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload", Exact = true }).ClickAsync();
    }

    private static Task PassedAsync(IPage page, double share) => page.WaitForFunctionAsync(
        "share => { const bar = document.querySelector('progress[aria-label=Upload]'); return bar && bar.value / bar.max >= share; }", share, new() { Timeout = LongPatience });

    private static async Task<ICDPSession> ThrottleAsync(IPage page, int bytesPerSecond)
    {
        var network = await page.Context.NewCDPSessionAsync(page);
        await network.SendAsync("Network.enable");
        await SetNetworkAsync(network, bytesPerSecond);
        return network;
    }

    // Not by Playwright's own switch: the speed that is set here would win over it.
    private static Task SetNetworkAsync(ICDPSession network, int bytesPerSecond, bool offline = false) => network.SendAsync(
        "Network.emulateNetworkConditions",
        new() { ["offline"] = offline, ["latency"] = 0, ["downloadThroughput"] = -1, ["uploadThroughput"] = bytesPerSecond });

    private static async Task<string> StoredHashAsync(Account account, string videoId)
    {
        using var owner = new Visitor(PlatformFixture.Platform.Address, account);
        using var http = new HttpClient();
        await using var stored = await http.GetStreamAsync((string)(await owner.ReadAsync($"/api/videos/{videoId}/source"))["url"]!);
        return Convert.ToHexString(await SHA256.HashDataAsync(stored));
    }

    private static async Task<string> HashAsync(string file)
    {
        await using var content = File.OpenRead(file);
        return Convert.ToHexString(await SHA256.HashDataAsync(content));
    }

    // A browser that was killed may still have files open for a moment.
    private static void Remove(DirectoryInfo directory)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                directory.Delete(recursive: true);
                return;
            }
            catch (IOException) when (tries < 20)
            {
                Thread.Sleep(250);
            }
        }
    }

    [GeneratedRegex(@"to go on at ([3-9]\d) %")]
    private static partial Regex GoesOn();
}
