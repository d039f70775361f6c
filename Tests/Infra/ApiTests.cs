using System.Text.Json.Nodes;
using NUnit.Framework;
using Pulumi;
using VideoStack.Infra.Api;

namespace VideoStack.Infra.Tests;

[TestFixture]
public sealed class ApiTests
{
    private static JsonNode Body => Graph.Of("dev").Document("api-rest", "body");

    // Route, operation and the function that answers it.
    private static readonly TestCaseData[] _routes =
    [
        Route("/api/health", "get", "Health", "health", "GET/api/health"),
        Route("/api/uploads", "post", "CreateUpload", "create-upload", "POST/api/uploads"),
        Route("/api/uploads/{videoId}", "get", "GetUploadStatus", "get-upload-status", "GET/api/uploads/*"),
        Route("/api/videos", "get", "ListVideos", "list-videos", "GET/api/videos"),
        Route("/api/videos/{videoId}", "get", "GetVideo", "get-video", "GET/api/videos/*"),
        Route("/api/videos/{videoId}/playback", "get", "GetPlayback", "get-playback", "GET/api/videos/*/playback"),
        Route("/api/videos/{videoId}/views", "post", "RecordView", "record-view", "POST/api/videos/*/views"),
    ];

    [Test]
    public void The_routes_are_those_of_the_contract()
    {
        var routes =
            from path in (JsonObject)Body["paths"]!
            from method in (JsonObject)path.Value!
            select $"{path.Key} {method.Key} {method.Value!["operationId"]}";
        Assert.That(routes, Is.EquivalentTo(_routes.Select(route => $"{route.Arguments[0]} {route.Arguments[1]} {route.Arguments[2]}")));
    }

    [TestCaseSource(nameof(_routes))]
    public void A_route_calls_its_function_and_needs_the_key(string path, string method, string operation, string function, string arn)
    {
        var route = Body["paths"]![path]![method]!;
        Assert.That((string?)route["operationId"], Is.EqualTo(operation));
        Graph.AssertIs(route["x-amazon-apigateway-integration"],
            $$"""
            {
              "type": "aws_proxy", "httpMethod": "POST", "uri": "${{{function}}-alias.invokeArn}",
              "passthroughBehavior": "when_no_match", "timeoutInMillis": 29000
            }
            """);
        Graph.AssertIs(route["security"], """[{ "distributionKey": [] }]""");
        Graph.AssertIs(Graph.Of("dev")[$"{function}-from-api"],
            $$"""
            {
              "action": "lambda:InvokeFunction", "principal": "apigateway.amazonaws.com",
              "function": "${{{function}}-function.name}", "qualifier": "live", "sourceArn": "${api-rest.executionArn}/v1/{{arn}}"
            }
            """);
    }

    [Test]
    public void Every_request_is_validated_against_the_contract()
    {
        Assert.That((string?)Body["x-amazon-apigateway-request-validator"], Is.EqualTo("everything"));
        Graph.AssertIs(Body["x-amazon-apigateway-request-validators"],
            """{ "everything": { "validateRequestBody": true, "validateRequestParameters": true } }""");
        Graph.AssertIs(Body["paths"]!["/api/uploads"]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"],
            """{ "$ref": "#/components/schemas/UploadRequest" }""");
        Graph.AssertIs(Body["components"]!["schemas"]!["UploadRequest"]!["required"], """["fileName", "contentType", "size"]""");
    }

    [Test]
    public void The_key_comes_in_a_header()
    {
        Graph.AssertIs(Body["components"]!["securitySchemes"],
            """{ "distributionKey": { "type": "apiKey", "name": "x-api-key", "in": "header" } }""");
        Assert.That((string?)Graph.Of("dev")["api-rest"]["apiKeySource"], Is.EqualTo("HEADER"));
        Graph.AssertIs(Graph.Of("dev")["api-usage-plan"]["apiStages"], """[{ "apiId": "${api-rest.id}", "stage": "v1" }]""");
        Graph.AssertIs(Graph.Of("dev")["api-usage-plan-key"],
            """{ "keyId": "${api-key.id}", "keyType": "API_KEY", "usagePlanId": "${api-usage-plan.id}" }""");
    }

    [TestCase("BAD_REQUEST_BODY", 400, "validation")]
    [TestCase("BAD_REQUEST_PARAMETERS", 400, "validation")]
    [TestCase("INVALID_API_KEY", 403, "forbidden")]
    [TestCase("MISSING_AUTHENTICATION_TOKEN", 404, "no-such-operation")]
    [TestCase("THROTTLED", 429, "too-many-requests")]
    [TestCase("INTEGRATION_FAILURE", 502, "internal")]
    [TestCase("INTEGRATION_TIMEOUT", 504, "timeout")]
    public void The_gateway_refuses_with_a_problem_document(string refusal, int status, string kind)
    {
        var response = Body["x-amazon-apigateway-gateway-responses"]![refusal]!;
        Assert.That((string?)response["statusCode"], Is.EqualTo($"{status}"));
        Graph.AssertIs(response["responseParameters"], """{ "gatewayresponse.header.Content-Type": "'application/problem+json'" }""");
        var problem = JsonNode.Parse((string)response["responseTemplates"]!["application/json"]!)!;
        Assert.Multiple(() =>
        {
            Assert.That((int?)problem["status"], Is.EqualTo(status));
            Assert.That((string?)problem["type"], Is.EqualTo($"urn:videostack:problem:{kind}"));
            Assert.That((string?)problem["title"], Is.Not.Empty);
        });
    }

