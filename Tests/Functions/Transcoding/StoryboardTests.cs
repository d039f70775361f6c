using VideoStack.Functions.Tests.Fakes;
using VideoStack.Functions.Transcode.Storyboards;

namespace VideoStack.Functions.Tests.Transcoding;

public sealed class StoryboardTests
{
    private const string VideoId = "0195506e-0000-7000-8000-000000000001";
    private const string Folder = $"media/{VideoId}/";

    private const string Movie = """
        #EXTM3U
        #EXT-X-VERSION:6
        #EXT-X-STREAM-INF:BANDWIDTH=1000000,RESOLUTION=1280x720,CODECS="avc1.64001f,mp4a.40.2"
        movie_720p.m3u8
        #EXT-X-IMAGE-STREAM-INF:BANDWIDTH=9000,RESOLUTION=160x90,CODECS="jpeg",URI="movie_thumbnails.m3u8"
        #EXT-X-IMAGE-STREAM-INF:BANDWIDTH=90000,RESOLUTION=640x360,CODECS="jpeg",URI="movie_large.m3u8"
        """;

    private const string Images = """
        #EXTM3U
        #EXT-X-TARGETDURATION:8
        #EXT-X-IMAGES-ONLY
        #EXTINF:8.000,
        #EXT-X-TILES:RESOLUTION=160x90,LAYOUT=2x2,DURATION=2.000
        movie_thumbnails_000000001.jpg
        #EXTINF:3.500,
        #EXT-X-TILES:RESOLUTION=160x90,LAYOUT=2x2,DURATION=2.000
        movie_thumbnails_000000002.jpg
        #EXT-X-ENDLIST
        """;

    private InMemoryFolder _processed = null!;

    [SetUp]
    public void SetUp()
    {
        _processed = new InMemoryFolder();
        _processed.Put(Folder + "movie.m3u8", Movie);
        _processed.Put(Folder + "movie_thumbnails.m3u8", Images);
    }

    [Test]
    public async Task Each_cue_shows_its_rectangle_of_its_image()
    {
        Assert.That(await MakeAsync(11.5), Is.EqualTo(Folder + "storyboard.vtt"));
        Assert.That(_processed.TextOf(Folder + "storyboard.vtt"), Is.EqualTo("""
            WEBVTT

            00:00:00.000 --> 00:00:02.000
            movie_thumbnails_000000001.jpg#xywh=0,0,160,90

            00:00:02.000 --> 00:00:04.000
            movie_thumbnails_000000001.jpg#xywh=160,0,160,90

            00:00:04.000 --> 00:00:06.000
            movie_thumbnails_000000001.jpg#xywh=0,90,160,90

            00:00:06.000 --> 00:00:08.000
            movie_thumbnails_000000001.jpg#xywh=160,90,160,90

            00:00:08.000 --> 00:00:10.000
            movie_thumbnails_000000002.jpg#xywh=0,0,160,90

            00:00:10.000 --> 00:00:11.500
            movie_thumbnails_000000002.jpg#xywh=160,0,160,90

            """.ReplaceLineEndings("\n")));
    }

    [TestCase(11.5, "00:00:11.500")]
    [TestCase(10.4, "00:00:10.400")]
    // The length of the film is not known: the playlist's counts.
    [TestCase(0, "00:00:11.500")]
    public async Task No_cue_goes_beyond_the_film(double filmSeconds, string lastEnd)
    {
        await MakeAsync(filmSeconds);
        Assert.That(Cues()[^1], Does.EndWith($"--> {lastEnd}"));
    }

    [Test]
    public async Task Images_whose_last_one_is_told_as_full_are_cut_at_the_films_end()
    {
        _processed.Put(Folder + "movie_thumbnails.m3u8", Images.Replace("#EXTINF:3.500", "#EXTINF:8.000", StringComparison.Ordinal));
        await MakeAsync(11.5);
        Assert.That(Cues(), Has.Count.EqualTo(6));
        Assert.That(Cues()[^1], Is.EqualTo("00:00:10.000 --> 00:00:11.500"));
    }

    [Test]
    public async Task A_length_that_is_rounded_up_makes_no_cue_of_its_own()
    {
        _processed.Put(Folder + "movie_thumbnails.m3u8", Images.Replace("#EXTINF:3.500", "#EXTINF:4.004", StringComparison.Ordinal));
        await MakeAsync(0);
        Assert.That(Cues(), Has.Count.EqualTo(6));
        Assert.That(Cues()[^1], Is.EqualTo("00:00:10.000 --> 00:00:12.004"));
    }

