using Amazon.DynamoDBv2;
using Amazon.KeyManagementService;
using Amazon.SimpleEmailV2;
using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Administration;
using VideoStack.Functions.Identity.Crypto;
using VideoStack.Functions.Identity.Mail;
using VideoStack.Functions.Identity.Tokens;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Identity;

/// <summary>Makes what the functions of this executable consist of. A part asks for the variables that it needs, so that each function needs only those of its parts.</summary>
/// <param name="settings">The function's settings.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class Parts(Settings settings, TimeProvider clock)
{
    private readonly Lazy<IAmazonDynamoDB> _dynamoDb = AwsClients.DynamoDb();
    private readonly Lazy<IAmazonKeyManagementService> _kms = AwsClients.Kms();

    public TimeProvider Clock { get; } = clock;

    public Settings Settings { get; } = settings;

    public Passwords Passwords { get; } = new();

    public IUserTable Users() => new UserTable(_dynamoDb, Settings.Require("USERS_TABLE"));

    public IEmailTable Emails() => new EmailTable(_dynamoDb, Settings.Require("EMAILS_TABLE"), Clock);

    public Lockout Lockout() => new(Settings.RequirePositive("LOCKOUT_ATTEMPTS"));

    public IRegistrations Registrations() => new Registrations(
        _dynamoDb, Settings.Require("USERS_TABLE"), Settings.Require("EMAILS_TABLE"), Settings.Require("MAIL_TOKENS_TABLE"), Clock);

    public IErasures Erasures() => new Erasures(_dynamoDb, Settings.Require("USERS_TABLE"), Settings.Require("EMAILS_TABLE"));

    public ISessionTable Sessions() => new SessionTable(_dynamoDb, Settings.Require("SESSIONS_TABLE"), Clock);

    public IMailTokenTable MailTokens() => new MailTokenTable(_dynamoDb, Settings.Require("MAIL_TOKENS_TABLE"), Clock);

    public IEmailIndex EmailIndex() => new KmsEmailIndex(_kms, Settings.Require("EMAIL_INDEX_KEY"));

    /// <summary>For functions that only read fields, which no key needs to be named for: the ciphertext names it.</summary>
    public IFieldCipher FieldReader() => new KmsFieldCipher(_kms, keyId: null);

    public IFieldCipher FieldCipher() => new KmsFieldCipher(_kms, Settings.Require("FIELD_KEY"));

    public ITokenSigner TokenSigner() => new KmsTokenSigner(_kms, Settings.Require("TOKEN_SIGNING_KEY"), Settings.Require("TOKEN_ISSUER"), Clock);

    /// <summary>Sends mail; null where the platform sends none.</summary>
    public IMailer? Mailer() => Settings.Find("MAIL_FROM") is { } from
        ? new SesMailer(new(() => new AmazonSimpleEmailServiceV2Client(AwsClients.Credentials())), from)
        : null;

    /// <summary>What mails say. Where the platform sends none, the site's origin may be missing: links are then relative to it.</summary>
    public MailTexts MailTexts() => new(Settings.Find("MAIL_FROM") is null ? Settings.Find("SITE_ORIGIN") ?? "" : Settings.Require("SITE_ORIGIN"));

    public IFirstAdministrator FirstAdministrator() => new FirstAdministrator(_kms, Settings.Find("FIRST_ADMINISTRATOR"));

    public IAdministrators Administrators() => new Administrators(_dynamoDb, Settings.Require("USERS_TABLE"));

    public IFilmRemoval Removal() => new FilmRemoval(_dynamoDb, Settings.Require("VIDEOS_TABLE"), Clock);

    public IVideoTable Videos() => new VideoTable(_dynamoDb, Settings.Require("VIDEOS_TABLE"), Clock);
}
