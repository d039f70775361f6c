using Amazon.KeyManagementService.Model;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.TestUtilities;
using VideoStack.Functions.Identity.Account;
using VideoStack.Functions.Identity.AccountData;
using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Administration;
using VideoStack.Functions.Identity.Crypto;
using VideoStack.Functions.Identity.Mail;
using VideoStack.Functions.Identity.MailLinks;
using VideoStack.Functions.Identity.Totp;
using VideoStack.Functions.Shared.Access;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Tests.Fakes;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests.Accounts;

/// <summary>A platform's accounts: tables and keys on the emulator, films and mail in memory, a clock that tests move.</summary>
internal sealed class Platform
{
    public const string Password = "grey otters sleep late";

    private const string SiteOrigin = "https://videos.example.org";

    private static readonly Lazy<Task<(string Fields, string EmailIndex)>> _keys = new(CreateKeysAsync);

    /// <summary>ARNs of the keys that all platforms of the tests share.</summary>
    public static Task<(string Fields, string EmailIndex)> Keys => _keys.Value;

    public required ManualClock Clock { get; init; }

    public CountedEvents Events { get; } = new();

    public SentMails Mails { get; } = new();

    public StringWriter Log { get; } = new();

    public Passwords Passwords { get; } = new();

    public Lockout Lockout { get; } = new(5);

    public required AccountTables Tables { get; init; }

    public required IUserTable Users { get; set; }

    public required IEmailTable Emails { get; set; }

    public required ISessionTable Sessions { get; set; }

    public required IMailTokenTable MailTokens { get; set; }

    public required IRegistrations Registrations { get; set; }

    public required IErasures Erasures { get; set; }

    public required IAdministrators Administrators { get; init; }

    public required IFieldCipher Cipher { get; set; }

    public required IEmailIndex EmailIndex { get; set; }

    public required IFirstAdministrator FirstAdministrator { get; set; }

    public IVideoTable Videos { get; set; } = null!;

    public IFilmRemoval Removal { get; set; } = null!;

    /// <summary>Null for a platform that sends no mail.</summary>
    public IMailer? Mailer { get; set; }

    public SecondFactor SecondFactor => new(Cipher, Clock);

    public static async Task<Platform> StartAsync()
    {
        var dynamoDb = await AwsEmulator.DynamoDbAsync();
        var kms = await AwsEmulator.KmsAsync();
        var (fields, emailIndex) = await _keys.Value;
        var tables = await AccountTables.CreateAsync(dynamoDb);
        var clock = new ManualClock(Samples.Noon);
        var encrypted = await kms.EncryptAsync(new EncryptRequest
        {
            KeyId = fields,
            Plaintext = new MemoryStream("First@Example.org"u8.ToArray()),
            EncryptionContext = new() { ["purpose"] = "first-administrator" },
        });
        var platform = new Platform
        {
            Tables = tables,
            Users = new UserTable(new(dynamoDb), tables.Users),
            Emails = new EmailTable(new(dynamoDb), tables.Emails, clock),
            Sessions = new SessionTable(new(dynamoDb), tables.Sessions, clock),
            MailTokens = new MailTokenTable(new(dynamoDb), tables.MailTokens, clock),
            Registrations = new Registrations(new(dynamoDb), tables.Users, tables.Emails, tables.MailTokens, clock),
            Erasures = new Erasures(new(dynamoDb), tables.Users, tables.Emails),
            Administrators = new Administrators(new(dynamoDb), tables.Users),
            Cipher = new KmsFieldCipher(new(kms), fields),
            EmailIndex = new KmsEmailIndex(new(kms), emailIndex),
            FirstAdministrator = new FirstAdministrator(new(kms), Convert.ToBase64String(encrypted.CiphertextBlob.ToArray())),
            Clock = clock,
        };
        platform.Mailer = platform.Mails;
        var films = new InMemoryVideoTable(clock);
        (platform.Videos, platform.Removal) = (films, films);
        return platform;
    }

    /// <summary>Opens a confirmed account.</summary>
    public async Task<User> OpenAsync(string email = "otter@example.org", string name = "An otter", bool verified = true, params string[] roles)
    {
        var userId = Samples.NewId();
        using var key = await Cipher.NewKeyAsync(userId, default);
        var user = new User
        {
            UserId = userId,
            CreatedAt = Clock.Now,
            EmailIndex = await IndexOfAsync(email),
            DataKey = key.Wrapped,
            EmailCipher = key.Encrypt(UserFields.Email, email),
            DisplayNameCipher = key.Encrypt(UserFields.DisplayName, name),
            PasswordHash = _passwordHash.Value,
            Roles = roles.DefaultIfEmpty(Roles.Creator).ToHashSet(),
            Verified = verified,
        };
        Assert.That(await Registrations.OpenAsync(user, null, default), Is.EqualTo(RegistrationOutcome.Opened));
        return await FindAsync(user);
    }