    [Test]
    public async Task Hours_are_told()
    {
        _processed.Put(Folder + "movie_thumbnails.m3u8", "#EXTINF:7200,\n#EXT-X-TILES:RESOLUTION=160x90,LAYOUT=10x10,DURATION=3600\na.jpg\n");
        await MakeAsync(7200);
        Assert.That(Cues(), Is.EqualTo(new[] { "00:00:00.000 --> 01:00:00.000", "01:00:00.000 --> 02:00:00.000" }));
    }

    [Test]
    public async Task Playlists_in_folders_of_their_own_are_followed_and_names_stay_escaped()
    {
        _processed.Put(Folder + "movie.m3u8", "#EXT-X-IMAGE-STREAM-INF:URI=\"tiles/list%20one.m3u8\",BANDWIDTH=1\r\n");
        _processed.Put(Folder + "tiles/list one.m3u8", "#EXT-X-TILES:DURATION=5,LAYOUT=1x2,RESOLUTION=160x90\r\n#EXTINF:5,\r\nimage%20one.jpg\r\n");
        await MakeAsync(5);
        Assert.That(_processed.TextOf(Folder + "storyboard.vtt"), Does.Contain("\ntiles/image%20one.jpg#xywh=0,0,160,90\n"));
    }

    [TestCase("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nmovie_720p.m3u8\n")]
    [TestCase("#EXT-X-IMAGE-STREAM-INF:BANDWIDTH=1\n")]
    [TestCase("#EXT-X-IMAGE-STREAM-INF:URI=\"missing.m3u8\"\n")]
    [TestCase("#EXT-X-IMAGE-STREAM-INF:URI=\"../another/movie_thumbnails.m3u8\"\n")]
    [TestCase("#EXT-X-IMAGE-STREAM-INF:URI=\"https://elsewhere.example/movie_thumbnails.m3u8\"\n")]
    [TestCase("")]
    public async Task Without_an_image_playlist_of_this_film_there_is_no_storyboard(string movie)
    {
        _processed.Put(Folder + "movie.m3u8", movie);
        _processed.Put("media/another/movie_thumbnails.m3u8", Images);
        Assert.That(await MakeAsync(10), Is.Null);
        Assert.That(_processed.Keys, Has.None.EqualTo(Folder + "storyboard.vtt"));
    }

    [TestCase("#EXTINF:5,\nimage.jpg\n")]
    [TestCase("#EXT-X-TILES:RESOLUTION=160x90,LAYOUT=2x2,DURATION=2\nimage.jpg\n")]
    [TestCase("#EXTINF:5,\n#EXT-X-TILES:RESOLUTION=wide,LAYOUT=2x2,DURATION=2\nimage.jpg\n")]
    [TestCase("#EXTINF:5,\n#EXT-X-TILES:RESOLUTION=160x90,LAYOUT=0x2,DURATION=2\nimage.jpg\n")]
    [TestCase("#EXTINF:5,\n#EXT-X-TILES:RESOLUTION=160x90,LAYOUT=2x2,DURATION=0\nimage.jpg\n")]
    [TestCase("#EXTINF:5,\n#EXT-X-TILES:RESOLUTION=160x90,LAYOUT=2x2,DURATION=2\n../another/image.jpg\n")]
    [TestCase("#EXT-X-TILES:")]
    public async Task An_image_playlist_that_does_not_say_what_is_where_makes_none(string images)
    {
        _processed.Put(Folder + "movie_thumbnails.m3u8", images);
        Assert.That(await MakeAsync(10), Is.Null);
    }

    [Test]
    public async Task A_strange_playlist_makes_no_endless_file()
    {
        _processed.Put(Folder + "movie_thumbnails.m3u8", "#EXTINF:1000000,\n#EXT-X-TILES:RESOLUTION=1x1,LAYOUT=100000x100000,DURATION=0.001\nimage.jpg\n");
        await MakeAsync(0);
        Assert.That(Cues(), Has.Count.EqualTo(5000));
    }

    private Task<string?> MakeAsync(double filmSeconds) => new StoryboardMaker(_processed, _processed).MakeAsync(VideoId, Folder + "movie.m3u8", filmSeconds, default);

    private List<string> Cues() =>
        [.. _processed.TextOf(Folder + "storyboard.vtt")!.Split('\n').Where(line => line.Contains(" --> ", StringComparison.Ordinal))];
}
