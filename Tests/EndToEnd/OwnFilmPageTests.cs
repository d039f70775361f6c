using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace VideoStack.Tests.EndToEnd;

/// <summary>What owners do with their films in the page: find, edit, caption, fetch back, try again, remove.</summary>
public sealed class OwnFilmPageTests : BrowserTest
{
    private Account _account = null!;
    private Visitor _owner = null!;

    [SetUp]
    public async Task OpenAccount()
    {
        _account = await Accounts.OpenAsync(PlatformFixture.Platform.Address);
        _owner = new(PlatformFixture.Platform.Address, _account);
    }

    [TearDown]
    public void CloseAccount() => _owner.Dispose();

    [Test]
    public async Task Films_are_found_by_title_and_state()
    {
        await AnnounceAsync("mountains.mp4");
        await AnnounceAsync("seaside.mp4");
        await _owner.FinalStatusAsync(await _owner.UploadAsync(PlatformFixture.Films.Write("letter.mp4", "no film"u8.ToArray()), "letter.mp4"));

        await SignInAsync(_account, "/films");
        await Assertions.Expect(Rows).ToHaveCountAsync(3);
        await Page.GetByLabel("Title").FillAsync("SEA");
        await Assertions.Expect(Rows).ToHaveCountAsync(1);
        await Assertions.Expect(Rows).ToContainTextAsync("seaside");
        await Page.GetByLabel("State").SelectOptionAsync("Failed");
        await Assertions.Expect(Page.GetByText("None of your films is like that.")).ToBeVisibleAsync();
        await Page.GetByLabel("Title").FillAsync("");

        await Assertions.Expect(Rows).ToHaveCountAsync(1);
        await Assertions.Expect(Rows).ToContainTextAsync("letter");
        AssertNoComplaints();
    }

