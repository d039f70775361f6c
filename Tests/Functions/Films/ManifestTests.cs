using System.Text;
using System.Xml.Linq;
using Amazon.Lambda.APIGatewayEvents;
using VideoStack.Functions.Playback;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Playback;

namespace VideoStack.Functions.Tests.Films;

/// <summary>GetManifest: for players that keep no cookies.</summary>
public sealed class ManifestTests
{
    private const string Segments = "#EXTM3U\n#EXT-X-MAP:URI=\"movie_720pinit.cmfv\"\n#EXTINF:6,\nmovie_720p_000000001.cmfv\n";

    private FilmOperations _api = null!;
    private Video _film = null!;

    [SetUp]
    public void SetUp()
    {
        _api = new FilmOperations();
        _film = _api.Add(Visibility.Private) with { DurationSeconds = 3600 };
        _film = _film with { DashManifest = $"media/{_film.VideoId}/movie.mpd" };
        _api.Videos.Put(_film);
        _api.Processed.Put(_film.Manifest!, "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nmovie_720p.m3u8\n");
        _api.Processed.Put($"media/{_film.VideoId}/movie_720p.m3u8", Segments);
        _api.Processed.Put(_film.DashManifest!, """<MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><Period><SegmentTemplate media="movie_$Number%09d$.cmfv"/></Period></MPD>""");
        _api.Processed.Put($"media/{_film.VideoId}/secret.txt", "not for everyone");
    }

    [TearDown]
    public void TearDown() => _api.Dispose();

    [Test]
    public async Task Its_addresses_open_the_film_for_as_long_as_it_lasts_and_no_other()
    {
        var token = _api.PlaybackId(_film.VideoId);
        var master = await Get("movie.m3u8", token);
        Assert.That((master.StatusCode, master.Headers["Content-Type"], master.Headers["Cache-Control"]), Is.EqualTo((200, "application/vnd.apple.mpegurl", "no-store")));
        Assert.That(master.Body, Is.EqualTo($"#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nmovie_720p.m3u8?token={token}\n"));

        var segment = (await Get("movie_720p.m3u8", token)).Body.Split('\n')[3];
        var query = segment.Split('?')[1].Split('&').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.That(segment.Split('?')[0], Is.EqualTo($"/media/{_film.VideoId}/movie_720p_000000001.cmfv"));
        Assert.That((query["Key-Pair-Id"], query["Hash-Algorithm"]), Is.EqualTo(("KEYID", "SHA256")));
        var grant = CloudFrontGrant.Verify(query["Policy"], query["Signature"], _api.Key.ExportSubjectPublicKeyInfoPem());
        var end = Samples.Noon + FilmOperations.Lifetime + TimeSpan.FromHours(1);
        Assert.That(grant, Is.EqualTo(new CloudFrontGrant($"https://*/media/{_film.VideoId}/*", end.ToUnixTimeSeconds())));
    }

