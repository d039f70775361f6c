using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using VideoStack.Local.Gateway;
using VideoStack.Local.Graph;
using VideoStack.Local.Lambda;

namespace VideoStack.Local.Tests;

/// <summary>A gateway on a free port, before functions that answer what the test says.</summary>
internal sealed class GatewayFixture : IAsyncDisposable, IFunctions
{
    public const string Key = "a-key-of-twenty-characters";
    public const string Function = "arn:aws:lambda:eu-west-1:123456789012:function:Videos:live";
    public const string Authorizer = "arn:aws:lambda:eu-west-1:123456789012:function:Authorize:live";

    private const string ByToken = """ "identitySource": "method.request.header.Authorization", "authorizerResultTtlInSeconds": 60 """;
    private const string Always = """ "authorizerResultTtlInSeconds": 0 """;
    private const string ByDevice = """ "identitySource": "method.request.header.X-Device, method.request.querystring.room, context.identity.sourceIp" """;

    private readonly HttpClient _client = new();
    private LoopbackServer? _server;

    public GatewayFixture()
    {
        Add("restApi:RestApi", "api1", new() { ["body"] = Document.ToJsonString() }, new() { ["executionArn"] = "arn:aws:execute-api:eu-west-1:123456789012:api1" });
        Add("deployment:Deployment", "deployment1", new() { ["restApi"] = "api1" });
        Add("stage:Stage", "stage1", new() { ["restApi"] = "api1", ["stageName"] = "v1", ["deployment"] = "deployment1" });
        Add("apiKey:ApiKey", "key1", new() { ["value"] = Key });
        Add("usagePlan:UsagePlan", "plan1", new() { ["apiStages"] = new JsonArray(new JsonObject { ["apiId"] = "api1", ["stage"] = "v1" }) });
        Add("usagePlanKey:UsagePlanKey", "link1", new() { ["keyId"] = "key1", ["usagePlanId"] = "plan1" });
        Permit("Videos", "arn:aws:execute-api:eu-west-1:123456789012:api1/v1/*/api/*");
        Permit("Authorize", "arn:aws:execute-api:eu-west-1:123456789012:api1/authorizers/*");
    }

    public ResourceGraph Graph { get; } = new();

    public StoppedClock Clock { get; } = new();

    /// <summary>The API's document; change it before the first request.</summary>
    public static JsonObject Document => JsonNode.Parse(
        $$$"""
        {
          "openapi": "3.0.1",
          "paths": {
            "/api/videos": {
              "get": { "operationId": "ListVideos", {{{Integration()}}} },
              "post": {
                "operationId": "CreateVideo",
                "parameters": [
                  { "name": "X-Client", "in": "header", "required": true, "schema": { "type": "string" } },
                  { "$ref": "#/components/parameters/Kind" },
                  { "name": "optional", "in": "query", "schema": { "type": "integer" } } ],
                "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Video" } } } },
                {{{Integration()}}} } },
            "/api/videos/{videoId}": {
              "get": { "operationId": "GetVideo", "security": [ { "key": [] } ], {{{Integration()}}} } },
            "/api/videos/latest": { "get": { "operationId": "GetLatest", {{{Integration()}}} } },
            "/api/mine": {
              "get": { "operationId": "GetMine", "security": [ { "account": [] } ], {{{Integration()}}} },
              "post": {
                "operationId": "ChangeMine", "security": [ { "key": [], "account": [] } ],
                "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Video" } } } },
                {{{Integration()}}} } },
            "/api/mine/{part}": { "get": { "security": [ { "account": [] } ], {{{Integration()}}} } },
            "/api/anyone": { "get": { "security": [ { "visitor": [] } ], {{{Integration()}}} } },
            "/api/device": { "get": { "security": [ { "device": [] } ], {{{Integration()}}} } },
            "/api/slow": { "get": { {{{Integration(timeout: 50)}}} } },
            "/api/files/{proxy+}": { "x-amazon-apigateway-any-method": { {{{Integration()}}} } },
            "/unpermitted": { "get": { {{{Integration()}}} } }
          },
          "components": {
            "securitySchemes": {
              "key": { "type": "apiKey", "name": "x-api-key", "in": "header" },
              "account": {{{AuthorizerScheme(ByToken)}}},
              "visitor": {{{AuthorizerScheme(Always)}}},
              "device": {{{AuthorizerScheme(ByDevice)}}}
            },
            "parameters": { "Kind": { "name": "kind", "in": "query", "required": true, "schema": { "type": "string" } } },
            "schemas": { "Video": { "type": "object", "required": ["title"], "properties": { "title": { "type": "string" } } } }
          },
          "x-amazon-apigateway-binary-media-types": ["image/*"],
          "x-amazon-apigateway-request-validators": { "all": { "validateRequestBody": true, "validateRequestParameters": true } },
          "x-amazon-apigateway-request-validator": "all",
          "x-amazon-apigateway-gateway-responses": {
            "BAD_REQUEST_BODY": {
              "statusCode": "422",
              "responseParameters": {
                "gatewayresponse.header.Content-Type": "'application/problem+json'",
                "gatewayresponse.header.x-asked-by": "method.request.header.X-Client" },
              "responseTemplates": { "application/json": "{\"title\":$context.error.messageString,\"detail\":\"$context.error.validationErrorString\",\"kind\":\"$context.error.responseType\",\"at\":\"$context.path\"}" } } }
        }
        """)!.AsObject();

