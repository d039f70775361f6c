using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using VideoStack.Functions.Identity.Tokens;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests.SignIn;

/// <summary>Attacks on access tokens.</summary>
public sealed class TokenVerifierTests
{
    private const string Issuer = "https://videos.example.org";

    private readonly ManualClock _clock = new();
    private ECDsa _key = null!;
    private ECDsa _next = null!;
    private TokenForge _forge = null!;
    private TokenVerifier _verifier = null!;

    [OneTimeSetUp]
    public void SetUp()
    {
        (_key, _next) = (ECDsa.Create(ECCurve.NamedCurves.nistP256), ECDsa.Create(ECCurve.NamedCurves.nistP256));
        _forge = new TokenForge(_key, "key-1", Issuer, _clock.Now);
        _verifier = new TokenVerifier(new Dictionary<string, ECDsa> { ["key-1"] = Public(_key), ["key-2"] = Public(_next) }, Issuer, _clock);
    }

    [OneTimeTearDown]
    public void TearDown()
    {
        _key.Dispose();
        _next.Dispose();
    }

    [Test]
    public async Task A_right_token_names_its_caller()
    {
        var caller = await _verifier.VerifyAsync(_forge.With());
        Assert.That((caller!.UserId, caller.SessionId), Is.EqualTo(("user-1", "session-1")));
        Assert.That(caller.Scopes, Is.EquivalentTo(new[] { "watch", "upload" }));
    }

    [Test]
    public async Task While_keys_change_both_count()
    {
        var next = new TokenForge(_next, "key-2", Issuer, _clock.Now);
        Assert.That(await _verifier.VerifyAsync(next.With()), Is.Not.Null);
        Assert.That(await _verifier.VerifyAsync(_forge.With()), Is.Not.Null);
    }

    private static IEnumerable<TestCaseData> Headers()
    {
        yield return Case("typ of any JWT", header => header["typ"] = "JWT");
        yield return Case("typ missing", header => header.Remove("typ"));
        yield return Case("alg missing", header => header.Remove("alg"));
        yield return Case("alg of another curve", header => header["alg"] = "ES384");
        yield return Case("alg of RSA", header => header["alg"] = "RS256");
        yield return Case("alg none", header => header["alg"] = "none");
        yield return Case("kid unknown", header => header["kid"] = "key-9");
        yield return Case("kid of the other key", header => header["kid"] = "key-2");
        yield return Case("kid in another case", header => header["kid"] = "KEY-1");
        yield return Case("kid missing", header => header.Remove("kid"));
        yield return Case("kid empty", header => header["kid"] = "");
        yield return Case("kid a path", header => header["kid"] = "../../dev/null");
    }

    [TestCaseSource(nameof(Headers))]
    public async Task A_header_that_is_not_ours_does_not_hold_however_well_it_is_signed(Action<JsonObject> change) =>
        Assert.That(await _verifier.VerifyAsync(_forge.With(header: change)), Is.Null);

    private static IEnumerable<TestCaseData> Claims()
    {
        var now = new ManualClock().Now.ToUnixTimeSeconds();
        yield return Case("expired now", claims => claims["exp"] = now);
        yield return Case("expired long ago", claims => claims["exp"] = 1);
        yield return Case("exp missing", claims => claims.Remove("exp"));
        yield return Case("exp null", claims => claims["exp"] = null);
        yield return Case("exp a text", claims => claims["exp"] = "never");
        yield return Case("exp below zero", claims => claims["exp"] = -1);
        yield return Case("not yet", claims => claims["nbf"] = now + 60);
        yield return Case("other audience", claims => claims["aud"] = "other");
        yield return Case("audience in capitals", claims => claims["aud"] = "VIDEOSTACK");
        yield return Case("audience missing", claims => claims.Remove("aud"));
        yield return Case("no audience", claims => claims["aud"] = new JsonArray());
        yield return Case("other issuer", claims => claims["iss"] = "https://evil.example.org");
        yield return Case("issuer with a slash", claims => claims["iss"] = Issuer + "/");
        yield return Case("issuer missing", claims => claims.Remove("iss"));
        yield return Case("sub missing", claims => claims.Remove("sub"));
        yield return Case("sub empty", claims => claims["sub"] = "");
        yield return Case("sid missing", claims => claims.Remove("sid"));
        yield return Case("scope missing", claims => claims.Remove("scope"));
    }

    [TestCaseSource(nameof(Claims))]
    public async Task Claims_that_are_not_ours_do_not_hold_however_well_they_are_signed(Action<JsonObject> change) =>
        Assert.That(await _verifier.VerifyAsync(_forge.With(claims: change)), Is.Null);

