using VideoStack.Functions.Playback;

namespace VideoStack.Functions.Tests.Films;

public sealed class SignedPlaylistTests
{
    private const string Id = "0195506e-0000-7000-8000-000000000001";
    private const string Query = "Policy=P&Signature=S&Key-Pair-Id=K&Hash-Algorithm=SHA256";

    private readonly SignedPlaylist _playlist = new(new SignedAddresses($"/media/{Id}/", "TICKET", Query));

    [Test]
    public void In_a_master_playlist_every_playlist_leads_back_with_the_token()
    {
        Assert.That(_playlist.Rewrite("""
            #EXTM3U
            #EXT-X-VERSION:6
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio_0",CHANNELS="6",NAME="English",LANGUAGE="eng",DEFAULT=YES,AUTOSELECT=YES,URI="movie_audio.m3u8"
            #EXT-X-STREAM-INF:BANDWIDTH=5000000,CODECS="avc1.640028,mp4a.40.2",RESOLUTION=1920x1080,AUDIO="audio_0"
            movie_1080p.m3u8
            #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=200000,RESOLUTION=1920x1080,CODECS="avc1.640028",URI="movie_1080pI-Frame.m3u8"
            #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=200000,URI="movie_1080p_I_Frame.m3u8"
            """), Is.EqualTo("""
            #EXTM3U
            #EXT-X-VERSION:6
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio_0",CHANNELS="6",NAME="English",LANGUAGE="eng",DEFAULT=YES,AUTOSELECT=YES,URI="movie_audio.m3u8?token=TICKET"
            #EXT-X-STREAM-INF:BANDWIDTH=5000000,CODECS="avc1.640028,mp4a.40.2",RESOLUTION=1920x1080,AUDIO="audio_0"
            movie_1080p.m3u8?token=TICKET
            #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=200000,RESOLUTION=1920x1080,CODECS="avc1.640028",URI="movie_1080pI-Frame.m3u8?token=TICKET"
            #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=200000,URI="movie_1080p_I_Frame.m3u8?token=TICKET"
            """));
    }

    [Test]
    public void In_a_media_playlist_every_segment_and_map_is_signed()
    {
        Assert.That(_playlist.Rewrite("""
            #EXTM3U
            #EXT-X-TARGETDURATION:6
            #EXT-X-MAP:URI="movie_1080pinit.cmfv",BYTERANGE="720@0"
            #EXTINF:6.000,a title with URI="nothing.cmfv"
            movie_1080p_000000001.cmfv

            #EXT-X-BYTERANGE:100@200
            #EXTINF:3.5,
            sub/movie_1080p_000000002.cmfv
            #EXT-X-ENDLIST
            """), Is.EqualTo($"""
            #EXTM3U
            #EXT-X-TARGETDURATION:6
            #EXT-X-MAP:URI="/media/{Id}/movie_1080pinit.cmfv?{Query}",BYTERANGE="720@0"
            #EXTINF:6.000,a title with URI="nothing.cmfv"
            /media/{Id}/movie_1080p_000000001.cmfv?{Query}

            #EXT-X-BYTERANGE:100@200
            #EXTINF:3.5,
            /media/{Id}/sub/movie_1080p_000000002.cmfv?{Query}
            #EXT-X-ENDLIST
            """));
    }

    [Test]
    public void Pictures_for_scrubbing_are_a_playlist_of_images_and_every_image_is_signed()
    {
        Assert.That(_playlist.Rewrite("#EXT-X-IMAGE-STREAM-INF:BANDWIDTH=9600,RESOLUTION=160x90,CODECS=\"jpeg\",URI=\"movie_thumbnails.m3u8\""),
            Is.EqualTo("#EXT-X-IMAGE-STREAM-INF:BANDWIDTH=9600,RESOLUTION=160x90,CODECS=\"jpeg\",URI=\"movie_thumbnails.m3u8?token=TICKET\""));
        Assert.That(_playlist.Rewrite("""
            #EXT-X-IMAGES-ONLY
            #EXTINF:100.100,
            #EXT-X-TILES:RESOLUTION=160x90,LAYOUT=5x4,DURATION=5.005
            movie_thumbnails_000000001.jpg
            """), Is.EqualTo($"""
            #EXT-X-IMAGES-ONLY
            #EXTINF:100.100,
            #EXT-X-TILES:RESOLUTION=160x90,LAYOUT=5x4,DURATION=5.005
            /media/{Id}/movie_thumbnails_000000001.jpg?{Query}
            """));
    }

