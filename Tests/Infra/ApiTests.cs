using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Pulumi;
using VideoStack.Infra.Api;

namespace VideoStack.Infra.Tests;

[TestFixture]
public sealed partial class ApiTests
{
    private static JsonNode Body => Graph.Of("dev").Document("api-rest", "body");

    // Each operation, and the function that answers it.
    private static readonly TestCaseData[] _routes =
    [
        Route("GET /api/health", "Health", "health"),
        Route("POST /api/auth/register", "Register", "register"),
        Route("POST /api/auth/login", "Login", "sessions"),
        Route("POST /api/auth/refresh", "RefreshSession", "sessions"),
        Route("POST /api/auth/logout", "Logout", "sessions"),
        Route("POST /api/auth/verify-email", "VerifyEmail", "mail-links"),
        Route("POST /api/auth/forgot-password", "ForgotPassword", "mail-links"),
        Route("POST /api/auth/reset-password", "ResetPassword", "mail-links"),
        Route("GET /api/auth/me", "GetMe", "account"),
        Route("PATCH /api/auth/me", "UpdateMe", "account"),
        Route("DELETE /api/auth/me", "EraseAccount", "account-data"),
        Route("POST /api/auth/password", "ChangePassword", "account"),
        Route("POST /api/auth/mfa", "EnrolMfa", "account"),
        Route("DELETE /api/auth/mfa", "DisableMfa", "account"),
        Route("POST /api/auth/mfa/confirm", "ConfirmMfa", "account"),
        Route("POST /api/auth/recovery-codes", "CreateRecoveryCodes", "account"),
        Route("GET /api/auth/sessions", "ListSessions", "account"),
        Route("DELETE /api/auth/sessions/{sessionId}", "RevokeSession", "account"),
        Route("GET /api/auth/export", "ExportAccount", "account-data"),
        Route("GET /api/.well-known/jwks.json", "GetJwks", "get-jwks"),
        Route("GET /api/admin/users", "ListUsers", "administration"),
        Route("PATCH /api/admin/users/{userId}", "UpdateUser", "administration"),
        Route("POST /api/admin/invitations", "CreateInvitation", "administration"),
        Route("DELETE /api/admin/videos/{videoId}", "TakeDownVideo", "remove-video"),
        Route("GET /api/me/videos", "ListMyVideos", "list-my-videos"),
        Route("GET /api/me/deletions", "ListMyDeletions", "list-deletions"),
        Route("POST /api/uploads", "CreateUpload", "create-upload"),
        Route("GET /api/uploads/{videoId}", "GetUploadStatus", "get-upload-status"),
        Route("DELETE /api/uploads/{videoId}", "AbortUpload", "remove-video"),
        Route("POST /api/uploads/{videoId}/parts", "SignParts", "upload-parts"),
        Route("GET /api/uploads/{videoId}/parts", "ListParts", "upload-parts"),
        Route("POST /api/uploads/{videoId}/complete", "CompleteUpload", "upload-parts"),
        Route("GET /api/videos", "ListVideos", "list-videos"),
        Route("GET /api/videos/{videoId}", "GetVideo", "get-video"),
        Route("PATCH /api/videos/{videoId}", "UpdateVideo", "update-video"),
        Route("DELETE /api/videos/{videoId}", "DeleteVideo", "remove-video"),
        Route("POST /api/videos/{videoId}/retry", "RetryTranscode", "retry-transcode"),
        Route("GET /api/videos/{videoId}/source", "GetSource", "get-source"),
        Route("PUT /api/videos/{videoId}/captions/{lang}", "PutCaptions", "captions"),
        Route("DELETE /api/videos/{videoId}/captions/{lang}", "DeleteCaptions", "captions"),
        Route("GET /api/videos/{videoId}/playback", "GetPlayback", "get-playback"),
        Route("GET /api/videos/{videoId}/manifests/{name}", "GetManifest", "get-manifest"),
        Route("POST /api/videos/{videoId}/views", "RecordView", "record-view"),
    ];

    [Test]
    public void The_routes_are_those_of_the_contract()
    {
        var routes =
            from path in (JsonObject)Body["paths"]!
            from method in (JsonObject)path.Value!
            select $"{method.Key.ToUpperInvariant()} {path.Key} {method.Value!["operationId"]}";
        Assert.That(routes, Is.EquivalentTo(_routes.Select(route => $"{route.Arguments[0]} {route.Arguments[1]} {route.Arguments[2]}")));
    }

