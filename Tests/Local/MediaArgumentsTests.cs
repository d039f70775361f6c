using System.Text.Json.Nodes;
using VideoStack.Local.Media;

namespace VideoStack.Local.Tests;

public sealed class MediaArgumentsTests
{
    private static readonly Uri Input = new("http://127.0.0.1:9000/raw/uploads/v1/source");

    private static readonly VideoTrack Landscape = new(0, "h264", TimeSpan.FromSeconds(30), null)
    {
        Width = 1920,
        Height = 1080,
        FrameRate = new(30000, 1001),
    };

    private static readonly AudioTrack Stereo = new(1, "aac", TimeSpan.FromSeconds(30), null) { Channels = 2, SampleRate = 44_100 };

    [Test]
    public void One_command_makes_every_output_of_a_job()
    {
        var settings = MediaJobSettings.For(
            "s3://raw/uploads/v1/source", "s3://processed/media/v1", [("1080p", 1920, 1080), ("360p", 640, 360)],
            captures: new() { ["framerateNumerator"] = 1, ["framerateDenominator"] = 3, ["maxCaptures"] = 10, ["quality"] = 80 });

        var arguments = Arguments(settings, new("mov,mp4,m4a,3gp,3g2,mj2", "isom", TimeSpan.FromSeconds(30), [Landscape, Stereo]));

        string[] expected =
        [
            "-hide_banner", "-nostdin", "-nostats", "-y", "-loglevel", "error", "-progress", "pipe:1", "-stats_period", "0.5",
            "-protocol_whitelist", "http,tcp", "-format_whitelist",
            "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,asf,mxf,ogg,wav,mp3,aac,flac,gif",
            "-i", "http://127.0.0.1:9000/raw/uploads/v1/source",
            "-filter_complex",
            "[0:0]fps=30000/1001:start_time=0,split=3[in0][in1][in2];"
                + "[in0]scale=1920:1080,setsar=1,format=yuv420p[out0];"
                + "[in1]scale=640:360,setsar=1,format=yuv420p[out1];"
                + @"[in2]select=lt(selected_n\,10)*(isnan(prev_selected_t)+gte(t-prev_selected_t\,2.983317)),scale=160:90:out_range=pc,format=yuvj420p[out2]",
            .. Rung("[out0]", "1080p"),
            .. Rung("[out1]", "360p"),
            "-map", "0:1", "-c:a", "aac", "-b:a", "96000", "-ar", "48000", "-ac", "2", "-af", "aresample=async=1:first_pts=0",
            .. Packaging("audio", "cmfa"),
            "-map", "[out2]", "-c:v", "mjpeg", "-q:v", "7", "-fps_mode", "passthrough", "-f", "image2", "-start_number", "0",
            "/work-dir/1/thumb.%07d.jpg",
        ];
        Assert.That(arguments, Is.EqualTo(expected));
    }

    [TestCase("AUTO", 90, "scale=90:160", null)]
    [TestCase("DEGREE_0", 90, "scale=160:90", null)]
    [TestCase("DEGREES_90", 0, "scale=90:160", "transpose=clock")]
    [TestCase("DEGREES_270", 0, "scale=90:160", "transpose=cclock")]
    [TestCase("DEGREES_180", 0, "scale=160:90", "hflip,vflip")]
    public void The_picture_is_turned_as_the_job_says(string rotate, int inContainer, string scale, string? turn)
    {
        var settings = MediaJobSettings.For("s3://raw/a", "s3://processed/v1", [("own", 0, 0)], sound: false);
        var output = settings["outputGroups"]![0]!["outputs"]![0]!["videoDescription"]!.AsObject();
        output.Remove("height");
        output["width"] = scale.Contains("=90", StringComparison.Ordinal) ? 90 : 160;
        settings["inputs"]![0]!["videoSelector"]!["rotate"] = rotate;

        var arguments = Arguments(settings, new("mov", null, TimeSpan.FromSeconds(5), [Landscape with { Rotation = inContainer }]));

        var graph = arguments[arguments.ToList().IndexOf("-filter_complex") + 1];
        Assert.That(graph, Does.Contain(scale));
        Assert.That(graph, turn is null ? Does.Not.Contain("transpose").And.Not.Contain("flip") : Does.Contain(turn));
        Assert.That(arguments.Contains("-autorotate"), Is.EqualTo(rotate != "AUTO"));
    }