    [Test]
    public async Task A_token_ends_to_the_second()
    {
        var token = _forge.With();
        var later = new ManualClock(_clock.Now);
        var verifier = new TokenVerifier(new Dictionary<string, ECDsa> { ["key-1"] = Public(_key) }, Issuer, later);
        later.Now += TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1);
        Assert.That(await verifier.VerifyAsync(token), Is.Not.Null);
        later.Now += TimeSpan.FromSeconds(1);
        Assert.That(await verifier.VerifyAsync(token), Is.Null);
    }

    [Test]
    public async Task A_token_without_a_signature_does_not_hold([Values("none", "None", "NONE", "nOnE", "ES256", "")] string algorithm)
    {
        var message = _forge.Message(header => header["alg"] = algorithm);
        Assert.That(await _verifier.VerifyAsync(message + "."), Is.Null);
        Assert.That(await _verifier.VerifyAsync(message), Is.Null);
        Assert.That(await _verifier.VerifyAsync(message + ".AAAA"), Is.Null);
        Assert.That(await _verifier.VerifyAsync($"{message}.{TokenForge.Encode(new byte[64])}"), Is.Null);
    }

    [Test]
    public async Task The_public_key_is_no_password()
    {
        var point = _key.ExportParameters(false).Q;
        foreach (var secret in new[]
        {
            _key.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(_key.ExportSubjectPublicKeyInfoPem()),
            Encoding.ASCII.GetBytes(Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo())), [.. point.X!, .. point.Y!], Encoding.ASCII.GetBytes("key-1"), [],
        })
            Assert.That(await _verifier.VerifyAsync(_forge.Hmac(secret)), Is.Null);
    }

    [Test]
    public async Task A_key_that_the_token_brings_along_does_not_count()
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = own.ExportParameters(false).Q;
        var jwk = new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = TokenForge.Encode(point.X!), ["y"] = TokenForge.Encode(point.Y!), ["kid"] = "key-1" };
        Assert.That(await _verifier.VerifyAsync(_forge.With(signer: own)), Is.Null);
        Assert.That(await _verifier.VerifyAsync(_forge.With(header => header["jwk"] = jwk.DeepClone(), signer: own)), Is.Null);
        Assert.That(await _verifier.VerifyAsync(_forge.With(header => header["jku"] = "https://evil.example.org/jwks.json", signer: own)), Is.Null);
        Assert.That(await _verifier.VerifyAsync(_forge.With(header => header["x5c"] = new JsonArray(Convert.ToBase64String(own.ExportSubjectPublicKeyInfo())), signer: own)), Is.Null);
    }

    [Test]
    public async Task A_part_that_was_changed_after_signing_does_not_hold()
    {
        var parts = _forge.With().Split('.');
        var claims = _forge.Claims();
        claims["scope"] = "watch upload admin";
        Assert.That(await _verifier.VerifyAsync($"{parts[0]}.{TokenForge.Encode(claims)}.{parts[2]}"), Is.Null);
        var header = _forge.Header();
        header["x"] = 1;
        Assert.That(await _verifier.VerifyAsync($"{TokenForge.Encode(header)}.{parts[1]}.{parts[2]}"), Is.Null);
        var signature = Base64Url.DecodeFromChars(parts[2]);
        for (var at = 0; at < signature.Length; at += 7)
        {
            var changed = signature.ToArray();
            changed[at] ^= 1;
            Assert.That(await _verifier.VerifyAsync($"{parts[0]}.{parts[1]}.{TokenForge.Encode(changed)}"), Is.Null, $"byte {at}");
        }
        Assert.That(await _verifier.VerifyAsync($"{parts[0]}.{parts[1]}.{TokenForge.Encode(signature[..63])}"), Is.Null);
        Assert.That(await _verifier.VerifyAsync($"{parts[0]}.{parts[1]}.{TokenForge.Encode([.. signature, 0])}"), Is.Null);
    }

    [Test]
    public async Task What_is_no_token_does_not_hold([Values("", " ", ".", "..", "...", "a.b.c", "e30.e30.e30", "e30.e30.", "null", "{}", "€.€.€", "a.b.c.d.e")] string text) =>
        Assert.That(await _verifier.VerifyAsync(text), Is.Null);

    [Test]
    public async Task A_long_token_is_not_even_looked_at() =>
        Assert.That(await _verifier.VerifyAsync(_forge.With(claims: claims => claims["padding"] = new string('x', 4000))), Is.Null);

    [Test]
    public async Task A_deep_token_does_no_harm()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 1000)) + string.Concat(Enumerable.Repeat("]", 1000));
        var message = $"{TokenForge.Encode(_forge.Header())}.{TokenForge.Encode(Encoding.ASCII.GetBytes($$"""{"x":{{deep}}}"""))}";
        var token = $"{message}.{TokenForge.Encode(_key.SignData(Encoding.ASCII.GetBytes(message), HashAlgorithmName.SHA256))}";
        Assert.That(await _verifier.VerifyAsync(token), Is.Null);
    }

    private static TestCaseData Case(string name, Action<JsonObject> change) => new TestCaseData(change).SetArgDisplayNames(name);

    private static ECDsa Public(ECDsa key) => ECDsa.Create(key.ExportParameters(includePrivateParameters: false));
}
