using VideoStack.Local.Iam;

namespace VideoStack.Local.Tests.Iam;

/// <summary>Conditions as the IAM User Guide describes them.</summary>
public sealed class PolicyConditionTests
{
    private static readonly ConditionKeys Request = ConditionKeys.None
        .With("aws:SecureTransport", "true")
        .With("aws:SourceArn", "arn:aws:s3:::films")
        .With("kms:EncryptionContext:purpose", "playback-signing")
        .With("s3:TlsVersion", "1.3")
        .With("tags", "one", "two");

    [TestCase("StringEquals", "kms:EncryptionContext:purpose", new[] { "playback-signing" }, true)]
    [TestCase("StringEquals", "KMS:encryptioncontext:PURPOSE", new[] { "playback-signing" }, true, Description = "keys regardless of case")]
    [TestCase("StringEquals", "kms:EncryptionContext:purpose", new[] { "Playback-Signing" }, false, Description = "values as written")]
    [TestCase("StringEquals", "kms:EncryptionContext:purpose", new[] { "other", "playback-signing" }, true)]
    [TestCase("StringEquals", "kms:EncryptionContext:purpose", new[] { "playback-*" }, false)]
    [TestCase("StringEqualsIgnoreCase", "kms:EncryptionContext:purpose", new[] { "PLAYBACK-signing" }, true)]
    [TestCase("StringNotEquals", "kms:EncryptionContext:purpose", new[] { "playback-signing" }, false)]
    [TestCase("StringNotEquals", "kms:EncryptionContext:purpose", new[] { "other", "playback-signing" }, false, Description = "none may be equal")]
    [TestCase("StringNotEquals", "kms:EncryptionContext:purpose", new[] { "other" }, true)]
    [TestCase("StringLike", "kms:EncryptionContext:purpose", new[] { "play*sign?ng" }, true)]
    [TestCase("StringLike", "kms:EncryptionContext:purpose", new[] { "play?" }, false)]
    [TestCase("StringNotLike", "kms:EncryptionContext:purpose", new[] { "play*" }, false)]
    [TestCase("ArnEquals", "aws:SourceArn", new[] { "arn:aws:s3:::f*" }, true)]
    [TestCase("ArnLike", "aws:SourceArn", new[] { "arn:aws:s3:::films" }, true)]
    [TestCase("ArnLike", "aws:SourceArn", new[] { "arn:*" }, false, Description = "a star stays in its part of the ARN")]
    [TestCase("Bool", "aws:SecureTransport", new[] { "True" }, true)]
    [TestCase("Bool", "aws:SecureTransport", new[] { "false" }, false)]
    [TestCase("NumericEquals", "s3:TlsVersion", new[] { "1.30" }, true)]
    [TestCase("NumericLessThan", "s3:TlsVersion", new[] { "1.2" }, false)]
    [TestCase("NumericLessThan", "s3:TlsVersion", new[] { "10" }, true, Description = "as numbers, not as text")]
    [TestCase("NumericLessThanEquals", "s3:TlsVersion", new[] { "1.3" }, true)]
    [TestCase("NumericGreaterThan", "s3:TlsVersion", new[] { "1.2" }, true)]
    [TestCase("NumericNotEquals", "s3:TlsVersion", new[] { "1.3" }, false)]
    [TestCase("NumericEquals", "aws:SecureTransport", new[] { "1" }, false, Description = "no number")]
    [TestCase("Null", "aws:SourceArn", new[] { "false" }, true)]
    [TestCase("Null", "aws:SourceArn", new[] { "true" }, false)]
    [TestCase("ForAllValues:StringEquals", "tags", new[] { "one", "two", "three" }, true)]
    [TestCase("ForAllValues:StringEquals", "tags", new[] { "one" }, false)]
    [TestCase("ForAnyValue:StringEquals", "tags", new[] { "two", "three" }, true)]
    [TestCase("ForAnyValue:StringEquals", "tags", new[] { "three" }, false)]
    public void A_test_of_a_key_that_is_there(string @operator, string key, string[] values, bool holds) =>
        Assert.That(new PolicyCondition(@operator, key, values).Holds(Request), Is.EqualTo(holds));

    [TestCase("StringEquals", false)]
    [TestCase("StringEqualsIfExists", true)]
    [TestCase("StringNotEquals", true)]
    [TestCase("ArnLike", false)]
    [TestCase("ArnLikeIfExists", true)]
    [TestCase("BoolIfExists", true)]
    [TestCase("NumericLessThan", false)]
    [TestCase("ForAllValues:StringEquals", true)]
    [TestCase("ForAnyValue:StringEquals", false)]
    [TestCase("Null", true)]
    public void A_test_of_a_key_that_is_missing(string @operator, bool holds) =>
        Assert.That(new PolicyCondition(@operator, "aws:Missing", ["true"]).Holds(Request), Is.EqualTo(holds));

    [TestCase("IpAddress", "10.0.0.0/8")]
    [TestCase("DateLessThan", "2030-01-01T00:00:00Z")]
    [TestCase("StringEqual", "a")]
    [TestCase("StringEquals", "${aws:username}")]
    public void What_cannot_be_judged_is_said(string @operator, string value) =>
        Assert.That(new PolicyCondition(@operator, "aws:SourceIp", [value]).IsUnderstood, Is.False);
}