    [Test]
    public void A_picture_of_another_shape_is_padded_not_stretched()
    {
        var settings = MediaJobSettings.For("s3://raw/a", "s3://processed/v1", [("360p", 640, 360)], sound: false);

        var arguments = Arguments(settings, new("mov", null, TimeSpan.FromSeconds(5), [Landscape with { Width = 1440 }]));

        const string padded = "scale=640:360:force_original_aspect_ratio=decrease:force_divisible_by=2,pad=640:360:(ow-iw)/2:(oh-ih)/2";
        Assert.That(arguments, Has.Some.Contains(padded));
    }

    [Test]
    public void Pixels_that_are_not_square_become_so()
    {
        var settings = MediaJobSettings.For("s3://raw/a", "s3://processed/v1", [("480p", 854, 480)], sound: false);

        var arguments = Arguments(settings, new("mov", null, TimeSpan.FromSeconds(5),
            [Landscape with { Width = 720, Height = 576, PixelAspect = 64.0 / 45 }]));

        Assert.That(arguments, Has.Some.Contains("start_time=0,scale=1024:576,split=1[in0];[in0]scale=854:480,setsar=1"));
    }

    [TestCase("""{"rateControlMode":"QVBR","maxBitrate":5000000,"qvbrSettings":{"qvbrQualityLevel":8,"qvbrQualityLevelFineTune":0.5},"hrdBufferSize":7000000}""",
        "-crf 20 -maxrate 5000000 -bufsize 7000000")]
    [TestCase("""{"rateControlMode":"CBR","bitrate":3000000}""", "-b:v 3000000 -minrate 3000000 -maxrate 3000000 -bufsize 6000000")]
    [TestCase("""{"rateControlMode":"CBR","bitrate":3000000,"gopSize":1,"gopSizeUnits":"SECONDS"}""", "scenecut=40:nal-hrd=cbr")]
    [TestCase("""{"rateControlMode":"VBR","bitrate":3000000,"maxBitrate":4000000}""", "-b:v 3000000 -maxrate 4000000 -bufsize 8000000")]
    [TestCase("""{"rateControlMode":"CBR","bitrate":3000000,"gopSize":90,"gopSizeUnits":"FRAMES","sceneChangeDetect":"DISABLED","codecProfile":"MAIN"}""",
        "-force_key_frames expr:not(mod(n,90)) -forced-idr 1 -x264-params keyint=180:min-keyint=91:open-gop=0:scenecut=0")]
    [TestCase("""{"rateControlMode":"CBR","bitrate":3000000,"framerateControl":"SPECIFIED","framerateNumerator":24,"framerateDenominator":1,"gopSize":2,"gopSizeUnits":"SECONDS"}""",
        "-force_key_frames expr:not(mod(n,48))")]
    public void Codec_settings_become_those_of_the_encoder(string h264, string expected)
    {
        var settings = MediaJobSettings.For("s3://raw/a", "s3://processed/v1", [("360p", 640, 360)], sound: false,
            h264: JsonNode.Parse(h264)!.AsObject());

        var arguments = Arguments(settings, new("mov", null, TimeSpan.FromSeconds(5), [Landscape]));

        Assert.That(string.Join(' ', arguments), Does.Contain(expected));
    }

