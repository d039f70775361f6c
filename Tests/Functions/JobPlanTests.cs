using Amazon.MediaConvert;
using Amazon.MediaConvert.Model;
using VideoStack.Functions.Tests.Fakes;
using VideoStack.Functions.Transcode.Jobs;
using VideoStack.Media;

namespace VideoStack.Functions.Tests;

public sealed class JobPlanTests
{
    private const string VideoId = "0195506e-0000-7000-8000-000000000001";

    [Test]
    public void A_film_keeps_the_renditions_of_its_ladder()
    {
        var movie = Fit(Film(1280, 720)).OutputGroups[0];
        Assert.That(movie.Outputs.Select(Describe), Is.EqualTo(new[] { "_720p 1280x720", "_480p 854x480", "_360p 640x360", "_audio" }));
    }

    [Test]
    public void A_small_film_gets_one_rendition_of_its_own_size()
    {
        var movie = Fit(Film(320, 240)).OutputGroups[0];
        Assert.That(movie.Outputs.Select(Describe), Is.EqualTo(new[] { "_240p 320x240", "_audio" }));
        Assert.That(movie.Outputs[0].VideoDescription.CodecSettings.H264Settings.GopSize, Is.EqualTo(2), "The rest is the template's lowest rendition.");
    }

    [Test]
    public void A_silent_film_has_no_sound_in_its_job()
    {
        var settings = Fit(Film(1280, 720, sound: false));
        Assert.That(settings.OutputGroups[0].Outputs.Select(Describe), Has.None.EqualTo("_audio"));
        Assert.That(settings.Inputs[0].AudioSelectors, Is.Null);
    }

    [Test]
    public void The_input_turns_the_picture_as_the_film_says_and_selects_the_sound()
    {
        var input = Fit(Film(1280, 720)).Inputs[0];
        Assert.That(input.FileInput, Is.EqualTo($"s3://raw/uploads/{VideoId}/source"));
        Assert.That(input.VideoSelector.Rotate, Is.EqualTo(InputRotate.AUTO));
        Assert.That(input.AudioSelectors["Audio Selector 1"].DefaultSelection, Is.EqualTo(AudioDefaultSelection.DEFAULT));
        Assert.That(input.TimecodeSource, Is.EqualTo(InputTimecodeSource.ZEROBASED));
    }

    [Test]
    public void Everything_goes_to_the_films_own_folder()
    {
        var groups = Fit(Film(1280, 720)).OutputGroups;
        Assert.That(groups[0].OutputGroupSettings.CmafGroupSettings.Destination, Is.EqualTo($"s3://processed/media/{VideoId}/movie"));
        Assert.That(groups[1].OutputGroupSettings.FileGroupSettings.Destination, Is.EqualTo($"s3://processed/media/{VideoId}/thumbnails/thumb"));
    }

    [Test]
    public void What_operators_tune_in_the_template_stays()
    {
        var template = Templates.Movie();
        template.OutputGroups[0].OutputGroupSettings.CmafGroupSettings.SegmentLength = 4;
        var tuned = template.OutputGroups[0].Outputs[0].VideoDescription.CodecSettings.H264Settings;
        tuned.MaxBitrate = 4_000_000;
        tuned.GopSize = 1;

        var movie = Fit(Film(1920, 1080, rate: 60), template).OutputGroups[0];

        Assert.That(movie.OutputGroupSettings.CmafGroupSettings.SegmentLength, Is.EqualTo(4));
        var settings = movie.Outputs[0].VideoDescription.CodecSettings.H264Settings;
        // At 60 frames a second the ladder gives half as much again, of the operator's bitrate too.
        Assert.That((settings.GopSize, settings.MaxBitrate), Is.EqualTo(((double?)1, (int?)6_000_000)));
    }

    [Test]
    public void Renditions_that_operators_removed_stay_away()
    {
        var template = Templates.Movie();
        template.OutputGroups[0].Outputs.RemoveAll(output => output.NameModifier is "_1080p" or "_480p");
        Assert.That(Fit(Film(1920, 1080), template).OutputGroups[0].Outputs.Select(Describe), Is.EqualTo(new[] { "_720p 1280x720", "_360p 640x360", "_audio" }));
    }

    [TestCase(25, 1, null, null)]
    [TestCase(60, 1, null, null)]
    [TestCase(120, 1, 120, 2)]
    [TestCase(120000, 1001, 120000, 2002)]
    [TestCase(240, 1, 240, 4)]
    public void No_rendition_has_more_than_60_frames_a_second(int numerator, int denominator, int? expectedNumerator, int? expectedDenominator)
    {
        var film = new Film(new SourceVideo(1920, 1080, (double)numerator / denominator), new(numerator, denominator), 10);
        var h264 = JobPlan.Fit(Templates.Movie(), film, Locations()).OutputGroups[0].Outputs[0].VideoDescription.CodecSettings.H264Settings;
        Assert.That((h264.FramerateNumerator, h264.FramerateDenominator), Is.EqualTo((expectedNumerator, expectedDenominator)));
        Assert.That(h264.FramerateControl, Is.EqualTo(expectedNumerator is null ? H264FramerateControl.INITIALIZE_FROM_SOURCE : H264FramerateControl.SPECIFIED));
    }

