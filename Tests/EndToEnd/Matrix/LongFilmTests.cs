using System.Text.Json.Nodes;

namespace VideoStack.Tests.EndToEnd.Matrix;

/// <summary>Films that take long: what is known of them before they are encoded, and what of them fits into one picture.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LongFilmTests
{
    [Test]
    public async Task A_storyboard_of_several_pictures_covers_the_film()
    {
        // A picture holds a hundred thumbnails, one each two seconds.
        const double seconds = 209;
        using var visitor = new Visitor(PlatformFixture.Platform.Address, PlatformFixture.Creator);
        var videoId = await visitor.ReadyAsync(await visitor.UploadAsync(await PlatformFixture.Films.MakeAsync(seconds, "128x72", rate: 5, sound: false)));

        var storyboard = await Storyboard.ReadAsync(visitor, videoId);

        storyboard.AssertCovers(seconds, 2);
        Assert.That(storyboard.Cues.CountBy(cue => cue.Picture).Select(picture => picture.Value), Is.EqualTo(new[] { 100, 5 }));
    }

    [Test]
    public async Task An_hour_of_black_has_its_price_and_makes_progress()
    {
        using var owner = new Visitor(PlatformFixture.Platform.Address, PlatformFixture.Creator);

        var videoId = await owner.UploadAsync(await BlackAsync());
        var status = await WithProgressAsync(owner, videoId);
        // Its job would keep all others waiting; it is cancelled with the film.
        using var http = PlatformFixture.Creator.Client();
        using var deleted = await http.DeleteAsync($"/api/videos/{videoId}");

        Assert.That((string?)status["status"], Is.EqualTo("Transcoding"), status.ToJsonString());
        Assert.That((int)status["progress"]!, Is.InRange(1, 99));
        // 1080p and 720p at 0.024 USD a minute, 480p and 360p at 0.012, no sound; sixty minutes.
        Assert.That((decimal)status["estimatedCost"]!["amount"]!, Is.EqualTo(4.32m), status.ToJsonString());
    }

    private static async Task<JsonNode> WithProgressAsync(Visitor owner, string videoId)
    {
        // Other films may be encoded before it. Then progress is told every ten seconds; a busy machine needs several of them for the first per cent.
        var deadline = DateTime.UtcNow.AddMinutes(5);
        var status = await owner.ReadAsync($"/api/uploads/{videoId}");
        while ((int)status["progress"]! == 0 && DateTime.UtcNow < deadline)
        {
            await Task.Delay(500);
            status = await owner.ReadAsync($"/api/uploads/{videoId}");
        }
        return status;
    }

    // Ten seconds, encoded once and repeated: the file is an hour, making it takes a moment.
    private static async Task<string> BlackAsync()
    {
        var (once, hour) = (PlatformFixture.Films.PathOf("black.mp4"), PlatformFixture.Films.PathOf("black-hour.mp4"));
        await Shell.RunAsync("ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", "color=black:s=1920x1080:r=10:d=10", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", once);
        await Shell.RunAsync("ffmpeg", "-v", "error", "-y", "-stream_loop", "359", "-i", once, "-c", "copy", "-movflags", "+faststart", hour);
        return hour;
    }
}