    [TestCase("DEFAULT_4XX")]
    [TestCase("DEFAULT_5XX")]
    public void What_is_not_named_keeps_its_own_status(string refusal)
    {
        var response = (JsonObject)Body["x-amazon-apigateway-gateway-responses"]![refusal]!;
        Assert.That(response.ContainsKey("statusCode"), Is.False);
        Assert.That((string?)response["responseTemplates"]!["application/json"], Does.Not.Contain("status"));
    }

    [Test]
    public void Nothing_is_left_that_the_gateway_cannot_follow()
    {
        Assert.That(Body.ToJsonString(), Does.Not.Contain("#/components/parameters").And.Not.Contain("#/components/responses"));
        Graph.AssertIs(Body["paths"]!["/api/videos/{videoId}"]!["get"]!["parameters"],
            """[{ "name": "videoId", "in": "path", "required": true, "schema": { "type": "string" } }]""");
    }

    [TestCase("dev", 20, 40)]
    [TestCase("prod", 500, 1000)]
    public void All_operations_are_throttled_together_and_none_takes_more(string stack, int rate, int burst)
    {
        Graph.AssertIs(Graph.Of(stack)["api-usage-plan"]["throttleSettings"], $$"""{ "rateLimit": {{rate}}, "burstLimit": {{burst}} }""");
        Graph.AssertIs(Graph.Of(stack)["api-throttling"],
            $$"""
            {
              "restApi": "${api-rest.id}", "stageName": "v1", "methodPath": "*/*",
              "settings": { "throttlingRateLimit": {{rate}}, "throttlingBurstLimit": {{burst}}, "metricsEnabled": true }
            }
            """);
    }

    [Test]
    public void A_changed_contract_is_deployed_and_an_unchanged_one_is_not()
    {
        var same = Graph.With("dev", ("logRetentionDays", "3"));
        Assert.That(Trigger(same), Is.EqualTo(Trigger(Graph.Of("dev"))));

        var contract = OpenApiDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "Infra", "Api", "openapi.yaml")));
        var changed = OpenApiDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "Infra", "Api", "openapi.yaml")).Replace("maxLength: 255", "maxLength: 200"));
        var arns = contract.Operations.ToDictionary(operation => operation.Id, operation => $"arn:{operation.Id}");
        Assert.That(changed.ForGateway(arns), Is.Not.EqualTo(contract.ForGateway(arns)));

        static string? Trigger(Graph graph) => (string?)graph["api-deployment"]["triggers"]!["body"];
    }

    [Test]
    public void Requests_are_logged_where_the_setting_says()
    {
        Assert.That(Graph.Of("dev")["api-stage"].ContainsKey("accessLogSettings"), Is.False);
        Assert.That(Graph.Of("dev").Has("api-account"), Is.False);

        var prod = Graph.Of("prod");
        Assert.That((string?)prod["api-stage"]["accessLogSettings"]!["destinationArn"], Is.EqualTo("${api-access-log.arn}"));
        Assert.That(JsonNode.Parse((string)prod["api-stage"]["accessLogSettings"]!["format"]!)!["status"]!.ToString(), Is.EqualTo("$context.status"));
        Assert.That((string?)prod["api-account"]["cloudwatchRoleArn"], Is.EqualTo("${api-logging-role.arn}"));
        Assert.That((string?)prod["api-logging-rights"]["policyArn"],
            Is.EqualTo("arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"));
    }

    [Test]
    public void An_operation_without_a_function_is_refused()
    {
        var contract = OpenApiDocument.Load();
        var error = Assert.Throws<RunException>(() => contract.RequireHandlers(contract.Operations.Skip(1).Select(operation => operation.Id)));
        Assert.That(error!.Message, Is.EqualTo("No function answers GET /api/health (Health). Add 'Health' to ApiFunctions.cs."));
    }

    [Test]
    public void A_function_without_an_operation_is_refused()
    {
        var contract = OpenApiDocument.Load();
        var error = Assert.Throws<RunException>(() => contract.RequireHandlers(contract.Operations.Select(operation => operation.Id).Append("Sing")));
        Assert.That(error!.Message, Does.StartWith("No operation of openapi.yaml is called 'Sing'."));
    }

    private static TestCaseData Route(string path, string method, string operation, string function, string arn) =>
        new TestCaseData(path, method, operation, function, arn).SetArgDisplayNames(operation);
}
