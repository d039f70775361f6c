using Microsoft.Playwright;

namespace VideoStack.Tests.EndToEnd;

/// <summary>The pages of films in a real browser: upload one, see it become ready, watch it, delete it.</summary>
public sealed class PageTests : BrowserTest
{
    [Test]
    public async Task A_film_is_uploaded_watched_and_counted()
    {
        var file = await PlatformFixture.Films.MakeAsync(14, "1280x720", 25);
        var title = $"Holidays <b>{Guid.NewGuid():N}</b>";

        await SignInAsync(PlatformFixture.Creator);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Upload", Exact = true }).ClickAsync();
        await UploadAsync(file, title);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Watch it" }).ClickAsync(new() { Timeout = LongPatience });

        await AssertPlaysPastTwoSegments();
        var qualities = await Page.GetByLabel("Quality").Locator("option").AllTextContentsAsync();
        Assert.That(qualities, Is.EqualTo(new[] { "Auto", "720p", "480p", "360p" }));
        await AssertCounted(title);
        AssertNoComplaints();
    }

    [Test]
    public async Task A_private_film_is_gone_once_its_owner_has_signed_out()
    {
        var title = $"{Guid.NewGuid():N}";
        await SignInAsync(PlatformFixture.Creator, "/upload");
        await UploadAsync(await PlatformFixture.Films.MakeAsync(2, "320x240"), title, "Only the uploader");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Watch it" }).ClickAsync(new() { Timeout = LongPatience });
        await ExpectHeadingAsync(title);
        await Page.WaitForFunctionAsync("() => document.querySelector('video').readyState >= 2");
        var otherTab = await OpenTabAsync();
        await otherTab.GotoAsync(Page.Url);
        await Assertions.Expect(otherTab.Locator("video")).ToBeVisibleAsync();
        AssertNoComplaints();

        var film = Page.Url;
        await Page.GetByText("Maria Test").ClickAsync();
        await PressAsync("Sign out");

        await Page.WaitForURLAsync("/");
        await Assertions.Expect(otherTab.GetByRole(AriaRole.Alert)).ToHaveTextAsync("There is no such film.");
        await Assertions.Expect(otherTab.Locator("video")).ToHaveCountAsync(0);
        await Page.GotoAsync(film);
        await ExpectAlertAsync("There is no such film.");
        AssertNoComplaints(refusals: true);
    }

    [Test]
    public async Task An_own_film_is_listed_in_any_state_and_deleted()
    {
        var account = await Accounts.OpenAsync(PlatformFixture.Platform.Address);
        using var owner = new Visitor(PlatformFixture.Platform.Address, account);
        await owner.ReadyAsync(await owner.UploadAsync(await PlatformFixture.Films.MakeAsync(1, "320x240"), "first.mp4", visibility: "unlisted"));
        await owner.FinalStatusAsync(await owner.UploadAsync(PlatformFixture.Films.Write("letter.mp4", "no film"u8.ToArray()), "second.mp4"));

        await SignInAsync(account, "/films");
        await Assertions.Expect(Row("first")).ToContainTextAsync("Everyone with the link");
        await Assertions.Expect(Row("second").Locator(".wrong")).Not.ToBeEmptyAsync();
        await PressAsync("Delete first");
        await PressAsync("Delete");

        await Assertions.Expect(Row("first")).ToContainTextAsync("This film is being deleted");
        AssertNoComplaints();
    }

    [Test]
    public async Task An_administrator_takes_a_film_down()
    {
        using var owner = new Visitor(PlatformFixture.Platform.Address, PlatformFixture.Creator);
        var videoId = await owner.ReadyAsync(await owner.UploadAsync(await PlatformFixture.Films.MakeAsync(1, "320x240")));

        await SignInAsync(PlatformFixture.Administrator, $"/watch?v={videoId}");
        await PressAsync("Take down");
        await Page.GetByLabel("Reason").FillAsync("Not theirs to show.");
        await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Take down" }).ClickAsync();

        await Page.WaitForURLAsync("/");
        await Page.GotoAsync($"/watch?v={videoId}");
        await ExpectAlertAsync("There is no such film.");
    }

    [Test]
    public async Task A_page_says_when_there_is_no_such_film()
    {
        await Page.GotoAsync("/watch?v=00000000-0000-0000-0000-000000000000");
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("There is no such film.");
    }

    [Test]
    public async Task A_file_that_is_refused_says_why_in_the_page()
    {
        await SignInAsync(PlatformFixture.Creator, "/upload");
        await Page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(PlatformFixture.Films.Write("notes.txt", "no film"u8.ToArray()));
        await PressAsync("Upload");
        await ExpectAlertAsync("Films can be MP4");
    }

    private ILocator Row(string title) => Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = title });

    private async Task UploadAsync(string file, string title, string visibility = "Everyone")
    {
        await Page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(file);
        await Page.GetByLabel("Title").FillAsync(title);
        await Page.GetByLabel("Who may watch").SelectOptionAsync(visibility);
        await PressAsync("Upload");
        await Page.GetByRole(AriaRole.Progressbar).First.WaitForAsync();
    }

    private async Task AssertPlaysPastTwoSegments()
    {
        var video = Page.Locator("video");
        await video.EvaluateAsync("video => { video.muted = true; return video.play(); }");
        await Page.WaitForFunctionAsync("() => document.querySelector('video').currentTime > 12.5", null, new() { Timeout = 60_000 });
        Assert.That(await video.EvaluateAsync<int>("video => video.getVideoPlaybackQuality().totalVideoFrames"), Is.GreaterThan(100));
    }

    private async Task AssertCounted(string title)
    {
        for (var tries = 0; tries < 60; tries++)
        {
            await Page.GotoAsync("/");
            var card = Page.GetByRole(AriaRole.Link).Filter(new() { HasText = title });
            await card.WaitForAsync();
            if ((await card.InnerTextAsync()).Contains("1 view ", StringComparison.Ordinal)) return;
            await Task.Delay(1000);
        }

        Assert.Fail("the view was not counted");
    }
}
