using VideoStack.Local.Media;

namespace VideoStack.Local.Tests;

public sealed class MediaPlaylistTests
{
    private static readonly AudioRendition Sound = new(
        "movie_audio",
        new("Audio Selector 1", null, null, null),
        new(96_000, 48_000, null, null, null),
        "program_audio",
        "ALTERNATE_AUDIO_AUTO_SELECT_DEFAULT");

    [Test]
    public void The_multivariant_playlist_says_what_a_player_needs_to_choose()
    {
        var playlist = HlsPlaylists.Master(
            [Video("1080p", 1920, 1080, 6_000_000, 3_000_000), Video("360p", 640, 360, 600_000, 300_000), Audio()]);

        Assert.That(playlist, Is.EqualTo(
            """
            #EXTM3U
            #EXT-X-VERSION:6
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="program_audio",NAME="program_audio",DEFAULT=YES,AUTOSELECT=YES,URI="movie_audio.m3u8"
            #EXT-X-STREAM-INF:BANDWIDTH=8100000,AVERAGE-BANDWIDTH=6100000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1920x1080,FRAME-RATE=29.970,AUDIO="program_audio"
            movie_1080p.m3u8
            #EXT-X-STREAM-INF:BANDWIDTH=900000,AVERAGE-BANDWIDTH=700000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=640x360,FRAME-RATE=29.970,AUDIO="program_audio"
            movie_360p.m3u8

            """));
    }

    [Test]
    public void A_film_without_sound_has_no_audio_group() =>
        Assert.That(HlsPlaylists.Master([Video("360p", 640, 360, 600_000, 300_000)]),
            Does.Not.Contain("AUDIO").And.Contain("CODECS=\"avc1.64001f\","));

    [Test]
    public void A_media_playlist_lists_the_segments_with_their_exact_lengths() =>
        Assert.That(HlsPlaylists.Media(Video("360p", 640, 360, 600_000, 300_000)), Is.EqualTo(
            """
            #EXTM3U
            #EXT-X-VERSION:6
            #EXT-X-TARGETDURATION:6
            #EXT-X-MEDIA-SEQUENCE:1
            #EXT-X-PLAYLIST-TYPE:VOD
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-MAP:URI="movie_360pinit.cmfv"
            #EXTINF:6.000000,
            movie_360p_000000001.cmfv
            #EXTINF:6.000000,
            movie_360p_000000002.cmfv
            #EXT-X-ENDLIST

            """));

    [Test]
    public void The_encoders_own_playlist_is_understood() =>
        Assert.That(HlsPlaylists.Segments(["#EXTM3U", "#EXT-X-MAP:URI=\"i.cmfv\"", "#EXTINF:6.006000,", "a_000000001.cmfv",
            "#EXTINF:3.003000,", "a_000000002.cmfv", "#EXT-X-ENDLIST"]),
            Is.EqualTo(new[] { ("a_000000001.cmfv", 6.006), ("a_000000002.cmfv", 3.003) }));

    private static EncodedRendition Video(string name, int width, int height, long first, long second) =>
        new(
            new VideoRendition($"movie_{name}", new(width, height, null, null), new(), ["program_audio"]),
            new("avc1.64001f", width, height),
            new(30000, 1001),
            [new($"movie_{name}_000000001.cmfv", 6, first), new($"movie_{name}_000000002.cmfv", 6, second)]);

    private static EncodedRendition Audio() =>
        new(
            Sound,
            new("mp4a.40.2", 0, 0),
            null,
            [new("movie_audio_000000001.cmfa", 6, 75_000), new("movie_audio_000000002.cmfa", 6, 75_000)]);
}
