using System.Security.Cryptography;
using System.Text.Json;
using VideoStack.Functions.Playback;
using VideoStack.Functions.Playback.Views;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Playback;
using VideoStack.Functions.Tests.Fakes;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests;

public sealed class PlaybackTests
{
    private static readonly DateTimeOffset _expiry = Samples.Noon.AddMinutes(15);

    private ManualClock _clock = null!;
    private ECDsa _key = null!;
    private InMemoryVideoTable _videos = null!;
    private NotedViews _views = null!;
    private Video _film = null!;

    [SetUp]
    public void SetUp()
    {
        _clock = new ManualClock(Samples.Noon);
        _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _videos = new InMemoryVideoTable(_clock);
        _views = new NotedViews();
        _film = Samples.Ready();
        _videos.Put(_film);
    }

    [TearDown]
    public void TearDown() => _key.Dispose();

    [Test]
    public async Task Playback_names_the_manifest_and_when_the_grant_ends()
    {
        var result = await Play(_film.VideoId);
        var grant = JsonDocument.Parse(result.Body!).RootElement;

        Assert.That(result.Status, Is.EqualTo(200));
        var source = grant.GetProperty("sources").EnumerateArray().Single();
        Assert.That(source.GetProperty("type").GetString(), Is.EqualTo("application/vnd.apple.mpegurl"));
        Assert.That(source.GetProperty("url").GetString(), Is.EqualTo($"/media/{_film.VideoId}/movie.m3u8"));
        Assert.That(source.GetProperty("signedUrl").GetString(),
            Is.EqualTo($"/api/videos/{_film.VideoId}/manifests/movie.m3u8?token={grant.GetProperty("playbackId").GetString()}"));
        Assert.That(grant.GetProperty("expiresAt").GetString(), Is.EqualTo("2026-03-01T12:15:00.000Z"));
        Assert.That(grant.GetProperty("poster").GetString(), Does.StartWith($"/media/{_film.VideoId}/thumbnails/thumb.0000003.jpg?"));
    }

    [Test]
    public async Task Playback_names_every_way_to_watch_the_captions_and_the_storyboard()
    {
        var folder = $"media/{_film.VideoId}";
        _videos.Put(_film with
        {
            DashManifest = $"{folder}/movie.mpd",
            Storyboard = $"{folder}/storyboard.vtt",
            Captions = new Dictionary<string, string> { ["pt-BR"] = $"{folder}/captions/pt-BR.89abcdef.vtt", ["en"] = $"{folder}/captions/en.01234567.vtt" },
        });
        var grant = JsonDocument.Parse((await Play(_film.VideoId)).Body!).RootElement;

        var token = grant.GetProperty("playbackId").GetString();
        Assert.That(Text(grant.GetProperty("sources"), "type", "url", "signedUrl"), Is.EqualTo(new[]
        {
            $"application/vnd.apple.mpegurl /{folder}/movie.m3u8 /api/videos/{_film.VideoId}/manifests/movie.m3u8?token={token}",
            $"application/dash+xml /{folder}/movie.mpd /api/videos/{_film.VideoId}/manifests/movie.mpd?token={token}",
        }));
        Assert.That(Text(grant.GetProperty("tracks"), "kind", "lang", "url"), Is.EqualTo(new[]
        {
            $"captions en /{folder}/captions/en.01234567.vtt",
            $"captions pt-BR /{folder}/captions/pt-BR.89abcdef.vtt",
        }));
        Assert.That(grant.GetProperty("storyboard").GetString(), Is.EqualTo($"/{folder}/storyboard.vtt"));
    }

    [Test]
    public async Task A_film_without_captions_and_storyboard_says_so()
    {
        var grant = JsonDocument.Parse((await Play(_film.VideoId)).Body!).RootElement;
        Assert.That(grant.GetProperty("tracks").GetArrayLength(), Is.Zero);
        Assert.That(grant.TryGetProperty("storyboard", out _), Is.False);
    }

