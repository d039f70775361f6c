using VideoStack.Local.Iam;

namespace VideoStack.Local.Tests.Iam;

/// <summary>Who may do what: by the role's policies and by the resource's.</summary>
public sealed class AccessControlTests
{
    private const string ReadTable = $$"""{ "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "{{IamGraph.Table}}" }""";

    private static readonly AccessRequest GetItem = new("dynamodb:GetItem", IamGraph.Table);

    [Test]
    public void What_a_policy_allows_passes_and_nothing_else()
    {
        var control = new IamGraph().Grant(ReadTable).Control();

        Assert.Multiple(() =>
        {
            Assert.That(control.Refusal(IamGraph.Role, GetItem), Is.Null);
            Assert.That(control.Refusal(IamGraph.Role, GetItem with { Action = "dynamodb:PutItem" }), Is.Not.Null);
            Assert.That(control.Refusal(IamGraph.Role, GetItem with { Resource = IamGraph.Table + "/index/feed" }), Is.Not.Null);
            Assert.That(control.Refusal("arn:aws:iam::123456789012:role/unknown", GetItem), Is.Not.Null);
        });
    }

    [Test]
    public void The_platform_itself_may_do_everything() =>
        Assert.That(new IamGraph().Control().Refusal(null, GetItem), Is.Null);

    [Test]
    public void A_refusal_is_told_in_the_words_of_AWS_and_once_to_the_person()
    {
        var graph = new IamGraph();
        graph.Graph.Add(new("aws:lambda/function:Function", "uploads-function", "uploads-9", new() { ["role"] = IamGraph.Role }, new() { ["name"] = "uploads-9" }));
        var control = graph.Control();

        var refusal = control.Refusal(IamGraph.Role, GetItem);
        control.Refusal(IamGraph.Role, GetItem);

        Assert.That(refusal, Is.EqualTo(
            $"User: arn:aws:sts::123456789012:assumed-role/uploads-0123456/uploads-9 is not authorized to perform: dynamodb:GetItem "
            + $"on resource: {IamGraph.Table} because no identity-based policy allows the dynamodb:GetItem action"));
        Assert.That(graph.Reported, Is.EqualTo((string[])
            [$"uploads-role may not dynamodb:GetItem on {IamGraph.Table}: because no identity-based policy allows the dynamodb:GetItem action."]));
    }

    [Test]
    public void What_nobody_asked_for_is_judged_alike_but_is_no_refusal()
    {
        var graph = new IamGraph().Grant(ReadTable);
        var control = graph.Control();
        Assert.Multiple(() =>
        {
            Assert.That(control.Allows(IamGraph.Role, GetItem), Is.True);
            Assert.That(control.Allows(IamGraph.Role, GetItem with { Action = "dynamodb:Scan" }), Is.False);
            Assert.That(control.Allows(null, GetItem), Is.True);
            Assert.That(graph.Reported, Is.Empty);
            Assert.That(control.All.Single().Denied, Is.Empty);
            Assert.That(control.All.Single().Unused, Is.Empty);
        });
    }

    [TestCase("dynamodb:getitem", IamGraph.Table, true, Description = "actions regardless of case")]
    [TestCase("dynamodb:Get*", IamGraph.Table, true)]
    [TestCase("dynamodb:???Item", IamGraph.Table, true)]
    [TestCase("*", "*", true)]
    [TestCase("dynamodb:GetItem", "arn:aws:dynamodb:*:*:table/videos-*", true)]
    [TestCase("dynamodb:GetItem", "arn:aws:dynamodb:eu-central-1:123456789012:TABLE/videos-0123456", false, Description = "resources as written")]
    [TestCase("dynamodb:GetItem", "arn:aws:dynamodb:*", false, Description = "too short for an ARN")]
    [TestCase("dynamodb:BatchGet*", IamGraph.Table, false)]
    public void Patterns(string action, string resource, bool allowed)
    {
        var control = new IamGraph().Grant($$"""{ "Effect": "Allow", "Action": ["{{action}}"], "Resource": ["{{resource}}"] }""").Control();
        Assert.That(control.Refusal(IamGraph.Role, GetItem) is null, Is.EqualTo(allowed));
    }

    [TestCase("""{ "Effect": "Allow", "NotAction": "dynamodb:PutItem", "Resource": "*" }""", true)]
    [TestCase("""{ "Effect": "Allow", "NotAction": "dynamodb:Get*", "Resource": "*" }""", false)]
    [TestCase("""{ "Effect": "Allow", "Action": "dynamodb:*", "NotResource": "arn:aws:dynamodb:*:*:table/users" }""", true)]
    [TestCase("""{ "Effect": "Allow", "Action": "dynamodb:*", "NotResource": "arn:aws:dynamodb:*:*:table/videos-*" }""", false)]
    public void Opposites(string statement, bool allowed) =>
        Assert.That(new IamGraph().Grant(statement).Control().Refusal(IamGraph.Role, GetItem) is null, Is.EqualTo(allowed));

    [Test]
    public void A_Deny_wins_wherever_it_stands()
    {
        var control = new IamGraph()
            .Grant(ReadTable)
            .Grant("""{ "Effect": "Deny", "Action": "dynamodb:*", "Resource": "*" }""", "guard")
            .Control();
        Assert.That(control.Refusal(IamGraph.Role, GetItem), Does.EndWith("with an explicit deny in an identity-based policy"));
    }

    [Test]
    public void An_operator_that_cannot_be_judged_allows_nothing_denies_everything_and_is_reported()
    {
        const string condition = """ "Condition": { "IpAddress": { "aws:SourceIp": "10.0.0.0/8" } } }""";
        var allowing = new IamGraph().Grant($$"""{ "Effect": "Allow", "Action": "*", "Resource": "*", {{condition}}""");
        var denying = new IamGraph().Grant($$"""{{ReadTable}}, { "Effect": "Deny", "Action": "*", "Resource": "*", {{condition}}""");

        Assert.Multiple(() =>
        {
            Assert.That(allowing.Control().Refusal(IamGraph.Role, GetItem), Is.Not.Null);
            Assert.That(denying.Control().Refusal(IamGraph.Role, GetItem), Is.Not.Null);
            Assert.That(allowing.Reported[0], Does.Contain("uploads-role").And.Contain("IpAddress"));
        });
    }

    [Test]
    public void A_policy_of_ones_own_counts_when_it_is_attached()
    {
        const string arn = "arn:aws:iam::123456789012:policy/read";
        var graph = new IamGraph();
        graph.Graph.Add(new("aws:iam/policy:Policy", "read", arn, new() { ["policy"] = IamGraph.Policy(ReadTable) }, new() { ["arn"] = arn }));
        Assert.That(graph.Control().Refusal(IamGraph.Role, GetItem), Is.Not.Null);

        graph.Graph.Add(new("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "read-uploads", "x", new() { ["role"] = "uploads-0123456", ["policyArn"] = arn }, []));
        Assert.That(graph.Control().Refusal(IamGraph.Role, GetItem), Is.Null);
    }

    [Test]
    public void A_policy_that_the_program_does_not_declare_stops_the_start()
    {
        var graph = new IamGraph();
        graph.Graph.Add(new("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "all", "x",
            new() { ["role"] = "uploads-0123456", ["policyArn"] = "arn:aws:iam::aws:policy/AdministratorAccess" }, []));
        Assert.That(graph.Control, Throws.TypeOf<LocalException>().With.Message.Contains("AdministratorAccess"));
    }
}