    [TestCase("movie-720p.m3u8")]
    [TestCase("movie.images.m3u8")]
    [TestCase("-movie_I-Frame.v2.m3u8")]
    public async Task The_encoder_may_name_one_with_hyphens_and_dots(string name)
    {
        _api.Processed.Put($"media/{_film.VideoId}/{name}", Segments);
        _api.Processed.Put(_film.Manifest!, $"#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n{name}\n");
        var token = _api.PlaybackId(_film.VideoId);
        Assert.That((await Get("movie.m3u8", token)).Body, Does.EndWith($"\n{name}?token={token}\n"));
        Assert.That((await Get(name, token)).StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task Its_DASH_manifest_is_signed_as_well()
    {
        var answer = await Get("movie.mpd", _api.PlaybackId(_film.VideoId));
        Assert.That((answer.StatusCode, answer.Headers["Content-Type"], answer.Headers["Cache-Control"]), Is.EqualTo((200, "application/dash+xml", "no-store")));
        var media = XDocument.Parse(answer.Body).Descendants().Last().Attribute("media")!.Value.Split('?');
        Assert.That(media[0], Is.EqualTo($"/media/{_film.VideoId}/movie_$Number%09d$.cmfv"));
        var query = media[1].Split('&').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        var grant = CloudFrontGrant.Verify(query["Policy"], query["Signature"], _api.Key.ExportSubjectPublicKeyInfoPem());
        Assert.That(grant.Resource, Is.EqualTo($"https://*/media/{_film.VideoId}/*"));
    }

    [Test]
    public async Task A_grant_begins_nothing_after_its_end_but_what_has_begun_may_go_on_for_the_film()
    {
        var token = _api.PlaybackId(_film.VideoId);
        _api.Clock.Now += FilmOperations.Lifetime;
        Assert.That((await Get("movie.m3u8", token)).StatusCode, Is.EqualTo(403));
        Assert.That((await Get("movie.mpd", token)).StatusCode, Is.EqualTo(403));
        Assert.That((await Get("movie_720p.m3u8", token)).StatusCode, Is.EqualTo(200));
        _api.Clock.Now += TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1);
        Assert.That((await Get("movie_720p.m3u8", token)).StatusCode, Is.EqualTo(200));
        _api.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.That((await Get("movie_720p.m3u8", token)).StatusCode, Is.EqualTo(403));
        Assert.That(_api.Security.Names, Is.Empty, "To come late is no attack.");
    }

    [Test]
    public async Task A_proof_that_does_not_hold_opens_nothing_and_is_counted()
    {
        var other = _api.Add();
        var genuine = _api.PlaybackId(_film.VideoId);
        using var forger = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        string?[] tokens =
        [
            null, "", ".", "x", "a.b", genuine[..^2], genuine + "A", genuine.Split('.')[0] + ".", "." + genuine.Split('.')[1],
            _api.PlaybackId(other.VideoId),
            new PlaybackTicket(_film.VideoId, Samples.NewId(), _api.Clock.Now.AddYears(1)).Sign(forger),
        ];
        foreach (var token in tokens) Assert.That((await Get("movie_720p.m3u8", token)).StatusCode, Is.EqualTo(403), token);
        Assert.That(_api.Security.Names, Has.Count.EqualTo(tokens.Length).And.All.EqualTo("denied-playback"));
    }

    [TestCase("secret.txt")]
    [TestCase("movie_720p_000000001.cmfv")]
    [TestCase("missing.m3u8")]
    [TestCase("missing.mpd")]
    [TestCase("captions/en.mpd")]
    [TestCase("../other/movie.m3u8")]
    [TestCase("..%2fother%2fmovie.m3u8")]
    [TestCase("thumbnails/movie.m3u8")]
    [TestCase("movie.m3u8\n")]
    [TestCase("movie.m3u8\0")]
    [TestCase("movie.M3U8")]
    [TestCase(".m3u8")]
    [TestCase("a..b.m3u8")]
    [TestCase("..m3u8")]
    [TestCase(".hidden.m3u8")]
    [TestCase("")]
    public async Task Nothing_but_the_films_own_manifests_can_be_had(string name)
    {
        var answer = await Get(name, _api.PlaybackId(_film.VideoId));
        Assert.That((answer.StatusCode, answer.Headers["Content-Type"]), Is.EqualTo((404, "application/problem+json")));
    }

    [TestCase("movie.m3u8", true)]
    [TestCase("movie-images.v2.m3u8", true)]
    [TestCase("..m3u8", false)]
    [TestCase("a..b.m3u8", false)]
    [TestCase("a..m3u8", false)]
    [TestCase(".movie.m3u8", false)]
    [TestCase("a/b.m3u8", false)]
    public void No_name_begins_with_a_dot_or_has_two_in_a_row(string name, bool isName) => Assert.That(Manifests.IsName(name), Is.EqualTo(isName));

    [Test]
    public async Task A_name_of_any_length_is_refused() =>
        Assert.That((await Get(new string('a', 10_000) + ".m3u8", _api.PlaybackId(_film.VideoId))).StatusCode, Is.EqualTo(404));

    [Test]
    public async Task A_film_that_was_deleted_meanwhile_is_gone_for_them_too()
    {
        var token = _api.PlaybackId(_film.VideoId);
        await _api.Videos.TakeDownAsync(_film.VideoId, "reason", default);
        Assert.That((await Get("movie_720p.m3u8", token)).StatusCode, Is.EqualTo(404));
    }

    [Test]
    public void The_largest_playlist_that_is_read_becomes_an_answer_that_Lambda_can_give()
    {
        var text = new StringBuilder("#EXTM3U\n");
        for (var i = 1; text.Length < 512 * 1024; i++) text.Append(null, $"#EXTINF:6.000,\nmovie_1080p_{i:D9}.cmfv\n");
        var folder = $"/media/{_film.VideoId}/";
        // As CloudFront names its keys.
        var query = new PlaybackSigner(_api.Key, "K2JCJMDEHXQW5F", _api.Clock).Query(_film.VideoId, Samples.Noon);
        var signed = new SignedPlaylist(new SignedAddresses(folder, _api.PlaybackId(_film.VideoId), query)).Rewrite(text.ToString());
        Assert.That(Encoding.UTF8.GetByteCount(signed), Is.LessThan(6 * 1024 * 1024 - 64 * 1024));
    }

    private Task<APIGatewayProxyResponse> Get(string name, string? token) =>
        _api.CallAsync("GetManifest", null, _film.VideoId, name: name, query: token is null ? null : new() { ["token"] = token });
}