    [TestCase(7.0, 1)]
    [TestCase(10.0, 1)]
    [TestCase(30.0, 3)]
    [TestCase(125.0, 13)]
    public void Stills_are_spread_over_the_film(double duration, int secondsBetween)
    {
        var capture = Stills(Fit(Film(1920, 1080, duration: duration))).CodecSettings.FrameCaptureSettings;
        Assert.That((capture.FramerateNumerator, capture.FramerateDenominator, capture.MaxCaptures), Is.EqualTo(((int?)1, (int?)secondsBetween, (int?)10)));
    }

    [TestCase(1920, 1080, 640, 360)]
    [TestCase(320, 240, 320, 240)]
    [TestCase(1080, 1920, 640, 1136)]
    [TestCase(4096, 205, 640, 32)]
    [TestCase(660, 33, 640, 32)]
    public void Stills_have_the_films_shape_and_are_not_enlarged(int width, int height, int stillWidth, int stillHeight)
    {
        var still = Stills(Fit(Film(width, height)));
        Assert.That((still.Width, still.Height), Is.EqualTo(((int?)stillWidth, (int?)stillHeight)));
    }

    [TestCase(1920, 1080, 160, 90)]
    [TestCase(1080, 1920, 88, 160)]
    [TestCase(720, 720, 160, 160)]
    [TestCase(640, 480, 160, 120)]
    [TestCase(4096, 205, 160, 8)]
    [TestCase(33, 660, 8, 160)]
    public void Thumbnails_have_the_films_shape_and_fit_into_a_tile(int width, int height, int thumbnailWidth, int thumbnailHeight)
    {
        var storyboard = Storyboard(Fit(Film(width, height)));
        Assert.That((storyboard.ThumbnailWidth, storyboard.ThumbnailHeight), Is.EqualTo(((int?)thumbnailWidth, (int?)thumbnailHeight)));
        Assert.That(Math.Max(thumbnailWidth * storyboard.TileWidth!.Value, thumbnailHeight * storyboard.TileHeight!.Value), Is.AtMost(4096));
    }

    [TestCase(5.0, 2)]
    [TestCase(2000.0, 2)]
    [TestCase(3600.0, 4)]
    [TestCase(43200.0, 44)]
    public void Thumbnails_lie_further_apart_in_long_films(double duration, double secondsBetween) =>
        Assert.That(Storyboard(Fit(Film(1920, 1080, duration: duration))).ThumbnailInterval, Is.EqualTo(secondsBetween));

    [Test]
    public void Constant_bitrates_are_scaled_by_the_films_shape_as_well()
    {
        var template = Templates.Movie();
        var constant = template.OutputGroups[0].Outputs[0].VideoDescription.CodecSettings.H264Settings;
        (constant.MaxBitrate, constant.Bitrate) = (null, 4_000_000);

        var settings = Fit(Film(1920, 1080, rate: 60), template).OutputGroups[0].Outputs[0].VideoDescription.CodecSettings.H264Settings;
        Assert.That((settings.MaxBitrate, settings.Bitrate), Is.EqualTo(((int?)null, (int?)6_000_000)));
    }

    [Test]
    public void A_template_that_cannot_be_served_says_why()
    {
        var template = Templates.Movie();
        template.OutputGroups[1].OutputGroupSettings = new() { Type = OutputGroupType.HLS_GROUP_SETTINGS, HlsGroupSettings = new() };
        Assert.That(() => Fit(Film(1920, 1080), template), Throws.InvalidOperationException.With.Message.Contains("HLS_GROUP_SETTINGS"));

        var soundOnly = Templates.Movie();
        soundOnly.OutputGroups[0].Outputs.RemoveAll(output => output.VideoDescription is not null);
        Assert.That(() => Fit(Film(1920, 1080), soundOnly), Throws.InvalidOperationException.With.Message.Contains("no rendition"));
    }

    private static Film Film(int width, int height, int rate = 30, bool sound = true, double duration = 10) =>
        new(new SourceVideo(width, height, rate, 0, sound), new(rate, 1), duration);

    private static FilmLocations Locations() => FilmLocations.Of(VideoId, "raw", "processed");

    private static JobSettings Fit(Film film, JobTemplateSettings? template = null) => JobPlan.Fit(template ?? Templates.Movie(), film, Locations());

    private static CmafImageBasedTrickPlaySettings Storyboard(JobSettings settings) =>
        settings.OutputGroups[0].OutputGroupSettings.CmafGroupSettings.ImageBasedTrickPlaySettings;

    private static VideoDescription Stills(JobSettings settings) => settings.OutputGroups[1].Outputs[0].VideoDescription;

    private static string Describe(Output output) =>
        output.NameModifier + (output.VideoDescription is { } video ? $" {video.Width}x{video.Height}" : "");
}