    public async Task<User> FindAsync(User user) => (await Users.FindAsync(user.UserId, default))!;

    public Task<string> IndexOfAsync(string email) =>
        EmailAddress.TryParse(email, out var address) ? EmailIndex.OfAsync(address, default) : throw new ArgumentException(email, nameof(email));

    /// <summary>Begins a session.</summary>
    /// <returns>Its id and its refresh token.</returns>
    public async Task<(string SessionId, string Token)> SignInAsync(User user, string device = "A browser")
    {
        var (sessionId, token) = (Samples.NewId(), RandomToken.New());
        await Sessions.StartAsync(new Session(sessionId, user.UserId, Clock.Now, Clock.Now, device, Clock.Now + Session.Lifetime), token, default);
        return (sessionId, token);
    }

    /// <summary>Calls an operation as API Gateway does.</summary>
    public async Task<Answer> CallAsync(
        string operation, Caller? caller, string? body = null, Dictionary<string, string>? path = null, Dictionary<string, string>? query = null)
    {
        var authorizer = new APIGatewayCustomAuthorizerContext();
        foreach (var (name, value) in caller?.ToContext() ?? new Dictionary<string, string>()) authorizer[name] = value;
        var request = new APIGatewayProxyRequest
        {
            RequestContext = new() { OperationName = operation, Authorizer = authorizer },
            PathParameters = path,
            QueryStringParameters = query,
            Headers = body is null ? null : new Dictionary<string, string> { ["Content-Type"] = "application/json" },
            Body = body,
        };
        var context = new TestLambdaContext { RemainingTime = TimeSpan.FromSeconds(60), Logger = new TestLambdaLogger() };
        return Answer.From(await new HttpEntry(Handler(operation)).InvokeAsync(request, context));
    }

    /// <summary>The caller as the authorizer tells of this account, whatever has become of it since.</summary>
    public static Caller As(User user, string sessionId = "") => new(user.UserId, Roles.ScopesOf(user.Roles).ToHashSet(), sessionId, DateTimeOffset.MaxValue);

    private IApiHandler Handler(string operation)
    {
        var own = new OwnAccount(Users);
        var proof = new PasswordProof(Emails, Passwords, Lockout, Events);
        var (views, userViews, acting) = (new AccountViews(Cipher), new UserViews(Cipher), new ActingAdministrator(Users));
        var (texts, confirmation) = (new MailTexts(SiteOrigin), new Confirmation(Cipher, FirstAdministrator));
        return operation switch
        {
            "GetMe" => new GetMe(own, views),
            "UpdateMe" => new UpdateMe(own, Users, Cipher),
            "ChangePassword" => new ChangePassword(own, proof, Passwords, Cipher, Users, Sessions),
            "EnrolMfa" => new EnrolMfa(own, proof, Users, Cipher),
            "ConfirmMfa" => new ConfirmMfa(own, Users, SecondFactor),
            "DisableMfa" => new DisableMfa(own, proof, Users),
            "CreateRecoveryCodes" => new CreateRecoveryCodes(own, proof, Users),
            "ListSessions" => new ListSessions(own, Sessions),
            "RevokeSession" => new RevokeSession(own, Sessions),
            "ExportAccount" => new ExportAccount(own, views, Sessions, Videos),
            "EraseAccount" => new EraseAccount(own, proof, Videos, Removal, Sessions, Erasures),
            "VerifyEmail" => new VerifyEmail(MailTokens, Users, proof, confirmation),
            "ForgotPassword" => new ForgotPassword(Mailer, texts, EmailIndex, Emails, Users, MailTokens, Clock, Log),
            "ResetPassword" => new ResetPassword(MailTokens, Users, Emails, Sessions, Passwords, Cipher, confirmation),
            "ListUsers" => new ListUsers(acting, Users, userViews),
            "UpdateUser" => new UpdateUser(acting, Users, Administrators, Sessions, Emails, userViews),
            "CreateInvitation" => new CreateInvitation(acting, Mailer, texts, EmailIndex, Emails, MailTokens, Clock, Log),
            _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, null),
        };
    }

    // Hashing is slow on purpose; once is enough for all accounts of all tests.
    private static readonly Lazy<string> _passwordHash = new(() => new Passwords().Hash(Password));

    private static async Task<(string Fields, string EmailIndex)> CreateKeysAsync()
    {
        var kms = await AwsEmulator.KmsAsync();
        var fields = await kms.CreateKeyAsync(new CreateKeyRequest());
        var index = await kms.CreateKeyAsync(new CreateKeyRequest { KeySpec = "HMAC_256", KeyUsage = "GENERATE_VERIFY_MAC" });
        return (fields.KeyMetadata.Arn, index.KeyMetadata.Arn);
    }
}
