using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.KeyManagementService.Model;
using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Tokens;
using VideoStack.Functions.Tests.Accounts;

namespace VideoStack.Functions.Tests;

/// <summary>The functions of accounts as the native executable that is deployed. Signing in is the heaviest: two hashes, three services, JSON both ways.</summary>
[Category("Native")]
public sealed class NativeIdentityTests
{
    private const string Issuer = "https://videos.example.org";

    private string _executable = null!;
    private Platform _platform = null!;
    private User _user = null!;
    private Dictionary<string, string> _settings = null!;
    private string _signingKeyArn = null!;

    [OneTimeSetUp]
    public async Task PublishAsync()
    {
        _executable = await NativeExecutables.PublishAsync("Identity");
        _platform = await Platform.StartAsync();
        _user = await _platform.OpenAsync("heron@example.org");

        using var kms = await AwsEmulator.KmsAsync();
        var key = (await kms.CreateKeyAsync(new CreateKeyRequest { KeySpec = "ECC_NIST_P256", KeyUsage = "SIGN_VERIFY" })).KeyMetadata;
        var publicKey = await kms.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = key.KeyId });
        var keys = await Platform.Keys;
        _signingKeyArn = key.Arn;
        _settings = new()
        {
            ["AWS_ENDPOINT_URL"] = (await AwsEmulator.AddressAsync()).ToString(),
            ["USERS_TABLE"] = _platform.Tables.Users,
            ["EMAILS_TABLE"] = _platform.Tables.Emails,
            ["MAIL_TOKENS_TABLE"] = _platform.Tables.MailTokens,
            ["SESSIONS_TABLE"] = _platform.Tables.Sessions,
            ["EMAIL_INDEX_KEY"] = keys.EmailIndex,
            ["FIELD_KEY"] = keys.Fields,
            ["TOKEN_SIGNING_KEY"] = key.Arn,
            ["TOKEN_ISSUER"] = Issuer,
            ["TOKEN_KEYS"] = new JsonObject { [key.KeyId] = Convert.ToBase64String(publicKey.PublicKey.ToArray()) }.ToJsonString(),
            ["LOCKOUT_ATTEMPTS"] = "5",
            ["REGISTRATION"] = "open",
            ["NEW_ACCOUNT_ROLES"] = "creator",
        };
    }

    [Test]
    public async Task Signing_in_fits_into_little_memory()
    {
        var body = await AnswerAsync("Sessions", "Login", new() { ["email"] = "heron@example.org", ["password"] = Platform.Password });
        Assert.That(body["tokenType"]!.GetValue<string>(), Is.EqualTo("Bearer"));
    }

    [Test]
    public async Task Opening_an_account_fits_into_little_memory()
    {
        var body = await AnswerAsync(
            "Register", "Register", new() { ["email"] = "badger@example.org", ["password"] = Platform.Password, ["displayName"] = "A badger" });
        Assert.That(body["confirmation"]!.GetValue<string>(), Is.EqualTo("not-needed"));
    }

    [Test]
    public async Task Ones_own_account_fits_into_little_memory()
    {
        var body = await AnswerAsync("Account", "GetMe", null);
        Assert.That(body["email"]!.GetValue<string>(), Is.EqualTo("heron@example.org"));
    }

    [Test]
    public async Task The_public_keys_fit_into_little_memory()
    {
        var body = await AnswerAsync("GetJwks", "GetJwks", null);
        Assert.That(body["keys"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_authorizer_takes_a_right_token_and_says_one_word_to_a_wrong_one()
    {
        using var kms = await AwsEmulator.KmsAsync();
        var signer = new KmsTokenSigner(new(kms), _signingKeyArn, Issuer, TimeProvider.System);
        var token = await signer.SignAsync(_user.UserId, "session-1", ["watch"], default);

        var right = JsonNode.Parse(await AuthorizeAsync(token))!;
        Assert.That(right["principalId"]!.GetValue<string>(), Is.EqualTo(_user.UserId));
        Assert.That(right["context"]!["scope"]!.GetValue<string>(), Is.EqualTo("watch"));
        var wrong = JsonNode.Parse(await AuthorizeAsync(token[..^8] + "AAAAAAAA"))!;
        Assert.That(wrong["errorMessage"]!.GetValue<string>(), Is.EqualTo("Unauthorized"));
    }

    private Task<string> AuthorizeAsync(string token) => NativeExecutables.AskAsync(_executable, "Authorize", _settings, JsonSerializer.Serialize(new
    {
        type = "REQUEST",
        methodArn = "arn:aws:execute-api:eu-central-1:123456789012:abc/v1/GET/api/auth/me",
        headers = new { Authorization = "Bearer " + token },
    }));

    private async Task<JsonNode> AnswerAsync(string function, string operation, JsonObject? body)
    {
        var request = new JsonObject
        {
            ["requestContext"] = new JsonObject
            {
                ["operationName"] = operation,
                ["authorizer"] = new JsonObject { ["userId"] = _user.UserId, ["scope"] = "watch", ["sessionId"] = "session-1", ["expiresAt"] = "253402300799" },
            },
            ["headers"] = new JsonObject { ["Content-Type"] = "application/json" },
            ["body"] = body?.ToJsonString(),
        };
        var answer = JsonNode.Parse(await NativeExecutables.AskAsync(_executable, function, _settings, request.ToJsonString()))!;
        Assert.That(answer["statusCode"]!.GetValue<int>(), Is.InRange(200, 299), answer.ToJsonString());
        return JsonNode.Parse(answer["body"]!.GetValue<string>())!;
    }
}