    /// <summary>What the authorizer was called with, in order.</summary>
    public List<JsonNode> Authorizations { get; } = [];

    /// <summary>What the authorizer does. Default: lets everyone call everything.</summary>
    public Func<CancellationToken, Task<InvocationResult>> Authorize { get; set; } = _ => Returns(
        """{"principalId":"user1","policyDocument":{"Statement":[{"Effect":"Allow","Action":"execute-api:Invoke","Resource":"*"}]}}""");

    /// <summary>What the functions were called with, in order.</summary>
    public List<JsonNode> Events { get; } = [];

    /// <summary>What the functions do. Default: 200 with an empty body.</summary>
    public Func<CancellationToken, Task<InvocationResult>> Answer { get; set; } = _ => Returns("""{"statusCode":200,"body":""}""");

    public static Task<InvocationResult> Returns(string payload) => Task.FromResult(new InvocationResult(Encoding.UTF8.GetBytes(payload), null));

    public void Add(string type, string id, JsonObject inputs, JsonObject? state = null) =>
        Graph.Add(new RealisedResource($"aws:apigateway/{type}", id, id, inputs, state ?? []));

    /// <summary>Lets API Gateway call the alias <c>live</c> of a function, in place of what it was permitted before.</summary>
    public void Permit(string function, string sourceArn) =>
        Graph.Add(new RealisedResource("aws:lambda/permission:Permission", function, function, new JsonObject
        {
            ["function"] = function,
            ["qualifier"] = "live",
            ["principal"] = "apigateway.amazonaws.com",
            ["action"] = "lambda:InvokeFunction",
            ["sourceArn"] = sourceArn,
        }, []));

    /// <summary>Sends a request to the stage. Paths start below it.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        string method, string path, string? body = null, string? contentType = null, params (string Name, string Value)[] headers)
    {
        _server ??= await LoopbackServer.StartAsync(
            new ApiGateway(Graph, this, Clock, NullLogger<ApiGateway>.Instance).HandleAsync, NullLoggerFactory.Instance);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_server.Address, $"/api1/v1{path}"));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            if (contentType is not null) request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await _client.SendAsync(request);
    }

    public async Task<InvocationResult> InvokeAsync(string functionArn, ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        if (functionArn == Authorizer)
        {
            Authorizations.Add(JsonNode.Parse(payload.Span)!);
            return await Authorize(cancellation);
        }

        Assert.That(functionArn, Is.EqualTo(Function));
        Events.Add(JsonNode.Parse(payload.Span)!);
        return await Answer(cancellation);
    }

    public void InvokeAsynchronously(string functionArn, ReadOnlyMemory<byte> payload) => throw new NotSupportedException();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_server is not null) await _server.DisposeAsync();
    }

    private static string AuthorizerScheme(string settings) =>
        $$"""
        { "type": "apiKey", "name": "Authorization", "in": "header", "x-amazon-apigateway-authtype": "custom",
          "x-amazon-apigateway-authorizer": { "type": "request", {{settings}},
            "authorizerUri": "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/{{Authorizer}}/invocations" } }
        """;

    private static string Integration(int timeout = 29000) =>
        $$"""
        "x-amazon-apigateway-integration": { "type": "aws_proxy", "httpMethod": "POST", "timeoutInMillis": {{timeout}},
          "uri": "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/{{Function}}/invocations" }
        """;
}

/// <summary>A clock that moves only when told; timers run as ever.</summary>
internal sealed class StoppedClock : TimeProvider
{
    private TimeSpan _passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan time) => _passed += time;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 11, 21, 8, 37, 0, 250, TimeSpan.Zero) + _passed;

    public override long GetTimestamp() => _passed.Ticks;
}
