using System.Text.Json.Nodes;
using VideoStack.Local.Graph;
using VideoStack.Local.Lambda;

namespace VideoStack.Local.Tests;

public sealed class LambdaPermissionTests
{
    private const string Function = "arn:aws:lambda:eu-west-1:123456789012:function:Health";
    private const string Source = "arn:aws:execute-api:eu-west-1:123456789012:api1/v1/GET/api/health";

    [TestCase("Health", "live", "arn:aws:execute-api:eu-west-1:123456789012:api1/*/*", ExpectedResult = true)]
    [TestCase("Health:live", null, "arn:aws:execute-api:eu-west-1:123456789012:api1/v1/GET/api/health", ExpectedResult = true)]
    [TestCase(Function, "live", "arn:aws:execute-api:eu-west-1:*:api?/v1/*", ExpectedResult = true)]
    [TestCase("Health", "live", null, ExpectedResult = true)]
    [TestCase("Health", null, "arn:aws:execute-api:eu-west-1:123456789012:api1/*/*", ExpectedResult = false, Description = "for the plain function only")]
    [TestCase("Other", "live", "arn:aws:execute-api:eu-west-1:123456789012:api1/*/*", ExpectedResult = false)]
    [TestCase("Health", "live", "arn:aws:execute-api:eu-west-1:123456789012:api2/*/*", ExpectedResult = false)]
    [TestCase("Health", "live", "arn:aws:execute-api:eu-west-1:123456789012:api1/v1/POST/*", ExpectedResult = false)]
    [TestCase("Health", "live", "arn:aws:*", ExpectedResult = false, Description = "a wildcard does not cross colons")]
    public bool A_permission_admits_its_source_and_no_other(string function, string? qualifier, string? sourceArn) =>
        Allows(new JsonObject { ["function"] = function, ["qualifier"] = qualifier, ["sourceArn"] = sourceArn });

    [Test]
    public void Principal_action_and_account_count()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Allows(Permission("sourceAccount", "123456789012")), Is.True);
            Assert.That(Allows(Permission("sourceAccount", "999999999999")), Is.False);
            Assert.That(Allows(Permission("principal", "events.amazonaws.com")), Is.False);
            Assert.That(Allows(Permission("action", "lambda:GetFunction")), Is.False);
        });

        static JsonObject Permission(string key, string value) => new() { ["function"] = "Health", ["qualifier"] = "live", [key] = value };
    }

    private static bool Allows(JsonObject inputs)
    {
        inputs.TryAdd("principal", "apigateway.amazonaws.com");
        inputs.TryAdd("action", "lambda:InvokeFunction");
        var graph = new ResourceGraph();
        graph.Add(new RealisedResource("aws:lambda/permission:Permission", "permission", "permission", inputs, []));
        return new FunctionPermissions(graph).Allow($"{Function}:live", "apigateway.amazonaws.com", Source);
    }
}
