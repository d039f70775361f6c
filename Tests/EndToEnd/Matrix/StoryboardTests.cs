namespace VideoStack.Tests.EndToEnd.Matrix;

/// <summary>What a storyboard shows, not only where.</summary>
public sealed class StoryboardTests
{
    [Test]
    public async Task Each_cell_shows_the_moment_that_its_cue_tells()
    {
        using var visitor = new Visitor(PlatformFixture.Platform.Address, PlatformFixture.Creator);
        // Two rows of cells.
        var videoId = await visitor.ReadyAsync(await visitor.UploadAsync(await PlatformFixture.Films.MakeGreyAsync(21)));

        var storyboard = await Storyboard.ReadAsync(visitor, videoId);

        storyboard.AssertCovers(21, 2);
        foreach (var at in (int[])[1, 6, 10])
        {
            var cue = storyboard.Cues[at];
            var expected = Films.GreyOf((int)Math.Round(cue.Start));
            // Less than half the way to the second before or after.
            Assert.That(await storyboard.ColourAsync(cue), Is.All.InRange(expected - (0.45 * Films.GreyStep), expected + (0.45 * Films.GreyStep)), $"{cue}");
        }
    }
}
