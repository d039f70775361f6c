using VideoStack.Local.Iam;

namespace VideoStack.Local.Tests.Iam;

/// <summary>The say that keys and buckets have themselves.</summary>
public sealed class ResourcePolicyTests
{
    private const string UseKey = $$"""{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "{{IamGraph.Key}}" }""";
    private const string WriteBucket = $$"""{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::{{IamGraph.Bucket}}/*" }""";

    private static readonly AccessRequest Decrypt = new("kms:Decrypt", IamGraph.Key);
    private static readonly AccessRequest Put = new("s3:PutObject", $"arn:aws:s3:::{IamGraph.Bucket}/uploads/1/source");

    [Test]
    public void A_key_that_names_the_account_leaves_it_to_the_roles_policies()
    {
        var key = Account("kms:Decrypt", "kms:Encrypt");
        Assert.Multiple(() =>
        {
            Assert.That(new IamGraph().WithKey(key).Grant(UseKey).Control().Refusal(IamGraph.Role, Decrypt), Is.Null);
            Assert.That(new IamGraph().WithKey(key).Control().Refusal(IamGraph.Role, Decrypt), Does.Contain("no identity-based policy"));
        });
    }

    [Test]
    public void A_right_on_a_key_is_worth_nothing_when_the_key_says_nothing_of_it()
    {
        var graph = new IamGraph().WithKey(Account("kms:DescribeKey")).Grant(UseKey);
        Assert.That(graph.Control().Refusal(IamGraph.Role, Decrypt), Does.EndWith("because no resource-based policy allows the kms:Decrypt action"));
    }

    [Test]
    public void A_key_without_a_policy_leaves_it_to_the_account() =>
        Assert.That(new IamGraph().WithKey(null).Grant(UseKey).Control().Refusal(IamGraph.Role, Decrypt), Is.Null);

    [Test]
    public void A_key_may_let_a_role_in_by_name()
    {
        var key = $$"""{ "Effect": "Allow", "Principal": { "AWS": "{{IamGraph.Role}}" }, "Action": "kms:Decrypt", "Resource": "*" }""";
        Assert.That(new IamGraph().WithKey(key).Control().Refusal(IamGraph.Role, Decrypt), Is.Null);
    }

    [Test]
    public void A_key_may_be_used_through_a_service_only()
    {
        const string key = """
            { "Effect": "Allow", "Principal": "*", "Action": "kms:Decrypt", "Resource": "*",
              "Condition": { "StringEquals": { "kms:ViaService": "dynamodb.eu-central-1.amazonaws.com" } } }
            """;
        var control = new IamGraph().WithKey(key).Control();
        var through = Decrypt with { Keys = ConditionKeys.None.With("kms:ViaService", "dynamodb.eu-central-1.amazonaws.com") };
        Assert.Multiple(() =>
        {
            Assert.That(control.Refusal(IamGraph.Role, through), Is.Null);
            Assert.That(control.Refusal(IamGraph.Role, Decrypt), Is.Not.Null);
        });
    }

    [Test]
    public void A_bucket_that_refuses_plain_HTTP_does_not_mind_the_loopback_address()
    {
        const string tlsOnly = """
            { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } }
            """;
        Assert.That(new IamGraph().WithBucketPolicy(tlsOnly).Grant(WriteBucket).Control().Refusal(IamGraph.Role, Put), Is.Null);
    }

    [Test]
    public void A_bucket_may_refuse_what_the_role_is_allowed()
    {
        const string frozen = """{ "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "*" }""";
        var control = new IamGraph().WithBucketPolicy(frozen).Grant(WriteBucket).Control();
        Assert.That(control.Refusal(IamGraph.Role, Put), Does.EndWith("with an explicit deny in a resource-based policy"));
    }

    [Test]
    public void A_statement_for_a_service_is_not_one_for_roles()
    {
        const string service = """{ "Effect": "Allow", "Principal": { "Service": "cloudfront.amazonaws.com" }, "Action": "s3:*", "Resource": "*" }""";
        Assert.That(new IamGraph().WithBucketPolicy(service).Control().Refusal(IamGraph.Role, Put), Is.Not.Null);
    }

    private static string Account(params string[] actions) =>
        $$"""{ "Effect": "Allow", "Principal": { "AWS": "{{IamGraph.Everywhere}}" }, "Action": [{{string.Join(", ", actions.Select(action => $"\"{action}\""))}}], "Resource": "*" }""";
}