    [TestCase("a.cmfv", $"/media/{Id}/a.cmfv?{Query}")]
    [TestCase("./a.cmfv", $"/media/{Id}/a.cmfv?{Query}")]
    [TestCase($"/media/{Id}/a.cmfv", $"/media/{Id}/a.cmfv?{Query}")]
    [TestCase($"/media/{Id}/a.m3u8", "a.m3u8?token=TICKET")]
    [TestCase("a.cmfv?v=2", $"/media/{Id}/a.cmfv?v=2&{Query}")]
    public void An_address_of_the_film_is_signed_however_it_is_written(string address, string expected) =>
        Assert.That(_playlist.Rewrite(address), Is.EqualTo(expected));

    // What would hand the signature, or the token, to somebody else.
    [TestCase("https://elsewhere.example/a.cmfv")]
    [TestCase("https://elsewhere.example/media/" + Id + "/a.cmfv")]
    [TestCase("//elsewhere.example/media/" + Id + "/a.cmfv")]
    [TestCase("http://site.invalid/media/" + Id + "/a.cmfv")]
    [TestCase("https://site.invalid@elsewhere.example/media/" + Id + "/a.cmfv")]
    [TestCase("/media/0195506e-0000-7000-8000-000000000002/a.cmfv")]
    [TestCase("../0195506e-0000-7000-8000-000000000002/a.cmfv")]
    [TestCase("..\\0195506e-0000-7000-8000-000000000002\\a.cmfv")]
    [TestCase("..%2f0195506e-0000-7000-8000-000000000002/a.cmfv")]
    [TestCase("/media/" + Id + "/../0195506e-0000-7000-8000-000000000002/a.m3u8")]
    [TestCase("/api/videos")]
    [TestCase("data:text/plain,x")]
    [TestCase("javascript:alert(1)")]
    public void An_address_of_anything_else_stays_and_learns_nothing(string address)
    {
        Assert.That(_playlist.Rewrite(address), Is.EqualTo(address));
        Assert.That(_playlist.Rewrite($"#EXT-X-MAP:URI=\"{address}\""), Is.EqualTo($"#EXT-X-MAP:URI=\"{address}\""));
    }

    [Test]
    public void Quotes_can_hold_what_looks_like_an_address() => Assert.That(
        _playlist.Rewrite("#EXT-X-MEDIA:TYPE=AUDIO,NAME=\"a,URI=\",X-URI=\"x.m3u8\",URI=\"b.m3u8\""),
        Is.EqualTo("#EXT-X-MEDIA:TYPE=AUDIO,NAME=\"a,URI=\",X-URI=\"x.m3u8\",URI=\"b.m3u8?token=TICKET\""));

    [TestCase("")]
    [TestCase("\n")]
    [TestCase("#EXTM3U\r\n#EXT-X-ENDLIST\r\n")]
    [TestCase("#EXT-X-MEDIA:URI=")]
    [TestCase("#EXT-X-MEDIA:URI=\"unclosed.m3u8")]
    [TestCase("#EXT-X-MEDIA:,,,")]
    [TestCase("# a comment: URI=\"a.m3u8\"")]
    public void What_has_no_address_stays_as_it_is(string playlist) => Assert.That(_playlist.Rewrite(playlist), Is.EqualTo(playlist));

    [Test]
    public void Line_ends_stay_as_they_are() => Assert.That(
        _playlist.Rewrite("#EXT-X-MAP:URI=\"i.cmfv\"\r\na.cmfv\r\nb.cmfv\n"),
        Is.EqualTo($"#EXT-X-MAP:URI=\"/media/{Id}/i.cmfv?{Query}\"\r\n/media/{Id}/a.cmfv?{Query}\r\n/media/{Id}/b.cmfv?{Query}\n"));
}