    [Test]
    public void Thumbnails_are_taken_by_whole_frames_and_laid_out_in_a_grid()
    {
        var settings = MediaJobSettings.For("s3://raw/a", "s3://processed/v1", [("360p", 640, 360)], sound: false).WithTiles(interval: 5);

        var arguments = Arguments(settings, new("mov", null, TimeSpan.FromSeconds(30), [Landscape]));

        Assert.That(arguments, Has.Some.Contains(
            @"[in1]select=not(mod(n\,150)),scale=104:58:out_range=pc,format=yuvj420p,tile=2x2[out1]"));
        Assert.That(arguments.SkipLast(1).TakeLast(6), Is.EqualTo(
            new[] { "-fps_mode", "passthrough", "-f", "image2", "-start_number", "1" }));
        Assert.That(arguments[^1], Is.EqualTo("/work-dir/0/movie_thumbnails_%09d.jpg"));
    }

    [Test]
    public void Tile_images_that_the_films_shape_makes_too_high_fail_the_job()
    {
        var settings = MediaJobSettings.For("s3://raw/a", "s3://processed/v1", [("360p", 360, 640)], sound: false)
            .WithTiles(interval: 5, width: 1200);

        Assert.That(() => Arguments(settings, new("mov", null, TimeSpan.FromSeconds(30), [Landscape with { Width = 1080, Height = 1920 }])),
            Throws.TypeOf<EncodeException>().With.Message.Contains("higher than 4096"));
    }

    [TestCase("CODING_MODE_2_0", "stereo")]
    [TestCase("CODING_MODE_1_0", "mono")]
    [TestCase("CODING_MODE_5_1", "5.1")]
    public void Loudness_is_corrected_as_it_will_be_heard(string codingMode, string layout)
    {
        var settings = MediaJobSettings.For("s3://raw/a", "s3://processed/v1", [("360p", 640, 360)]).WithLoudness(-16);
        settings["outputGroups"]![0]!["outputs"]![1]!["audioDescriptions"]![0]!["codecSettings"]!["aacSettings"]!["codingMode"] = codingMode;

        var arguments = Arguments(settings, new("mov", null, TimeSpan.FromSeconds(30), [Landscape, Stereo]));

        Assert.That(arguments, Has.Some.EqualTo(
            $"aresample=async=1:first_pts=0,aformat=channel_layouts={layout},loudnorm=I=-16:TP=-1:LRA=20"));
    }

    [TestCase("30/1", "30/1", "30/1")]
    [TestCase("24000/1001", "24000/1001", "24000/1001")]
    [TestCase("90000/1", "2997/101", "30000/1001", TestName = "A phone's varying rate becomes the next standard one")]
    [TestCase("60/1", "27/1", "30000/1001")]
    [TestCase(null, "0/0", "30/1")]
    public void The_frame_rate_follows_the_source(string? basis, string? average, string expected) =>
        Assert.That(FrameRate.OfSource(basis, average).ToString(), Is.EqualTo(expected));

    private static IReadOnlyList<string> Arguments(JsonObject settings, SourceMedia source) =>
        FfmpegArguments.For(EncodePlanner.Plan(JobSettings.Parse(settings)), source, Input, "/work-dir");

    private static IEnumerable<string> Rung(string label, string name) =>
    [
        "-map", label, "-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high", "-crf", "23", "-maxrate", "1000000", 
        "-bufsize", "2000000",
        "-force_key_frames", "expr:not(mod(n,60))", "-forced-idr", "1", "-x264-params", "keyint=120:min-keyint=61:open-gop=0:scenecut=40",
        "-bf", "2",
        .. Packaging(name, "cmfv"),
    ];

    private static IEnumerable<string> Packaging(string name, string extension) =>
    [
        // Three GOPs of 60 frames at 29.97 frames a second.
        "-f", "hls", "-hls_time", "6.006", "-hls_playlist_type", "vod", "-hls_segment_type", "fmp4",
        "-hls_flags", "independent_segments+temp_file",
        "-avoid_negative_ts", "disabled", "-start_number", "1", "-hls_fmp4_init_filename", $"movie_{name}init.{extension}",
        "-hls_segment_filename", $"/work-dir/0/movie_{name}_%09d.{extension}", $"/work-dir/0/movie_{name}.m3u8",
    ];
}
