using Pulumi;

namespace VideoStack.Infra.Iam;

/// <summary>The key policies of the platform's own KMS keys.</summary>
internal static class KeyPolicy
{
    // Without this statement nobody could ever change the key again. Named one by one: what the account's administrators may do.
    private static readonly string[] _administration =
    [
        "kms:CancelKeyDeletion", "kms:CreateAlias", "kms:DeleteAlias", "kms:DescribeKey", "kms:DisableKey", "kms:DisableKeyRotation",
        "kms:EnableKey", "kms:EnableKeyRotation", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListGrants", "kms:ListKeyPolicies",
        "kms:ListResourceTags", "kms:PutKeyPolicy", "kms:RevokeGrant", "kms:ScheduleKeyDeletion", "kms:TagResource", "kms:UntagResource",
        "kms:UpdateAlias", "kms:UpdateKeyDescription",
    ];

    /// <summary>The account's administrators administer the key and use it as far as their own policies allow.</summary>
    public static Statement Administration(AwsAccount account) => Statement
        .Allow("Administration", [.. _administration, "kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey"])
        .By(Principal.Account(account.RootArn))
        .OnThisKey();

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