    [Test]
    public async Task A_search_that_finds_nothing_for_long_asks_before_it_goes_on()
    {
        var asked = 0;
        await Page.RouteAsync("**/api/me/videos*", route => route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body = ++asked < 8 ? $$"""{ "items": [], "cursor": "page{{asked}}" }""" : $$"""{ "items": [{{Failed}}] }""",
        }));

        await SignInAsync(_account, "/films");
        await Assertions.Expect(Page.GetByText("Nothing found so far.")).ToBeVisibleAsync();
        Assert.That(asked, Is.EqualTo(5));
        await PressAsync("Search further");

        await Assertions.Expect(Rows).ToContainTextAsync("The encoder broke down.");
        Assert.That(asked, Is.EqualTo(8));
        await Assertions.Expect(Button("Search further")).ToHaveCountAsync(0);
        AssertNoComplaints();
    }

    [Test]
    public async Task A_change_made_elsewhere_meanwhile_is_shown_before_it_is_replaced()
    {
        var videoId = await AnnounceAsync("walk.mp4");
        await SignInAsync(_account, "/films");
        await PressAsync("Edit walk");
        await ChangeElsewhereAsync(videoId, "A walk by the sea");

        var dialog = Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Title").FillAsync("A long walk");
        await dialog.GetByLabel("Who may watch").SelectOptionAsync("Only the uploader");
        await PressAsync("Save");
        await ExpectAlertAsync("A walk by the sea");
        await Assertions.Expect(dialog.GetByLabel("Title")).ToHaveValueAsync("A long walk");
        Assert.That((string)(await FilmAsync(videoId))["title"]!, Is.EqualTo("A walk by the sea"), "nothing was saved");
        await PressAsync("Save mine");

        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(Rows).ToContainTextAsync("A long walk");
        await Assertions.Expect(Rows).ToContainTextAsync("Only the uploader");
        Assert.That((string)(await FilmAsync(videoId))["title"]!, Is.EqualTo("A long walk"));
        AssertNoComplaints(refusals: true);
    }

    [Test]
    public async Task Captions_are_added_by_file_and_shown_over_the_film()
    {
        var videoId = await _owner.ReadyAsync(await _owner.UploadAsync(await PlatformFixture.Films.MakeAsync(20, "320x240"), "talk.mp4"));
        await SignInAsync(_account, "/films");
        await PressAsync("Captions talk");
        await AddCaptionsAsync("en", "talk.srt", "1\n00:00:00,000 --> 00:00:20,000\nGood evening\n");
        await AddCaptionsAsync("de", "talk.vtt", "WEBVTT\n\n00:00.000 --> 00:20.000\nGuten Abend\n");
        await AddCaptionsAsync("fr", "talk.vtt", "WEBVTT\n\n00:00.000 --> 00:20.000\nBonsoir\n");
        await PressAsync("Remove français");
        await Assertions.Expect(Button("Remove français")).ToHaveCountAsync(0);

        await Page.GotoAsync($"/watch?v={videoId}");
        await Page.Locator(".plyr").HoverAsync();
        await Page.Locator("video").EvaluateAsync("video => { video.muted = true; return video.play(); }");
        await Page.Locator(".plyr").HoverAsync();
        await PressAsync("Enable captions");
        await Assertions.Expect(Page.Locator(".plyr__captions")).ToContainTextAsync("Good evening");
        var tracks = await Page.Locator("video").EvaluateAsync<string[]>("video => [...video.textTracks].map(track => `${track.language} ${track.label} ${track.mode} ${track.cues?.length ?? '-'}`)");
        Assert.That(tracks, Is.EquivalentTo(new[] { "en English hidden 1", "de Deutsch disabled -" }), "only what is read is loaded");
        AssertNoComplaints();
    }

    [Test]
    public async Task A_picture_of_the_place_is_shown_while_scrubbing()
    {
        var videoId = await _owner.ReadyAsync(await _owner.UploadAsync(await PlatformFixture.Films.MakeAsync(20, "320x240")));
        var storyboards = new List<string>();
        Page.Request += (_, request) =>
        {
            if (request.Url.EndsWith("storyboard.vtt", StringComparison.Ordinal)) storyboards.Add(request.Url);
        };
        await SignInAsync(_account, $"/watch?v={videoId}");
        await Page.WaitForFunctionAsync("() => document.querySelector('video')?.readyState >= 2");
        var bar = Page.GetByRole(AriaRole.Slider, new() { Name = "Seek" });
        await bar.WaitForAsync();
        Assert.That(storyboards, Is.Empty, "not before somebody may scrub");

        var preview = Page.Locator(".plyr__preview-thumb--is-shown img");
        for (var tries = 0; tries < 40 && await preview.CountAsync() == 0; tries++)
        {
            await bar.HoverAsync(new() { Position = new() { X = 200 + tries, Y = 4 } });
            await Task.Delay(100);
        }

        await Assertions.Expect(preview.First).ToBeVisibleAsync();
        Assert.That(await preview.First.EvaluateAsync<int>("image => image.naturalWidth"), Is.GreaterThan(0));
        Assert.That(storyboards, Has.Count.EqualTo(1));
        AssertNoComplaints();
    }

    [Test]
    public async Task A_film_that_failed_is_tried_again()
    {
        // What fails and may succeed later is an encoder's trouble, which nobody can order: the list says so here.
        var retried = new TaskCompletionSource<string>();
        await Page.RouteAsync("**/api/me/videos*", route => route.FulfillAsync(new() { ContentType = "application/json", Body = $$"""{ "items": [{{Failed}}] }""" }));
        await Page.RouteAsync("**/api/videos/*/retry", async route =>
        {
            retried.TrySetResult(new Uri(route.Request.Url).AbsolutePath);
            await route.FulfillAsync(new() { Status = 202 });
        });
        await Page.RouteAsync("**/api/uploads/*", route => route.FulfillAsync(new() { ContentType = "application/json", Body = """{ "videoId": "f1", "status": "Transcoding", "progress": 7 }""" }));

        await SignInAsync(_account, "/films");
        await Assertions.Expect(Rows).ToContainTextAsync("The encoder broke down.");
        await Assertions.Expect(Rows).ToContainTextAsync("encoding $0.04");
        await PressAsync("Retry Broken");

        await Assertions.Expect(Rows).ToContainTextAsync("Preparing the film for every screen · 7 %");
        Assert.That(await retried.Task, Is.EqualTo("/api/videos/f1/retry"));
        await Assertions.Expect(Button("Retry Broken")).ToHaveCountAsync(0);
        AssertNoComplaints();
    }

    [Test]
    public async Task The_original_comes_back_and_a_removed_film_leaves_a_receipt()
    {
        var file = await PlatformFixture.Films.MakeAsync(1, "320x240");
        var videoId = await _owner.ReadyAsync(await _owner.UploadAsync(file, "Größe.mp4"));
        await SignInAsync(_account, "/films");
        var download = await Page.RunAndWaitForDownloadAsync(() => PressAsync("Download original Größe"));
        Assert.That(download.SuggestedFilename, Is.EqualTo("Größe.mp4"));
        Assert.That(await File.ReadAllBytesAsync((await download.PathAsync())!), Is.EqualTo(await File.ReadAllBytesAsync(file)));

        await PressAsync("Delete Größe");
        await PressAsync("Delete");
        await Assertions.Expect(Rows).ToContainTextAsync("This film is being deleted");

        var receipt = Page.Locator(".receipts li").Filter(new() { HasText = videoId });
        for (var tries = 0; tries < 30 && await receipt.CountAsync() == 0; tries++)
        {
            await Task.Delay(1000);
            await Page.ReloadAsync();
            await Page.GetByText("Removed films").ClickAsync();
            await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        }

        await Assertions.Expect(receipt).ToContainTextAsync("Removed by you");
        await Assertions.Expect(receipt).ToContainTextAsync("1 file (");
        AssertNoComplaints();
    }

    private const string Failed = """
        {
          "videoId": "f1", "title": "Broken", "visibility": "public", "status": "Failed", "createdAt": "2026-01-01T00:00:00Z", "views": 0,
          "revision": "1", "progress": 0, "fileName": "broken.mp4", "size": 1, "captions": [], "canRetry": true,
          "failure": { "code": "encoding-failed", "reason": "The encoder broke down." }, "estimatedCost": { "amount": 0.04, "currency": "USD" }
        }
        """;

    private ILocator Rows => Page.Locator("main > .rows > li");

    private async Task<string> AnnounceAsync(string fileName)
    {
        using var announced = await _owner.PostAsync("/api/uploads", new { fileName, contentType = "video/mp4", size = 1 });
        return (string)JsonNode.Parse(await announced.Content.ReadAsStringAsync())!["videoId"]!;
    }

    private async Task<JsonNode> FilmAsync(string videoId) =>
        (await _owner.ReadAsync("/api/me/videos"))["items"]!.AsArray().Single(film => (string)film!["videoId"]! == videoId)!;

    private async Task ChangeElsewhereAsync(string videoId, string title)
    {
        using var owner = _account.Client();
        using var change = new HttpRequestMessage(HttpMethod.Patch, $"/api/videos/{videoId}") { Content = System.Net.Http.Json.JsonContent.Create(new { title }) };
        change.Headers.TryAddWithoutValidation("If-Match", $"\"{(string)(await FilmAsync(videoId))["revision"]!}\"");
        using var changed = await owner.SendAsync(change);
        Assert.That(changed.IsSuccessStatusCode, Is.True, await changed.Content.ReadAsStringAsync());
    }

    private async Task AddCaptionsAsync(string lang, string fileName, string text)
    {
        await Page.GetByLabel("Language").FillAsync(lang);
        await Page.GetByLabel("Caption file").SetInputFilesAsync(PlatformFixture.Films.Write(fileName, System.Text.Encoding.UTF8.GetBytes(text)));
        await PressAsync("Add captions");
        await Assertions.Expect(Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Listitem).Filter(new() { HasText = LanguageName(lang) })).ToBeVisibleAsync();
    }

    private static string LanguageName(string lang) => lang switch { "en" => "English", "de" => "Deutsch", _ => "français" };
}