    [Test]
    public async Task The_cookies_open_this_film_only_until_the_grant_ends()
    {
        var cookies = Parse((await Play(_film.VideoId)).Cookies);

        Assert.That(cookies.Keys, Is.EquivalentTo(new[] { "CloudFront-Policy", "CloudFront-Signature", "CloudFront-Key-Pair-Id", "CloudFront-Hash-Algorithm" }));
        Assert.That(cookies["CloudFront-Key-Pair-Id"].Value, Is.EqualTo("KEYID"));
        Assert.That(cookies["CloudFront-Hash-Algorithm"].Value, Is.EqualTo("SHA256"));
        Assert.That(cookies.Values.Select(cookie => cookie.Attributes), Is.All.EqualTo($"Path=/media/{_film.VideoId}/; Secure; HttpOnly; SameSite=Lax"));
        var grant = CloudFrontGrant.Verify(cookies["CloudFront-Policy"].Value, cookies["CloudFront-Signature"].Value, _key.ExportSubjectPublicKeyInfoPem());
        Assert.That(grant, Is.EqualTo(new CloudFrontGrant($"https://*/media/{_film.VideoId}/*", _expiry.ToUnixTimeSeconds())));
    }

    [Test]
    public async Task A_film_that_is_not_ready_says_so([Values(VideoStatus.AwaitingUpload, VideoStatus.Uploaded, VideoStatus.Transcoding, VideoStatus.Failed)] VideoStatus status)
    {
        var video = Samples.Awaiting() with { Status = status };
        _videos.Put(video);
        var result = await Play(video.VideoId);
        Assert.That((result.Status, result.ContentType, result.Cookies.Count), Is.EqualTo((409, "application/problem+json", 0)));
    }

    [TestCase("12:00:00", "13:00:00")]
    [TestCase("12:00:01", "14:00:00")]
    [TestCase("12:59:59", "14:00:00")]
    public void An_address_holds_until_the_full_hour_after_the_next(string now, string until)
    {
        var day = Samples.Noon.Date;
        _clock.Now = new DateTimeOffset(day + TimeSpan.Parse(now, null), TimeSpan.Zero);
        var grant = VerifyAddress(Signer().Address(_film.Poster!));
        Assert.That(grant.Resource, Is.EqualTo($"https://*/{_film.Poster}"));
        Assert.That(grant.ExpiresAt, Is.EqualTo(new DateTimeOffset(day + TimeSpan.Parse(until, null), TimeSpan.Zero).ToUnixTimeSeconds()));
    }

    [Test]
    public void An_address_stays_the_same_within_the_hour_so_that_browsers_can_cache()
    {
        var signer = Signer();
        _clock.Now = Samples.Noon.AddMinutes(1);
        var first = signer.Address(_film.Poster!);
        _clock.Now = Samples.Noon.AddMinutes(59);
        Assert.That(signer.Address(_film.Poster!), Is.EqualTo(first));
        _clock.Now = Samples.Noon.AddMinutes(61);
        Assert.That(VerifyAddress(signer.Address(_film.Poster!)).ExpiresAt, Is.EqualTo(Samples.Noon.AddHours(3).ToUnixTimeSeconds()));
    }

    [Test]
    public async Task A_granted_playback_is_noted_as_one_view_however_often_it_is_reported()
    {
        var playbackId = await PlaybackId();
        for (var i = 0; i < 3; i++) Assert.That((await Watch(_film.VideoId, playbackId)).Status, Is.EqualTo(202));
        Assert.That(_views.Noted, Is.EqualTo(new Dictionary<string, string> { [PlaybackTicket.Verify(playbackId, _key)!.TicketId] = _film.VideoId }));
    }

    [Test]
    public async Task Each_grant_has_an_id_of_its_own() => Assert.That(await PlaybackId(), Is.Not.EqualTo(await PlaybackId()));

    [Test]
    public async Task A_playback_id_of_another_film_does_not_count()
    {
        var other = Samples.Ready();
        _videos.Put(other);
        await AssertRefused(other.VideoId, await PlaybackId());
    }

