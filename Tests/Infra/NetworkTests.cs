using System.Text.Json.Nodes;
using NUnit.Framework;

namespace VideoStack.Infra.Tests;

[TestFixture]
public sealed class NetworkTests
{
    private static readonly Lazy<Graph> _private = new(() => Graph.With("dev", ("privateNetwork", "true")));

    private static Graph Private => _private.Value;

    [Test]
    public void Without_the_setting_functions_run_in_Lambdas_own_network()
    {
        var types = Graph.Of("dev").Resources.Select(resource => resource.Type).ToList();
        Assert.That(types, Has.None.StartsWith("aws:ec2/").And.None.StartsWith("aws:vpc/"));
        foreach (var function in Functions(Graph.Of("dev"))) Assert.That(Graph.Of("dev")[function].ContainsKey("vpcConfig"), Is.False, function);
    }

    [Test]
    public void There_is_no_way_out()
    {
        var types = Private.Resources.Select(resource => resource.Type).Where(type => type.StartsWith("aws:ec2/") || type.StartsWith("aws:vpc/"));
        Assert.That(types.Distinct(), Is.EquivalentTo((string[])
        [
            "aws:ec2/vpc:Vpc", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "aws:ec2/subnet:Subnet", "aws:ec2/routeTable:RouteTable",
            "aws:ec2/routeTableAssociation:RouteTableAssociation", "aws:ec2/securityGroup:SecurityGroup", "aws:ec2/vpcEndpoint:VpcEndpoint",
            "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy", "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        ]), "No internet gateway, no NAT.");
        Graph.AssertIs(Private["network-routes"], """{ "vpcId": "${network-vpc.id}" }""");
    }

    [Test]
    public void It_lies_over_two_zones_that_have_the_endpoints()
    {
        Graph.AssertIs(Private["network-vpc"],
            """{ "cidrBlock": "10.0.0.0/23", "enableDnsSupport": true, "enableDnsHostnames": true, "tags": { "Name": "videostack-dev" } }""");
        Graph.AssertIs(Private["network-subnet-1"],
            """{ "vpcId": "${network-vpc.id}", "cidrBlock": "10.0.0.0/24", "availabilityZone": "${zone-1}", "mapPublicIpOnLaunch": false }""");
        Graph.AssertIs(Private["network-subnet-2"],
            """{ "vpcId": "${network-vpc.id}", "cidrBlock": "10.0.1.0/24", "availabilityZone": "${zone-2}", "mapPublicIpOnLaunch": false }""");
        foreach (var number in (int[])[1, 2])
        {
            Graph.AssertIs(Private[$"network-routes-{number}"],
                $$"""{ "routeTableId": "${network-routes.id}", "subnetId": "${network-subnet-{{number}}.id}" }""");
        }
    }

    [Test]
    public void The_default_group_lets_nothing_pass() =>
        Graph.AssertIs(Private["network-default-group"], """{ "vpcId": "${network-vpc.id}" }""");

    [Test]
    public void Functions_go_to_endpoints_by_HTTPS_and_nowhere_else()
    {
        Assert.That(Private.OfType("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule").Select(rule => rule.Name), Is.EquivalentTo((string[])
            ["network-functions-to-endpoints", "network-functions-to-s3", "network-functions-to-dynamodb"]));
        AssertRule("network-functions-to-endpoints", """{ "securityGroupId": "${network-functions.id}", "referencedSecurityGroupId": "${network-endpoints.id}" }""");
        AssertRule("network-functions-to-s3", """{ "securityGroupId": "${network-functions.id}", "prefixListId": "${network-s3.prefixListId}" }""");
        AssertRule("network-functions-to-dynamodb", """{ "securityGroupId": "${network-functions.id}", "prefixListId": "${network-dynamodb.prefixListId}" }""");

        Assert.That(Private.OfType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").Select(rule => rule.Name),
            Is.EqualTo((string[])["network-endpoints-from-functions"]));
        AssertRule("network-endpoints-from-functions", """{ "securityGroupId": "${network-endpoints.id}", "referencedSecurityGroupId": "${network-functions.id}" }""");

        foreach (var group in Private.OfType("aws:ec2/securityGroup:SecurityGroup"))
            Assert.That(Graph.Json(group).Select(input => input.Key), Is.EquivalentTo((string[])["vpcId", "description"]), group.Name);
    }

    [TestCase("s3")]
    [TestCase("dynamodb")]
    public void S3_and_DynamoDB_are_reached_by_a_route(string service) => Graph.AssertIs(Private[$"network-{service}"],
        $$"""
        {
          "vpcId": "${network-vpc.id}", "serviceName": "com.amazonaws.eu-central-1.{{service}}", "vpcEndpointType": "Gateway",
          "routeTableIds": ["${network-routes.id}"]
        }
        """);

    [Test]
    public void Only_the_stacks_own_buckets_pass() => AssertPolicy("network-s3-policy", "${network-s3.id}",
        """
        {
          "Sid": "Buckets", "Effect": "Allow", "Principal": "*",
          "Action": [
            "s3:AbortMultipartUpload", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket",
            "s3:ListBucketVersions", "s3:ListMultipartUploadParts", "s3:PutObject"
          ],
          "Resource": [
            "${storage-raw-bucket.arn}", "${storage-raw-bucket.arn}/*", "${storage-processed-bucket.arn}", "${storage-processed-bucket.arn}/*"
          ],
          "Condition": { "StringEquals": { "aws:PrincipalAccount": "${account}" } }
        }
        """);

    [Test]
    public void Only_the_stacks_own_tables_pass()
    {
        var tables = Private.OfType("aws:dynamodb/table:Table").Select(table => $"${{{table.Name}.arn}}").ToList();
        Assert.That(tables, Has.Count.EqualTo(9));
        var statement = Private.Document("network-dynamodb-policy", "policy")["Statement"]![0]!;
        Assert.That(statement["Resource"]!.AsArray().Select(resource => (string)resource!),
            Is.EquivalentTo(tables.SelectMany(table => (string[])[table, $"{table}/index/*"])));
        Graph.AssertIs(statement["Action"],
            """
            ["dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem"]
            """);
        Graph.AssertIs(statement["Condition"], """{ "StringEquals": { "aws:PrincipalAccount": "${account}" } }""");
    }

    [Test]
    public void KMS_is_reached_by_an_interface_in_each_zone_for_keys_of_the_account()
    {
        var endpoint = Private["network-kms"];
        Graph.AssertIs(JsonNode.Parse((string)endpoint["policy"]!)!["Statement"],
            """
            [{
              "Sid": "Keys", "Effect": "Allow", "Principal": "*",
              "Action": ["kms:Decrypt", "kms:GenerateDataKey", "kms:GenerateMac", "kms:Sign"],
              "Resource": "arn:aws:kms:eu-central-1:${account}:key/*",
              "Condition": { "StringEquals": { "aws:PrincipalAccount": "${account}" } }
            }]
            """);
        endpoint.Remove("policy");
        Graph.AssertIs(endpoint, Interface("kms"));
    }

    [Test]
    public void SES_is_reached_only_where_mail_is_sent()
    {
        Assert.That(Private.Has("network-ses"), Is.False);
        var graph = Graph.With("dev", ("privateNetwork", "true"), ("mailFrom", "videos@example.org"), ("siteOrigin", "https://video.example.org"));
        Graph.AssertIs(graph["network-ses"], Interface("email"));
    }

    [Test]
    public void Every_function_is_inside_but_those_whose_service_has_no_endpoint()
    {
        var outside = Functions(Private).Where(function => !Private[function].ContainsKey("vpcConfig")).ToList();
        Assert.That(outside, Is.EquivalentTo((string[])["reconcile-function", "retry-transcode-function", "transcode-ingest-function", "transcode-track-function"]), "MediaConvert has no endpoint");
        foreach (var function in Functions(Private).Except(outside))
        {
            Graph.AssertIs(Private[function]["vpcConfig"],
                """{ "subnetIds": ["${network-subnet-1.id}", "${network-subnet-2.id}"], "securityGroupIds": ["${network-functions.id}"] }""");
        }
    }

    [Test]
    public void What_a_function_inside_calls_passes_the_endpoints()
    {
        var passing = (string[])["network-s3-policy", "network-dynamodb-policy", "network-kms"];
        var allowed = passing.SelectMany(name => Actions(Private.Document(name, "policy")["Statement"]![0]!)).ToHashSet();
        var needed = Functions(Private).Where(function => Private[function].ContainsKey("vpcConfig"))
            .SelectMany(function => Private.Document(function.Replace("-function", "-rights"), "policy")["Statement"]!.AsArray())
            .Where(statement => (string?)statement!["Effect"] == "Allow")
            .SelectMany(statement => Actions(statement!))
            .Where(action => action.StartsWith("s3:") || action.StartsWith("dynamodb:") || action.StartsWith("kms:"));
        Assert.That(needed.Distinct(), Is.SubsetOf(allowed));
    }

    [Test]
    public void Lambda_may_join_a_function_to_the_network_and_the_functions_code_may_not()
    {
        const string Describing = """["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"]""";
        Graph.AssertIs(Private.Statement("health-rights", "JoinNetwork"),
            """
            {
              "Sid": "JoinNetwork", "Effect": "Allow",
              "Action": ["ec2:AssignPrivateIpAddresses", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:UnassignPrivateIpAddresses"],
              "Resource": "arn:aws:ec2:eu-central-1:${account}:*/*"
            }
            """);
        Graph.AssertIs(Private.Statement("health-rights", "SeeNetwork"),
            $$"""{ "Sid": "SeeNetwork", "Effect": "Allow", "Action": {{Describing}}, "Resource": "*" }""");
        Graph.AssertIs(Private.Statement("health-rights", "NotByItself"),
            """
            {
              "Sid": "NotByItself", "Effect": "Deny",
              "Action": [
                "ec2:AssignPrivateIpAddresses", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:UnassignPrivateIpAddresses",
                "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:DetachNetworkInterface"
              ],
              "Resource": "*",
              "Condition": { "ArnLike": { "lambda:SourceFunctionArn": "arn:aws:lambda:eu-central-1:${account}:function:*" } }
            }
            """);
    }

    [TestCase("reconcile")]
    [TestCase("retry-transcode")]
    [TestCase("transcode-ingest")]
    [TestCase("transcode-track")]
    public void Who_is_outside_the_network_has_no_right_on_networks(string function) => Assert.That(
        Private.Document($"{function}-rights", "policy")["Statement"]!.AsArray().SelectMany(statement => Actions(statement!)),
        Has.None.StartsWith("ec2:"));

    private static IEnumerable<string> Functions(Graph graph) => graph.OfType("aws:lambda/function:Function").Select(function => function.Name);

    private static IEnumerable<string> Actions(JsonNode statement) => statement["Action"] is JsonArray many
        ? many.Select(action => (string)action!)
        : [(string)statement["Action"]!];

    private static void AssertPolicy(string name, string endpoint, string statement)
    {
        Assert.That((string?)Private[name]["vpcEndpointId"], Is.EqualTo(endpoint));
        Graph.AssertIs(Private.Document(name, "policy")["Statement"], $"[{statement}]");
    }

    private static void AssertRule(string name, string ends)
    {
        var expected = JsonNode.Parse(ends)!.AsObject();
        expected["ipProtocol"] = "tcp";
        expected["fromPort"] = 443;
        expected["toPort"] = 443;
        Graph.AssertIs(Private[name], expected.ToJsonString());
    }

    private static string Interface(string service) =>
        $$"""
        {
          "vpcId": "${network-vpc.id}", "serviceName": "com.amazonaws.eu-central-1.{{service}}", "vpcEndpointType": "Interface",
          "subnetIds": ["${network-subnet-1.id}", "${network-subnet-2.id}"], "securityGroupIds": ["${network-endpoints.id}"], "privateDnsEnabled": true
        }
        """;
}
