using Pulumi;

namespace VideoStack.Infra.Iam;

/// <summary>The key policies of the platform's own KMS keys.</summary>
/// <remarks>Each key is administered by the account's administrators, and used by nobody for anything that is not named.</remarks>
internal static class KeyPolicy
{
    /// <summary>The part of the encryption context that says what a ciphertext is for.</summary>
    public const string PurposeKey = "kms:EncryptionContext:purpose";

    // Without this statement nobody could ever change the key again. Named one by one: what the account's administrators may do.
    private static readonly string[] _administration =
    [
        "kms:CancelKeyDeletion", "kms:CreateAlias", "kms:DeleteAlias", "kms:DescribeKey", "kms:DisableKey", "kms:DisableKeyRotation",
        "kms:EnableKey", "kms:EnableKeyRotation", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListGrants", "kms:ListKeyPolicies",
        "kms:ListResourceTags", "kms:PutKeyPolicy", "kms:RevokeGrant", "kms:ScheduleKeyDeletion", "kms:TagResource", "kms:UntagResource",
        "kms:UpdateAlias", "kms:UpdateKeyDescription",
    ];

    /// <summary>The account's administrators administer the key, as far as their own policies allow. It does not let them use it.</summary>
    public static Statement Administration(AwsAccount account) => Use(account, "Administration", _administration);

    /// <summary>Whoever the account's own policies admit may use the key for these actions.</summary>
    public static Statement Use(AwsAccount account, string sid, params string[] actions) =>
        Statement.Allow(sid, actions).By(Principal.Account(account.RootArn)).OnThisKey();

    /// <summary>The same for what is encrypted under one of these purposes, and for nothing else that the key may come to protect.</summary>
    public static Statement UseFor(AwsAccount account, string[] purposes, params string[] actions) =>
        Use(account, "Use", actions).When("StringEquals", PurposeKey, [.. purposes.Select(purpose => (Input<string>)purpose)]);

    /// <summary>Whoever may use a DynamoDB table of this account may use the key through it, and only through it.</summary>
    /// <remarks>The permissions that DynamoDB asks for ("Encryption at rest", how it uses KMS).</remarks>
    public static Statement ThroughDynamoDb(AwsAccount account) => Statement
        .Allow("ThroughDynamoDb", "kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey",
            "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo")
        .By(Principal.Everyone)
        .OnThisKey()
        .When("StringEquals", "kms:CallerAccount", account.Id)
        .When("StringEquals", "kms:ViaService", Output.Format($"dynamodb.{account.Region}.amazonaws.com"));
}
