using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.TestUtilities;
using VideoStack.Functions.Identity;
using VideoStack.Functions.Identity.Tokens;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Http;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests.SignIn;

/// <summary>What API Gateway hears, and the keys that everyone may know.</summary>
public sealed class AuthorizeTests
{
    private const string Issuer = "urn:videostack:test";
    private const string Stage = "arn:aws:execute-api:eu-central-1:123456789012:abc/v1";

    private readonly ManualClock _clock = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [OneTimeTearDown]
    public void TearDown() => _key.Dispose();

    [Test]
    public async Task A_caller_may_call_all_but_administration_and_the_handlers_hear_who_it_is()
    {
        var answer = await AnswerAsync($"Bearer {Forge().With()}");
        Assert.That(answer.ToJsonString(), Is.EqualTo(
            """{"principalId":"user-1","policyDocument":{"Version":"2012-10-17","Statement":["""
            + $$"""{"Effect":"Allow","Action":["execute-api:Invoke"],"Resource":["{{Stage}}/*"]},"""
            + $$"""{"Effect":"Deny","Action":["execute-api:Invoke"],"Resource":["{{Stage}}/*/api/admin/*"]}]},"""
            + "\"context\":" + """{"userId":"user-1","scope":"watch upload","sessionId":"session-1","expiresAt":""" + $"\"{_clock.Now.AddMinutes(15).ToUnixTimeSeconds()}\"}}}}"));
    }

    [Test]
    public async Task An_administrator_may_call_all()
    {
        var answer = await AnswerAsync($"Bearer {Forge().With(claims: claims => claims["scope"] = "watch upload admin")}");
        Assert.That(answer["policyDocument"]!["Statement"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(answer["context"]!["scope"]!.ToString(), Is.EqualTo("watch upload admin"));
    }

    [Test]
    public async Task Without_a_token_a_caller_is_nobody([Values(null, "")] string? header)
    {
        var answer = await AnswerAsync(header);
        Assert.That(answer["principalId"]!.ToString(), Is.EqualTo("anonymous"));
        Assert.That(answer.ContainsKey("context"), Is.False);
    }

    [TestCase("authorization", "Bearer ")]
    [TestCase("AUTHORIZATION", "bearer ")]
    [TestCase("Authorization", "Bearer   ")]
    public async Task Names_have_no_case(string header, string scheme) =>
        Assert.That((await AnswerAsync(scheme + Forge().With(), header))["principalId"]!.ToString(), Is.EqualTo("user-1"));

    [TestCase("Bearer")]
    [TestCase("Bearer ")]
    [TestCase("Bearer x.y.z")]
    [TestCase("Basic dXNlcjpwYXNz")]
    [TestCase(" ")]
    [TestCase("null")]
    public void A_bad_token_is_refused_with_the_word_that_the_gateway_knows(string header) => Assert.That(
        () => AnswerAsync(header), Throws.TypeOf<UnauthorizedAccessException>().With.Message.EqualTo("Unauthorized"));

    [Test]
    public void A_right_token_without_its_scheme_is_a_bad_one() =>
        Assert.That(() => AnswerAsync(Forge().With()), Throws.TypeOf<UnauthorizedAccessException>());

    [Test]
    public async Task Everyone_may_know_the_public_keys()
    {
        var answer = await new GetJwks(PublicKeys.Read(TokenKeys())).HandleAsync(new ApiRequest(), default);
        var key = JsonNode.Parse(answer.Body!)!["keys"]!.AsArray().Single()!;
        var point = _key.ExportParameters(false).Q;
        Assert.That(key.ToJsonString(), Is.EqualTo(
            $$"""{"kty":"EC","crv":"P-256","x":"{{TokenForge.Encode(point.X!)}}","y":"{{TokenForge.Encode(point.Y!)}}","kid":"key-1","use":"sig","alg":"ES256"}"""));
        Assert.That((answer.Status, answer.CacheFor), Is.EqualTo((200, (TimeSpan?)TimeSpan.FromMinutes(5))));
    }

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("x")]
    [TestCase("""{"a":"x"}""")]
    [TestCase("""{"a":1}""")]
    [TestCase("""{"a":null}""")]
    public void Keys_that_are_none_stop_the_function_with_one_line(string keys) => Assert.That(
        () => PublicKeys.Read(new Settings(_ => keys)), Throws.TypeOf<SettingException>().With.Message.StartsWith("The environment variable TOKEN_KEYS "));

    [Test]
    public void A_key_on_another_curve_is_none()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var keys = new JsonObject { ["a"] = Convert.ToBase64String(other.ExportSubjectPublicKeyInfo()) }.ToJsonString();
        Assert.That(() => PublicKeys.Read(new Settings(_ => keys)), Throws.TypeOf<SettingException>().With.Message.Contains("another curve"));
    }

    // Through the serializer of the executable, as Lambda would hand it over.
    private async Task<JsonObject> AnswerAsync(string? header, string name = "Authorization")
    {
        var serializer = new SourceGeneratorLambdaJsonSerializer<IdentityJson>();
        var headers = header is null ? new JsonObject() : new JsonObject { [name] = header };
        var question = new JsonObject { ["type"] = "REQUEST", ["methodArn"] = $"{Stage}/GET/api/videos/x/playback", ["headers"] = headers };
        var request = serializer.Deserialize<APIGatewayCustomAuthorizerRequest>(new MemoryStream(Encoding.UTF8.GetBytes(question.ToJsonString())));
        var answer = await new Authorize(new TokenVerifier(PublicKeys.Read(TokenKeys()), Issuer, _clock)).AnswerAsync(request, new TestLambdaContext());
        using var json = new MemoryStream();
        serializer.Serialize(answer, json);
        return JsonNode.Parse(json.ToArray())!.AsObject();
    }

    private TokenForge Forge() => new(_key, "key-1", Issuer, _clock.Now);

    private Settings TokenKeys()
    {
        var keys = new JsonObject { ["key-1"] = Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo()) }.ToJsonString();
        return new Settings(_ => keys);
    }
}
