using System.Text;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Tests.Fakes;

namespace VideoStack.Functions.Tests.Films;

/// <summary>What a grant's cookies are worth to who wants more of them, judged by CloudFront's rules.</summary>
public sealed class CookieAttackTests
{
    private FilmOperations _api = null!;
    private Video _film = null!;
    private Dictionary<string, string> _cookies = null!;

    [SetUp]
    public async Task SetUp()
    {
        _api = new FilmOperations();
        _film = _api.Add();
        var answer = await _api.OnFilmAsync("GetPlayback", null, _film.VideoId);
        _cookies = answer.MultiValueHeaders["Set-Cookie"].Select(cookie => cookie.Split(';')[0].Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
    }

    [TearDown]
    public void TearDown() => _api.Dispose();

    [Test]
    public void They_open_every_part_of_the_film()
    {
        foreach (var part in new[] { "movie.m3u8", "movie_720p_000000001.cmfv", "thumbnails/thumb.0000000.jpg" })
            Assert.That(IsOpen(Address(_film.VideoId, part)), Is.True, part);
    }

    [Test]
    public void They_do_not_open_another_film()
    {
        var other = _api.Add().VideoId;
        Assert.That(IsOpen(Address(other, "movie.m3u8")), Is.False);
        Assert.That(IsOpen($"https://site.example/media/{_film.VideoId}"), Is.False);
        Assert.That(IsOpen($"http://site.example/media/{_film.VideoId}/movie.m3u8"), Is.False, "over plain HTTP");
    }

    [Test]
    public void They_end_with_the_grant()
    {
        _api.Clock.Now += FilmOperations.Lifetime - TimeSpan.FromSeconds(1);
        Assert.That(IsOpen(Address(_film.VideoId, "movie.m3u8")), Is.True);
        _api.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.That(IsOpen(Address(_film.VideoId, "movie.m3u8")), Is.False);
    }

    [Test]
    public void A_widened_policy_has_no_signature()
    {
        var policy = Encoding.UTF8.GetString(Decode(_cookies["CloudFront-Policy"]));
        foreach (var (from, to) in new[] { (_film.VideoId, "*"), ("\"AWS:EpochTime\":1", "\"AWS:EpochTime\":9"), ($"https://*/media/{_film.VideoId}/*", "*") })
        {
            Assert.That(policy, Does.Contain(from));
            _cookies["CloudFront-Policy"] = Encode(policy.Replace(from, to, StringComparison.Ordinal));
            Assert.That(IsOpen(Address(_film.VideoId, "movie.m3u8")), Is.False, to);
        }
    }

    [TestCase("CloudFront-Policy")]
    [TestCase("CloudFront-Signature")]
    [TestCase("CloudFront-Key-Pair-Id")]
    public void Without_one_of_them_nothing_opens(string missing)
    {
        _cookies.Remove(missing);
        Assert.That(IsOpen(Address(_film.VideoId, "movie.m3u8")), Is.False);
        _cookies[missing] = "";
        Assert.That(IsOpen(Address(_film.VideoId, "movie.m3u8")), Is.False);
    }

    [Test]
    public async Task The_signature_of_another_film_does_not_fit()
    {
        var answer = await _api.OnFilmAsync("GetPlayback", null, _api.Add().VideoId);
        _cookies["CloudFront-Signature"] = answer.MultiValueHeaders["Set-Cookie"].Single(cookie => cookie.StartsWith("CloudFront-Signature=", StringComparison.Ordinal)).Split(';')[0].Split('=', 2)[1];
        Assert.That(IsOpen(Address(_film.VideoId, "movie.m3u8")), Is.False);
    }

    [Test]
    public async Task A_private_film_gives_no_cookie_to_others()
    {
        var hidden = _api.Add(Visibility.Private);
        foreach (var caller in new[] { null, Callers.Viewer, Callers.OtherCreator })
        {
            var answer = await _api.OnFilmAsync("GetPlayback", caller, hidden.VideoId);
            Assert.That(answer.MultiValueHeaders, Is.Null);
            Assert.That(answer.Body, Does.Not.Contain(hidden.VideoId));
        }
    }

    private static string Address(string videoId, string part) => $"https://site.example/media/{videoId}/{part}";

    // CloudFront: all cookies there, the key known, the signature the policy's, the address like the resource, the time not over.
    private bool IsOpen(string address)
    {
        if (_cookies.GetValueOrDefault("CloudFront-Key-Pair-Id") != "KEYID") return false;
        if (_cookies.GetValueOrDefault("CloudFront-Policy") is not { Length: > 0 } policy || _cookies.GetValueOrDefault("CloudFront-Signature") is not { Length: > 0 } signature) return false;
        if (!CloudFrontGrant.IsSigned(policy, signature, _api.Key.ExportSubjectPublicKeyInfoPem())) return false;
        var grant = CloudFrontGrant.Verify(policy, signature, _api.Key.ExportSubjectPublicKeyInfoPem());
        var pattern = "^" + System.Text.RegularExpressions.Regex.Escape(grant.Resource).Replace("\\*", ".*", StringComparison.Ordinal) + "$";
        return System.Text.RegularExpressions.Regex.IsMatch(address, pattern) && _api.Clock.Now.ToUnixTimeSeconds() < grant.ExpiresAt;
    }

    private static byte[] Decode(string text) => Convert.FromBase64String(text.Replace('-', '+').Replace('_', '=').Replace('~', '/'));

    private static string Encode(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).Replace('+', '-').Replace('=', '_').Replace('/', '~');
}
