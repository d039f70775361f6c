using System.Text.Json.Nodes;
using VideoStack.Local.Iam;

namespace VideoStack.Local.Tests.Iam;

/// <summary>The rights that Lambda uses in a function's name.</summary>
public sealed class ExecutionRolesTests
{
    private const string Letters = "arn:aws:sqs:eu-central-1:123456789012:letters";
    private const string Stream = IamGraph.Table + "/stream/2026-01-01T00:00:00.000";
    private const string Log = """{ "Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Resource": "arn:aws:logs:eu-central-1:123456789012:log-group:uploads-log:*" }""";
    private const string Send = $$"""{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "{{Letters}}" }""";
    private const string Read = $$"""{ "Effect": "Allow", "Action": ["dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:DescribeStream", "dynamodb:ListStreams"], "Resource": "{{Stream}}" }""";

    private const string Join = """
        { "Effect": "Allow", "Action": ["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses"], "Resource": "arn:aws:ec2:eu-central-1:123456789012:*/*" },
        { "Effect": "Allow", "Action": ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"], "Resource": "*" },
        { "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "ArnLike": { "lambda:SourceFunctionArn": "arn:aws:lambda:eu-central-1:123456789012:function:*" } } }
        """;

    [TestCase($"{Log}, {Send}, {Read}, {Join}", null)]
    [TestCase($"{Send}, {Read}, {Join}", "write its log")]
    [TestCase($"{Log}, {Read}, {Join}", "have dead letters")]
    [TestCase($"{Log}, {Send}, {Join}", "read its stream")]
    [TestCase($"{Log}, {Send}, {Read}", "join its network")]
    public void What_Lambda_needs_is_asked_for_at_the_start(string rights, string? missing)
    {
        var graph = new IamGraph().Grant(rights);
        graph.Graph.Add(new(
            "aws:lambda/function:Function",
            "uploads-function",
            "uploads-9",
            new()
            {
                ["role"] = IamGraph.Role,
                ["loggingConfig"] = new JsonObject { ["logGroup"] = "uploads-log" },
                ["deadLetterConfig"] = new JsonObject { ["targetArn"] = Letters },
                ["vpcConfig"] = new JsonObject { ["subnetIds"] = new JsonArray("subnet-1"), ["securityGroupIds"] = new JsonArray("sg-1") },
            },
            new() { ["name"] = "uploads-9" }));
        graph.Graph.Add(new(
            "aws:lambda/eventSourceMapping:EventSourceMapping",
            "uploads-stream",
            "mapping",
            new()
            {
                ["functionName"] = "arn:aws:lambda:eu-central-1:123456789012:function:uploads-9:live",
                ["eventSourceArn"] = Stream,
                ["destinationConfig"] = new JsonObject { ["onFailure"] = new JsonObject { ["destinationArn"] = Letters } },
            },
            []));
        var control = graph.Control();
        void Check() => ExecutionRoles.Check(graph.Graph, IamGraph.Place, control);

        if (missing is null)
        {
            Assert.That(Check, Throws.Nothing);
            Assert.That(new RightsReport(graph.Graph, control).Read().Single().Unused, Is.Empty, "Lambda has used them");
        }
        else
        {
            Assert.That(Check, Throws.TypeOf<LocalException>().With.Message.Contains("uploads-function").And.Message.Contains(missing));
        }
    }
}