    [Test]
    public async Task A_playback_id_that_was_changed_does_not_count()
    {
        var genuine = await PlaybackId();
        for (var i = 0; i < genuine.Length; i += 7)
        {
            var changed = genuine[..i] + (genuine[i] == 'A' ? 'B' : 'A') + genuine[(i + 1)..];
            await AssertRefused(_film.VideoId, changed);
        }
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(".")]
    [TestCase("abc")]
    [TestCase("abc.def")]
    [TestCase("a.b.c")]
    [TestCase("💡.💡")]
    public Task What_is_no_playback_id_does_not_count(string? playbackId) => AssertRefused(_film.VideoId, playbackId);

    [Test]
    public async Task A_playback_id_of_another_key_does_not_count()
    {
        using var forger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await AssertRefused(_film.VideoId, new PlaybackTicket(_film.VideoId, Samples.NewId(), _expiry).Sign(forger));
    }

    [Test]
    public async Task An_expired_playback_id_does_not_count()
    {
        var playbackId = await PlaybackId();
        _clock.Now = _expiry.AddSeconds(-1);
        Assert.That((await Watch(_film.VideoId, playbackId)).Status, Is.EqualTo(202));
        _clock.Now = _expiry;
        Assert.That((await Watch(_film.VideoId, playbackId)).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task What_is_no_film_has_no_playback_id([Values("", "not-an-id", null)] string? videoId) =>
        Assert.That((await Watch(videoId, await PlaybackId())).Status, Is.EqualTo(400));

    private static IEnumerable<string> Text(JsonElement list, params string[] properties) =>
        list.EnumerateArray().Select(item => string.Join(' ', properties.Select(property => item.GetProperty(property).GetString())));

    private static Dictionary<string, (string Value, string Attributes)> Parse(IReadOnlyList<string> cookies) => cookies
        .Select(cookie => cookie.Split("; ", 2))
        .ToDictionary(parts => parts[0].Split('=', 2)[0], parts => (parts[0].Split('=', 2)[1], parts[1]));

    private CloudFrontGrant VerifyAddress(string address)
    {
        var query = address.Split('?')[1].Split('&').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.That(address.Split('?')[0], Is.EqualTo("/" + _film.Poster));
        Assert.That((query["Key-Pair-Id"], query["Hash-Algorithm"]), Is.EqualTo(("KEYID", "SHA256")));
        return CloudFrontGrant.Verify(query["Policy"], query["Signature"], _key.ExportSubjectPublicKeyInfoPem());
    }

    private async Task AssertRefused(string videoId, string? playbackId)
    {
        var result = await Watch(videoId, playbackId);
        Assert.That(result.Status, Is.EqualTo(400), playbackId);
        Assert.That(JsonDocument.Parse(result.Body!).RootElement.GetProperty("errors").EnumerateObject().Single().Name, Is.EqualTo("playbackId"));
        Assert.That(_views.Noted, Is.Empty);
    }

    private async Task<string> PlaybackId() => JsonDocument.Parse((await Play(_film.VideoId)).Body!).RootElement.GetProperty("playbackId").GetString()!;

    private PlaybackSigner Signer() => new(_key, "KEYID", _clock);

    private static Dictionary<string, string> Path(string videoId) => new() { ["videoId"] = videoId };

    private Task<ApiResult> Play(string videoId) =>
        new GetPlayback(_videos, Signer(), new GrantRules(_expiry - Samples.Noon, _clock, new VideoIds(_clock)), new CountedEvents()).HandleAsync(new ApiRequest { Path = Path(videoId) }, default);

    private async Task<ApiResult> Watch(string? videoId, string? playbackId)
    {
        using var publicKey = ECDsa.Create();
        publicKey.ImportFromPem(_key.ExportSubjectPublicKeyInfoPem());
        return await new RecordView(_views, publicKey, _clock)
            .HandleAsync(new ApiRequest { Path = videoId is null ? [] : Path(videoId), Body = JsonSerializer.Serialize(new { playbackId }) }, default);
    }
}
