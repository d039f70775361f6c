using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Pulumi;
using Pulumi.Testing;
using VideoStack.Infra.Iam;

namespace VideoStack.Infra.Tests;

[TestFixture]
public sealed class PolicyTests
{
    private static readonly string[] _stacks = ["dev", "prod"];

    /// <summary>Every policy in the graph, wherever it stands: in roles, rights, buckets, queues and keys.</summary>
    private static IEnumerable<TestCaseData> Statements() =>
        from stack in _stacks
        from resource in Graph.Of(stack).Resources
        from input in resource.Inputs
        where input.Key is "policy" or "assumeRolePolicy" && input.Value is string
        from statement in JsonNode.Parse((string)input.Value)!["Statement"]!.AsArray()
        select new TestCaseData(resource.Type, statement).SetArgDisplayNames(stack, resource.Name, (string)statement["Sid"]!);

    [TestCaseSource(nameof(Statements))]
    public void No_allowed_action_has_a_wildcard(string type, JsonNode statement)
    {
        if ((string?)statement["Effect"] == "Deny") return;
        Assert.That(Many(statement["Action"]), Is.Not.Empty.And.None.Contains("*"));
    }

    [TestCaseSource(nameof(Statements))]
    public void A_bare_resource_wildcard_has_a_reason(string type, JsonNode statement)
    {
        // A key's policy can name its own key only as "*", and a refusal may be as wide as it likes.
        if (type == "aws:kms/key:Key" || (string?)statement["Effect"] == "Deny" || !Many(statement["Resource"]).Contains("*")) return;
        Assert.That(Many(statement["Action"]), Is.SubsetOf(Wildcards.Reasons.Keys));
    }

    [TestCaseSource(nameof(Statements))]
    public void A_service_acts_under_a_condition_only(string type, JsonNode statement)
    {
        var isOpen = (statement["Principal"] as JsonObject)?.ContainsKey("Service") == true || (statement["Principal"] as JsonValue)?.ToString() == "*";
        if (!isOpen) return;
        Assert.That(statement["Condition"] as JsonObject, Is.Not.Null.And.Not.Empty);
    }

    [Test]
    public void There_are_as_many_policies_as_the_platform_needs() =>
        // 29 functions with 2 each, 2 streams' 1, MediaConvert's 2, the notices' 2, 4 buckets, 3 queues, 1 topic, 6 keys.
        Assert.That(Graph.Of("dev").Resources.Sum(resource => resource.Inputs.Keys.Count(key => key is "policy" or "assumeRolePolicy")), Is.EqualTo(78));

    [Test]
    public void The_list_of_bare_wildcards_is_this() => Assert.That(Wildcards.Reasons.Keys,
        Is.EquivalentTo((string[])["mediaconvert:Probe", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"]));

    [TestCase("s3:*")]
    [TestCase("*")]
    [TestCase("s3:Get*")]
    public void A_wide_action_cannot_be_allowed(string action)
    {
        var error = Assert.Throws<ArgumentException>(() => Statement.Allow("Wide", "s3:GetObject", action));
        Assert.That(error!.Message, Does.StartWith($"Statement 'Wide' allows '{action}'. Name each action."));
    }

    [Test]
    public void A_bare_wildcard_without_a_reason_cannot_be_written() =>
        Assert.That(() => Statement.Allow("Wide", "mediaconvert:Probe", "mediaconvert:CreateJob").OnEverything(),
            Throws.InvalidOperationException.With.Message.StartsWith("'mediaconvert:CreateJob' may not have the resource '*'."));

    [Test]
    public void A_service_without_a_condition_cannot_be_written() =>
        Assert.That(() => PolicyDocument.Of(Statement.Allow("Open", "s3:GetObject").By(Principal.Service("cloudfront.amazonaws.com")).On("arn")),
            Throws.InvalidOperationException.With.Message.EqualTo("Statement 'Open' admits a service, or everyone, without a condition."));

    [Test]
    public async Task A_document_says_what_its_statements_say()
    {
        var document = await RenderAsync(() => PolicyDocument.Of(
            Statement.Allow("Read", "s3:GetObject", "s3:GetObjectVersion")
                .By(Principal.Service("x.amazonaws.com"))
                .On("arn:one", "arn:two")
                .When("StringEquals", "a", "1", "2")
                .When("StringEquals", "b", "3")
                .When("ArnLike", "c", "4"),
            Statement.Deny("No", "s3:*").By(Principal.Everyone).On("arn:three")));
        Graph.AssertIs(JsonNode.Parse(document),
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "Read", "Effect": "Allow", "Principal": { "Service": "x.amazonaws.com" }, "Action": ["s3:GetObject", "s3:GetObjectVersion"],
                  "Resource": ["arn:one", "arn:two"],
                  "Condition": { "StringEquals": { "a": ["1", "2"], "b": "3" }, "ArnLike": { "c": "4" } }
                },
                { "Sid": "No", "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:three" }
              ]
            }
            """);
    }

    private static IEnumerable<string> Many(JsonNode? node) => node switch
    {
        null => [],
        JsonArray array => array.Select(item => (string)item!),
        _ => [(string)node!],
    };

    private static async Task<string> RenderAsync(Func<Output<string>> policy)
    {
        var text = new TaskCompletionSource<string>();
        await Deployment.TestAsync(new NoMocks(), new TestOptions { IsPreview = false }, () =>
        {
            policy().Apply(value =>
            {
                text.SetResult(value);
                return value;
            });
        });
        return await text.Task;
    }

    private sealed class NoMocks : IMocks
    {
        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) =>
            Task.FromResult<(string?, object)>((args.Name, ImmutableDictionary<string, object>.Empty));

        public Task<object> CallAsync(MockCallArgs args) => throw new NotSupportedException(args.Token);
    }
}
