using Pulumi;
using VideoStack.Infra.Components.Identity;
using VideoStack.Infra.Iam;

namespace VideoStack.Infra.Components;

/// <summary>What <see cref="IdentityComponent"/> needs to know.</summary>
public sealed class IdentityComponentArgs : Pulumi.ResourceArgs
{
    public required AwsAccount Account { get; init; }

    /// <summary>The key that encrypts the tables.</summary>
    public required Input<string> TableKeyArn { get; init; }

    /// <summary>Accounts survive a destroy of the stack.</summary>
    public bool ProtectData { get; init; }

    /// <summary>The tables can be put back to any second of the last 35 days.</summary>
    public bool PointInTimeRecovery { get; init; }

    /// <summary>The address that mails come from; null for a platform that sends none.</summary>
    public string? MailFrom { get; init; }

    /// <summary>The identity of SES that the address belongs to; null: one is made of its domain.</summary>
    public string? MailIdentityArn { get; init; }

    /// <summary>Who becomes an administrator by confirming this address; null for nobody.</summary>
    public string? FirstAdministrator { get; init; }
}

/// <summary>What is known about people: accounts, sessions, links in mails, and the keys that keep the personal part unreadable.</summary>
public sealed class IdentityComponent : ComponentResource
{
    /// <summary>All accounts, newest first.</summary>
    public const string DirectoryIndex = "directory";

    /// <summary>The sessions of one account, newest first.</summary>
    public const string ByUserIndex = "byUser";

    private readonly string _name;
    private readonly AccountKeys _keys;
    private readonly MailSender? _mail;

    /// <summary>An item for each account.</summary>
    public DataTable Users { get; }

    /// <summary>An item for each address that was ever typed in: whose it is, and how often its password was guessed.</summary>
    public DataTable Emails { get; }

    /// <summary>The links that mails carry, as hashes; each opens once.</summary>
    public DataTable MailTokens { get; }

    /// <summary>Refresh tokens, as hashes.</summary>
    public DataTable Sessions { get; }

    /// <summary>All tables about people.</summary>
    public IReadOnlyList<DataTable> Tables => [Users, Emails, MailTokens, Sessions];

    /// <summary>The KMS key that turns an address into what it is found by.</summary>
    public Output<string> EmailIndexKeyArn => _keys.EmailIndexKeyArn;

    /// <summary>The KMS key that wraps the key of each account's personal fields.</summary>
    public Output<string> FieldKeyArn => _keys.FieldKeyArn;

    /// <summary>The first administrator's address as KMS ciphertext; null for nobody.</summary>
    public Output<string>? FirstAdministrator { get; }

    /// <summary>What the DNS of the mail's domain must say, a record on each line; null without mail, or with an identity that was there before.</summary>
    public Output<string>? MailDnsRecords => _mail?.DnsRecords;

    public IdentityComponent(string name, IdentityComponentArgs args, ComponentResourceOptions? options = null)
        : base("videostack:infra:Identity", name, args, options)
    {
        _name = name;

        Users = CreateTable("users", "Users", args, "userId", index: new DataTableIndex(DirectoryIndex, "directory", "createdAt"));
        Emails = CreateTable("emails", "Emails", args, "emailIndex", timeToLive: "expiresAt");
        MailTokens = CreateTable("mail-tokens", "MailTokens", args, "tokenHash", timeToLive: "expiresAt");
        Sessions = CreateTable("sessions", "Sessions", args, "tokenHash", "expiresAt", new DataTableIndex(ByUserIndex, "userId", "createdAt"));
        _keys = new AccountKeys(name, args.Account, args.ProtectData, this);
        _mail = args.MailFrom is { } address ? new MailSender($"{name}-mail", address, args.MailIdentityArn, this) : null;
        FirstAdministrator = args.FirstAdministrator is { } first
            ? _keys.EncryptFirstAdministrator($"{name}-first-administrator", first, this).CiphertextBlob
            : null;

        RegisterOutputs(new Dictionary<string, object?>
        {
            ["usersTable"] = Users.TableName,
            ["emailsTable"] = Emails.TableName,
            ["mailTokensTable"] = MailTokens.TableName,
            ["sessionsTable"] = Sessions.TableName,
        });
    }

    /// <summary>Allows to turn addresses into what they are found by.</summary>
    public Statement AllowEmailIndex() => _keys.AllowEmailIndex();

    /// <summary>Allows to make the key of a new account's personal fields.</summary>
    public Statement AllowNewFieldKeys() => _keys.Allow("NewFieldKeys", "kms:GenerateDataKey", AccountKeys.Fields);

    /// <summary>Allows to open the keys of personal fields.</summary>
    public Statement AllowFields() => _keys.Allow("Fields", "kms:Decrypt", AccountKeys.Fields);

    /// <summary>Allows to read the first administrator's address, where there is one.</summary>
    public IEnumerable<Statement> AllowFirstAdministrator() => FirstAdministrator is null
        ? []
        : [_keys.Allow("FirstAdministrator", "kms:Decrypt", AccountKeys.FirstAdministrator)];

    /// <summary>Allows to send mail, where there is mail.</summary>
    public IEnumerable<Statement> AllowMail() => _mail is null ? [] : [_mail.AllowSending()];

    private DataTable CreateTable(
        string suffix, string sid, IdentityComponentArgs args, string hashKey, string? timeToLive = null, DataTableIndex? index = null) =>
        new($"{_name}-{suffix}", sid, new DataTableArgs
        {
            HashKey = hashKey,
            Indexes = index is null ? [] : [index],
            TimeToLive = timeToLive,
            KeyArn = args.TableKeyArn,
            Protected = args.ProtectData,
            PointInTimeRecovery = args.PointInTimeRecovery,
        }, this);
}
