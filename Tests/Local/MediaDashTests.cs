using VideoStack.Local.Media;

namespace VideoStack.Local.Tests;

public sealed class MediaDashTests
{
    private static readonly VideoRendition Picture = new(
        "movie_360p", new(640, 360, null, null), new() { RateControlMode = "QVBR", MaxBitrate = 1_500_000, Bitrate = 7 }, ["program_audio"]);

    private static readonly AudioRendition Sound = new(
        "movie_audio", new(null, "Stereo", "ENG", null), new(96_000, 48_000, null, null, null), "program_audio", "ALTERNATE_AUDIO_AUTO_SELECT_DEFAULT");

    // 29.97 frames a second, three groups of 60 frames to a segment.
    private static readonly EncodedRendition Encoded = new(
        Picture, new("avc1.64001e", 640, 360), new(30000, 1001),
        [new("1", 6.006, 600_000), new("2", 6.006, 300_000), new("3", 1.001, 10_000)]);

    private static readonly EncodedRendition EncodedSound = new(
        Sound, new("mp4a.40.2", 0, 0), null, [new("1", 5.994667, 75_000), new("2", 6.016, 75_000), new("3", 1.002333, 12_000)]);

    private static readonly EncodedTiles Tiles = new(
        new("movie_thumbnails", Picture, new(5, 2, 104, null, 1)), 104, 58, 30, new(30000, 1001),
        [new("movie_thumbnails_000000001.jpg", 10.01, 10_010), new("movie_thumbnails_000000002.jpg", 3.003, 5_005)]);

    [Test]
    public void The_manifest_says_all_that_a_player_needs() =>
        Assert.That(DashManifest.Write(Group(new(true, false, null)), [Encoded, EncodedSound], Tiles), Is.EqualTo(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <MPD type="static" profiles="urn:mpeg:dash:profile:isoff-main:2011" mediaPresentationDuration="PT13.013S" minBufferTime="PT6.016S" xmlns="urn:mpeg:dash:schema:mpd:2011">
              <Period id="1" start="PT0S">
                <AdaptationSet contentType="video" mimeType="video/mp4" segmentAlignment="true" startWithSAP="1" maxWidth="640" maxHeight="360" id="1">
                  <Representation bandwidth="1500000" codecs="avc1.64001e" width="640" height="360" frameRate="30000/1001" sar="1:1" id="1">
                    <SegmentTemplate timescale="30000" media="movie_360p_$Number%09d$.cmfv" startNumber="1" initialization="movie_360pinit.cmfv">
                      <SegmentTimeline>
                        <S t="0" d="180180" r="1" />
                        <S d="30030" />
                      </SegmentTimeline>
                    </SegmentTemplate>
                  </Representation>
                </AdaptationSet>
                <AdaptationSet contentType="audio" mimeType="audio/mp4" segmentAlignment="true" startWithSAP="1" lang="eng" id="2">
                  <Role schemeIdUri="urn:mpeg:dash:role:2011" value="main" />
                  <Label>Stereo</Label>
                  <Representation bandwidth="100089" codecs="mp4a.40.2" audioSamplingRate="48000" id="2">
                    <AudioChannelConfiguration schemeIdUri="urn:mpeg:dash:23003:3:audio_channel_configuration:2011" value="2" />
                    <SegmentTemplate timescale="48000" media="movie_audio_$Number%09d$.cmfa" startNumber="1" initialization="movie_audioinit.cmfa">
                      <SegmentTimeline>
                        <S t="0" d="287744" />
                        <S d="288768" />
                        <S d="48112" />
                      </SegmentTimeline>
                    </SegmentTemplate>
                  </Representation>
                </AdaptationSet>
                <AdaptationSet contentType="image" mimeType="image/jpeg" id="3">
                  <Representation bandwidth="8000" width="520" height="116" id="3">
                    <EssentialProperty schemeIdUri="http://dashif.org/guidelines/thumbnail_tile" value="5x2" />
                    <SegmentTemplate timescale="30000" media="movie_thumbnails_$Number%09d$.jpg" startNumber="1" duration="300300" />
                  </Representation>
                </AdaptationSet>
              </Period>
            </MPD>

            """));

    [Test]
    public void Without_exact_durations_one_length_is_told_for_all_segments() =>
        Assert.That(DashManifest.Write(Group(new(false, true, TimeSpan.FromMilliseconds(2500))), [Encoded], null),
            Does.Contain("duration=\"180180\"").And.Contain("minBufferTime=\"PT2.5S\"").And.Contain("bandwidth=\"559441\"")
                .And.Not.Contain("SegmentTimeline").And.Not.Contain("audio").And.Not.Contain("image"));

    [Test]
    public void A_dollar_sign_in_a_name_is_no_placeholder() =>
        Assert.That(
            DashManifest.Write(Group(new(true, false, null)), [Encoded with { Rendition = Picture with { Name = "a$b" } }], null),
            Does.Contain("media=\"a$$b_$Number%09d$.cmfv\"").And.Contain("initialization=\"a$$binit.cmfv\""));

    [Test]
    public void The_image_playlist_ends_with_the_film() =>
        Assert.That(HlsImages.Media(Tiles), Is.EqualTo(
            """
            #EXTM3U
            #EXT-X-VERSION:7
            #EXT-X-TARGETDURATION:10
            #EXT-X-MEDIA-SEQUENCE:1
            #EXT-X-PLAYLIST-TYPE:VOD
            #EXT-X-IMAGES-ONLY
            #EXTINF:10.010000,
            #EXT-X-TILES:RESOLUTION=104x58,LAYOUT=5x2,DURATION=1.001000
            movie_thumbnails_000000001.jpg
            #EXTINF:3.003000,
            #EXT-X-TILES:RESOLUTION=104x58,LAYOUT=5x2,DURATION=1.001000
            movie_thumbnails_000000002.jpg
            #EXT-X-ENDLIST

            """));

    [Test]
    public void The_multivariant_playlist_names_the_image_playlist() =>
        Assert.That(HlsPlaylists.Master([Encoded], Tiles), Does.EndWith(
            "#EXT-X-IMAGE-STREAM-INF:BANDWIDTH=8000,RESOLUTION=104x58,CODECS=\"jpeg\",URI=\"movie_thumbnails.m3u8\"\n"));

    private static PlannedGroup Group(DashOptions options) =>
        new(PlannedGroup.Cmaf, new("processed", "media/v1/movie"), 6, [Picture, Sound]) { Dash = options };
}
