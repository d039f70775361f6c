using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.TestUtilities;
using VideoStack.Functions.Identity.Registration;
using VideoStack.Functions.Identity.Sessions;
using VideoStack.Functions.Identity.Tokens;
using VideoStack.Functions.Shared.Access;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Tests.Accounts;

namespace VideoStack.Functions.Tests.SignIn;

/// <summary>Opening accounts and signing in over the real tables and keys of the emulator, as API Gateway would call it.</summary>
internal sealed class SignInApi(Platform platform, IAmazonKeyManagementService kms, string signingKeyArn, ECDsa publicKey)
{
    public const string Issuer = "https://videos.example.org";
    public const string Email = "heron@example.org";

    private static readonly Lazy<Task<(string Arn, byte[] PublicKey)>> _signingKey = new(CreateSigningKeyAsync);

    public Platform Platform { get; } = platform;

    public RegistrationPolicy Policy { get; set; } = new(RegistrationMode.Open, new HashSet<string> { Roles.Creator });

    /// <summary>What the functions wrote to their log.</summary>
    public TestLambdaLogger Log { get; } = new();

    public TokenVerifier Verifier { get; } = new(
        new Dictionary<string, ECDsa> { [signingKeyArn[(signingKeyArn.LastIndexOf('/') + 1)..]] = publicKey }, Issuer, platform.Clock);

    public static async Task<SignInApi> StartAsync()
    {
        var (arn, spki) = await _signingKey.Value;
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(spki, out _);
        return new SignInApi(await Platform.StartAsync(), await AwsEmulator.KmsAsync(), arn, key);
    }

    public Task<Reply> RegisterAsync(string email = Email, string password = Platform.Password, string? invitation = null) =>
        CallAsync("Register", new JsonObject { ["email"] = email, ["password"] = password, ["displayName"] = "An otter", ["invitation"] = invitation });

    public Task<Reply> LoginAsync(string email = Email, string password = Platform.Password, string? otp = null, string? agent = null) =>
        CallAsync("Login", new JsonObject { ["email"] = email, ["password"] = password, ["otp"] = otp }, agent: agent);

    public Task<Reply> RefreshAsync(string? token) => CallAsync("RefreshSession", cookie: token);

    public Task<Reply> LogoutAsync(string? token) => CallAsync("Logout", cookie: token);

    public Task<Reply> CallAsync(string operation, JsonObject? body = null, string? cookie = null, string? agent = null) =>
        SendAsync(operation, body?.ToJsonString(), cookie, agent);

    /// <summary>Sends any text as a body.</summary>
    public async Task<Reply> SendAsync(string operation, string? body, string? cookie = null, string? agent = null)
    {
        var headers = new Dictionary<string, string>();
        if (cookie is not null) headers["Cookie"] = $"theme=dark; videostack-refresh={cookie}";
        if (body is not null) headers["Content-Type"] = "application/json";
        if (agent is not null) headers["User-Agent"] = agent;
        var request = new APIGatewayProxyRequest { RequestContext = new() { OperationName = operation }, Headers = headers, Body = body };
        var context = new TestLambdaContext { RemainingTime = TimeSpan.FromMinutes(2), Logger = Log };
        return new Reply(await new HttpEntry(Handlers()).InvokeAsync(request, context));
    }

    private Operations Handlers()
    {
        var (p, ids) = (Platform, new VideoIds(Platform.Clock));
        var answers = new SessionAnswers(new KmsTokenSigner(new(kms), signingKeyArn, Issuer, p.Clock));
        var verification = new AddressVerification(p.Mailer, new("https://videos.example.org"), p.MailTokens, p.Clock, p.Log);
        return new Operations
        {
            { "Register", new Register(Policy, p.FirstAdministrator, p.Registrations, p.MailTokens, p.Users, p.EmailIndex, p.Cipher, p.Passwords, verification, p.Clock, ids) },
            { "Login", new Login(p.Emails, p.Lockout, p.Users, p.Sessions, p.EmailIndex, p.Passwords, p.SecondFactor, answers, p.Events, p.Clock, ids) },
            { "RefreshSession", new RefreshSession(p.Sessions, p.Users, answers, p.Events) },
            { "Logout", new Logout(p.Sessions) },
        };
    }

    private static async Task<(string Arn, byte[] PublicKey)> CreateSigningKeyAsync()
    {
        var kms = await AwsEmulator.KmsAsync();
        var key = await kms.CreateKeyAsync(new CreateKeyRequest { KeySpec = "ECC_NIST_P256", KeyUsage = "SIGN_VERIFY" });
        var answer = await kms.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = key.KeyMetadata.KeyId });
        return (key.KeyMetadata.Arn, answer.PublicKey.ToArray());
    }
}

/// <summary>What came back over HTTP.</summary>
internal sealed record Reply(APIGatewayProxyResponse Response)
{
    public int Status => Response.StatusCode;

    public JsonNode Json => JsonNode.Parse(Response.Body)!;

    /// <summary>Status and kind of the problem.</summary>
    public (int Status, string? Kind) Problem => (Status, Response.Body.Length > 0 ? Json["type"]?.GetValue<string>().Split(':')[^1] : null);

    public string? RetryAfter => Response.Headers.TryGetValue("Retry-After", out var seconds) ? seconds : null;

    /// <summary>The Set-Cookie header; null for none.</summary>
    public string? Cookie => Response.MultiValueHeaders?["Set-Cookie"].Single();

    /// <summary>The refresh token in it.</summary>
    public string Token => Cookie!.Split(';')[0].Split('=', 2)[1];

    public string AccessToken => Json["accessToken"]!.GetValue<string>();
}
