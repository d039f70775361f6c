using Pulumi;
using VideoStack.Infra.Iam;
using Kms = Pulumi.Aws.Kms;

namespace VideoStack.Infra.Components.Identity;

/// <summary>The keys that keep what is personal unreadable in the tables.</summary>
internal sealed class AccountKeys
{
    /// <summary>What data keys of accounts are wrapped for.</summary>
    public const string Fields = "account-fields";

    /// <summary>What the first administrator's address is encrypted for.</summary>
    public const string FirstAdministrator = "first-administrator";

    private readonly Kms.Key _emailIndex;
    private readonly Kms.Key _fields;

    public AccountKeys(string name, AwsAccount account, bool isProtected, Resource parent)
    {
        // Without them no account can be read again: they last as long as the tables.
        var options = new CustomResourceOptions { Parent = parent, Protect = isProtected };
        var deletionWindow = isProtected ? 30 : 7;
        _emailIndex = new Kms.Key($"{name}-email-index-key", new Kms.KeyArgs
        {
            Description = "Makes of an e-mail address what it is found by.",
            CustomerMasterKeySpec = "HMAC_256",
            KeyUsage = "GENERATE_VERIFY_MAC",
            DeletionWindowInDays = deletionWindow,
            Policy = PolicyDocument.Of(KeyPolicy.Administration(account), KeyPolicy.Use(account, "Use", "kms:GenerateMac")),
        }, options);
        _fields = new Kms.Key($"{name}-field-key", new Kms.KeyArgs
        {
            Description = "Wraps the keys of personal fields.",
            EnableKeyRotation = true,
            DeletionWindowInDays = deletionWindow,
            Policy = PolicyDocument.Of(
                KeyPolicy.Administration(account),
                KeyPolicy.UseFor(account, [Fields, FirstAdministrator], "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey")),
        }, options);
    }

    public Output<string> EmailIndexKeyArn => _emailIndex.Arn;

    public Output<string> FieldKeyArn => _fields.Arn;

    /// <summary>An address as KMS ciphertext in base64, for the one purpose of making its owner an administrator.</summary>
    public Kms.Ciphertext EncryptFirstAdministrator(string name, string address, Resource parent) => new(name, new Kms.CiphertextArgs
    {
        KeyId = _fields.KeyId,
        Plaintext = Output.CreateSecret(address),
        Context = { ["purpose"] = FirstAdministrator },
    }, new CustomResourceOptions { Parent = parent });

    /// <summary>Allows to turn addresses into what they are found by.</summary>
    public Statement AllowEmailIndex() => Statement.Allow("EmailIndex", "kms:GenerateMac").On(EmailIndexKeyArn);

    /// <summary>Allows to open keys that were wrapped for one purpose, or to make new ones.</summary>
    public Statement Allow(string sid, string action, string purpose) =>
        Statement.Allow(sid, action).On(FieldKeyArn).When("StringEquals", KeyPolicy.PurposeKey, purpose);
}