    [TestCaseSource(nameof(_routes))]
    public void A_route_calls_its_function_which_only_it_may(string method, string path, string operation, string function)
    {
        Graph.AssertIs(Body["paths"]![path]![method.ToLowerInvariant()]!["x-amazon-apigateway-integration"],
            $$"""
            {
              "type": "aws_proxy", "httpMethod": "POST", "uri": "${{{function}}-alias.invokeArn}",
              "passthroughBehavior": "when_no_match", "timeoutInMillis": 29000
            }
            """);
        var source = $"${{api-rest.executionArn}}/v1/{method}{Parameter().Replace(path, "*")}";
        var permissions = Graph.Of("dev").OfType("aws:lambda/permission:Permission").Select(Graph.Json);
        Graph.AssertIs(permissions.Single(permission => (string?)permission["sourceArn"] == source),
            $$"""
            {
              "action": "lambda:InvokeFunction", "principal": "apigateway.amazonaws.com",
              "function": "${{{function}}-function.name}", "qualifier": "live", "sourceArn": "{{source}}"
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
    public void Texts_stay_texts_and_nothing_is_compressed_on_the_way()
    {
        var api = Graph.Of("dev")["api-rest"];
        Assert.That(api.ContainsKey("binaryMediaTypes"), Is.False, "or captions would arrive as base64");
        Assert.That(Body.AsObject().ContainsKey("x-amazon-apigateway-binary-media-types"), Is.False);
        Assert.That(api.ContainsKey("minimumCompressionSize"), Is.False, "or the ETag of a film would be of other bytes");
    }

    [Test]
    public void Captions_are_not_compared_with_a_schema_of_JSON() => Graph.AssertIs(
        Body["paths"]!["/api/videos/{videoId}/captions/{lang}"]!["put"]!["requestBody"]!["content"], """{ "text/vtt": {}, "application/x-subrip": {} }""");

    [Test]
    public void The_key_comes_in_a_header_and_is_one()
    {
        Assert.That((string?)Graph.Of("dev")["api-rest"]["apiKeySource"], Is.EqualTo("HEADER"));
        Graph.AssertIs(Graph.Of("dev")["api-usage-plan"]["apiStages"], """[{ "apiId": "${api-rest.id}", "stage": "v1" }]""");
        Graph.AssertIs(Graph.Of("dev")["api-usage-plan-key"],
            """{ "keyId": "${api-key.id}", "keyType": "API_KEY", "usagePlanId": "${api-usage-plan.id}" }""");
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
              "settings": { "throttlingRateLimit": {{rate}}, "throttlingBurstLimit": {{burst}} }
            }
            """);
    }

    [Test]
    public void What_could_be_guessed_with_is_throttled_each_by_itself()
    {
        var guessable = _routes.Where(route => (string)route.Arguments[0]! == "POST" && ((string)route.Arguments[1]!).StartsWith("/api/auth/", StringComparison.Ordinal)
            && (string)route.Arguments[1]! is not ("/api/auth/refresh" or "/api/auth/logout"));
        var expected = guessable.Select(route => $"{((string)route.Arguments[1]!).Replace("/", "~1", StringComparison.Ordinal)}/POST");
        var throttles = Graph.Of("dev").OfType("aws:apigateway/methodSettings:MethodSettings").Select(Graph.Json).ToList();
        Assert.That(throttles.Select(throttle => (string?)throttle["methodPath"]), Is.EquivalentTo(expected.Append("*/*")));
        Graph.AssertIs(Graph.Of("dev")["api-throttling-login"],
            """
            {
              "restApi": "${api-rest.id}", "stageName": "v1", "methodPath": "~1api~1auth~1login/POST",
              "settings": { "throttlingRateLimit": 10, "throttlingBurstLimit": 20 }
            }
            """);
        Graph.AssertIs(Graph.With("dev", ("authRateLimit", "3"), ("authBurstLimit", "4"))["api-throttling-login"]["settings"],
            """{ "throttlingRateLimit": 3, "throttlingBurstLimit": 4 }""");
    }

    [Test]
    public void A_changed_contract_is_deployed_and_an_unchanged_one_is_not()
    {
        var same = Graph.With("dev", ("logRetentionDays", "3"));
        Assert.That(Trigger(same), Is.EqualTo(Trigger(Graph.Of("dev"))));

        var contract = OpenApiDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "Infra", "Api", "openapi.yaml")));
        var changed = OpenApiDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "Infra", "Api", "openapi.yaml")).Replace("maxLength: 255", "maxLength: 200"));
        var arns = contract.Operations.ToDictionary(operation => operation.Id, operation => $"arn:{operation.Id}");
        Assert.That(changed.ForGateway(arns, "arn:Authorize"), Is.Not.EqualTo(contract.ForGateway(arns, "arn:Authorize")));

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
        Assert.That(error!.Message, Is.EqualTo("No function answers GET /api/health (Health). Add 'Health' to one of the …Functions.cs."));
    }

    [Test]
    public void A_function_without_an_operation_is_refused()
    {
        var contract = OpenApiDocument.Load();
        var error = Assert.Throws<RunException>(() => contract.RequireHandlers(contract.Operations.Select(operation => operation.Id).Append("Sing")));
        Assert.That(error!.Message, Does.StartWith("No operation of openapi.yaml is called 'Sing'."));
    }

    private static TestCaseData Route(string route, string operation, string function) =>
        new TestCaseData([.. route.Split(' '), operation, function]).SetArgDisplayNames(operation);

    [GeneratedRegex(@"\{[^/]+\}")]
    private static partial Regex Parameter();
}
