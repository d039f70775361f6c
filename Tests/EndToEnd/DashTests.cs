using VideoStack.Tests.EndToEnd.Matrix;
using VideoStack.Tests.EndToEnd.Players;

namespace VideoStack.Tests.EndToEnd;

/// <summary>The DASH manifest over the same segments, in a real player in a real browser.</summary>
public sealed class DashTests : BrowserTest
{
    [Test]
    public async Task A_film_plays_in_a_DASH_player_to_its_end()
    {
        using var visitor = new Visitor(PlatformFixture.Platform.Address, PlatformFixture.Creator);
        var videoId = await visitor.ReadyAsync(await visitor.UploadAsync(await PlatformFixture.Films.MakeAsync(14, "854x480", 25)));

        await DashPlayer.PlayAsync(Page, videoId);

        // Three segments, the last of them short.
        await Page.WaitForFunctionAsync("() => document.querySelector('video').ended", null, new() { Timeout = 60_000 });
        Assert.That(await Page.EvaluateAsync<string[]>("problems"), Is.Empty);
        Assert.That(await Page.EvaluateAsync<double>("document.querySelector('video').duration"), Is.EqualTo(14).Within(0.05));
        Assert.That(await Page.EvaluateAsync<int>("document.querySelector('video').getVideoPlaybackQuality().totalVideoFrames"), Is.GreaterThan(300));
        Assert.That(await Page.EvaluateAsync<int>("document.querySelector('video').webkitAudioDecodedByteCount"), Is.GreaterThan(0), "sound");
        Assert.That(await Page.EvaluateAsync<string[]>("sizes()"), Is.EquivalentTo(new[] { "854x480", "640x360" }));
        await AssertThumbnailsAsync(visitor, videoId);
        AssertNoComplaints();
    }

    /// <summary>The manifest and the storyboard tell of the same pictures.</summary>
    private async Task AssertThumbnailsAsync(Visitor visitor, string videoId)
    {
        var storyboard = await Storyboard.ReadAsync(visitor, videoId);
        foreach (var cue in storyboard.Cues)
        {
            var told = await Page.EvaluateAsync<string>("seconds => thumbnailAt(seconds)", (cue.Start + cue.End) / 2);
            Assert.That(told, Is.EqualTo($"{cue.Picture}#xywh={cue.Left},{cue.Top},{cue.Width},{cue.Height}"));
        }
    }
}
