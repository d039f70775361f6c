using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using VideoStack.Local.Gateway;
using VideoStack.Local.Lambda;

namespace VideoStack.Local.Tests;

/// <summary>Methods that a Lambda authorizer guards.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class GatewayAuthorizerTests : IAsyncDisposable
{
    private const string Api = "arn:aws:execute-api:eu-west-1:123456789012:api1/v1";

    private readonly GatewayFixture _gateway = new();

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [TestCase(null)]
    [TestCase("")]
    public async Task Without_its_identity_source_nobody_is_asked(string? authorization)
    {
        using var response = authorization is null
            ? await _gateway.SendAsync("GET", "/api/mine")
            : await _gateway.SendAsync("GET", "/api/mine", headers: ("Authorization", authorization));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(response.Headers.GetValues("x-amzn-ErrorType").Single(), Is.EqualTo("UnauthorizedException"));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("""{"message":"Unauthorized"}"""));
        Assert.That((_gateway.Authorizations.Count, _gateway.Events.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task All_identity_sources_must_be_there()
    {
        Assert.That(await StatusAsync("/api/device", ("X-Device", "tv")), Is.EqualTo(401));
        Assert.That(await StatusAsync("/api/device?room="), Is.EqualTo(401));
        Assert.That(await StatusAsync("/api/device?room=1", ("X-Device", "tv")), Is.EqualTo(200));
        Assert.That(_gateway.Authorizations, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_authorizer_without_identity_sources_is_always_asked()
    {
        await StatusAsync("/api/anyone");
        await StatusAsync("/api/anyone");

        Assert.That(_gateway.Authorizations, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task What_the_authorizer_says_reaches_the_function_as_text()
    {
        Answer(Allow("*"), """{"userId":"u-1","level":3,"verified":true}""");

        await StatusAsync("/api/mine", ("Authorization", "Bearer t"));

        var authorizer = _gateway.Events.Single()["requestContext"]!["authorizer"]!.AsObject();
        Assert.That((long)authorizer["integrationLatency"]!, Is.GreaterThanOrEqualTo(0));
        authorizer.Remove("integrationLatency");
        Assert.That(authorizer.ToJsonString(), Is.EqualTo("""{"userId":"u-1","level":"3","verified":"true","principalId":"user1"}"""));
        Assert.That((string?)_gateway.Events.Single()["requestContext"]!["operationName"], Is.EqualTo("GetMine"));
    }

    [Test]
    public async Task A_function_without_an_authorizer_sees_none()
    {
        await StatusAsync("/api/videos/latest");

        Assert.That(_gateway.Events.Single()["requestContext"]!.AsObject().ContainsKey("authorizer"), Is.False);
    }

    [Test]
    public async Task An_answer_counts_for_its_identity_and_its_time()
    {
        await StatusAsync("/api/mine", ("Authorization", "one"));
        await StatusAsync("/api/mine/films", ("Authorization", "one"));
        Assert.That(_gateway.Authorizations, Has.Count.EqualTo(1), "for all methods that have this authorizer");

        await StatusAsync("/api/mine", ("Authorization", "two"));
        Assert.That(_gateway.Authorizations, Has.Count.EqualTo(2));

        _gateway.Clock.Advance(TimeSpan.FromSeconds(59));
        await StatusAsync("/api/mine", ("Authorization", "one"));
        Assert.That(_gateway.Authorizations, Has.Count.EqualTo(2));

        _gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        await StatusAsync("/api/mine", ("Authorization", "one"));
        Assert.That(_gateway.Authorizations, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_kept_policy_is_judged_again_for_each_method()
    {
        Answer(Allow($"{Api}/GET/api/mine"));

        Assert.That(await StatusAsync("/api/mine", ("Authorization", "t")), Is.EqualTo(200));
        Assert.That(await StatusAsync("/api/mine/films", ("Authorization", "t")), Is.EqualTo(403), "the classic mistake with cached policies");
        Assert.That(_gateway.Authorizations, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Refusals_and_failures_are_not_kept()
    {
        Fail("Unauthorized");
        Assert.That(await StatusAsync("/api/mine", ("Authorization", "t")), Is.EqualTo(401));
        Answer(Allow("*"));
        Assert.That(await StatusAsync("/api/mine", ("Authorization", "t")), Is.EqualTo(200));
    }

    [TestCase("*", 200)]
    [TestCase(Api + "/*", 200)]
    [TestCase(Api + "/GET/api/mine/*", 200)]
    [TestCase(Api + "/GET/api/mine/film?", 200)]
    [TestCase(Api + "/GET/api/mine/{part}", 403, Description = "policies name paths as they are asked for")]
    [TestCase(Api + "/POST/api/mine/*", 403)]
    [TestCase("arn:aws:execute-api:eu-west-1:123456789012:api1/v2/*", 403)]
    public async Task An_allow_must_name_the_method(string resource, int status)
    {
        Answer(Allow(resource));

        Assert.That(await StatusAsync("/api/mine/films", ("Authorization", "t")), Is.EqualTo(status));
    }

    [TestCase("""[{"Effect":"Allow","Action":"execute-api:Invoke","Resource":"*"},{"Effect":"Deny","Action":"execute-api:Invoke","Resource":"*/GET/api/mine/*"}]""", "User is not authorized to access this resource with an explicit deny")]
    [TestCase("""[{"Effect":"Allow","Action":"execute-api:ManageConnections","Resource":"*"}]""", "User is not authorized to access this resource")]
    [TestCase("""{"Effect":"Deny","Action":"*","Resource":"*"}""", "User is not authorized to access this resource with an explicit deny")]
    [TestCase("""[{"Effect":"Allow","Action":"execute-api:*","Resource":"*","Condition":{"DateLessThan":{"aws:CurrentTime":"2100-01-01T00:00:00Z"}}}]""", "User is not authorized to access this resource")]
    public async Task Who_is_not_allowed_or_is_denied_hears_403(string statements, string message)
    {
        Answer(statements.Replace("*/GET", $"{Api}/GET", StringComparison.Ordinal));

        using var response = await _gateway.SendAsync("GET", "/api/mine/films", headers: ("Authorization", "t"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(response.Headers.GetValues("x-amzn-ErrorType").Single(), Is.EqualTo("AccessDeniedException"));
        Assert.That((string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["message"], Is.EqualTo(message));
        Assert.That(_gateway.Events, Is.Empty);
    }

    [TestCase("null")]
    [TestCase("no json")]
    [TestCase("""{"policyDocument":{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}}""", Description = "no principal")]
    [TestCase("""{"principalId":"u"}""", Description = "no policy")]
    [TestCase("""{"principalId":"u","policyDocument":{"Statement":[]}}""")]
    [TestCase("""{"principalId":"u","policyDocument":{"Statement":[{"Effect":"Perhaps","Action":"*","Resource":"*"}]}}""")]
    [TestCase("""{"principalId":"u","policyDocument":{"Statement":[{"Effect":"Allow","Resource":"*"}]}}""")]
    [TestCase("""{"principalId":"u","policyDocument":{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]},"context":{"roles":["admin"]}}""")]
    [TestCase("""{"principalId":"u","policyDocument":{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]},"context":{"userId":null}}""")]
    public async Task A_malformed_answer_is_a_configuration_error(string answer)
    {
        _gateway.Authorize = _ => GatewayFixture.Returns(answer);

        await AssertErrorAsync("AUTHORIZER_CONFIGURATION_ERROR");
    }

    [Test]
    public async Task A_gateway_that_may_not_call_the_authorizer_is_a_configuration_error()
    {
        _gateway.Permit("Authorize", $"{Api}/GET/api/mine");

        await AssertErrorAsync("AUTHORIZER_CONFIGURATION_ERROR");
        Assert.That(_gateway.Authorizations, Is.Empty);
    }

    [TestCase("Unauthorised")]
    [TestCase("Task timed out after 3.00 seconds")]
    public async Task A_failed_authorizer_lets_nobody_in(string message)
    {
        Fail(message);

        await AssertErrorAsync("AUTHORIZER_FAILURE");
    }

    [Test]
    public async Task A_throttled_authorizer_lets_nobody_in()
    {
        _gateway.Authorize = _ => throw new TooManyRequestsException("Authorize");

        await AssertErrorAsync("AUTHORIZER_FAILURE");
    }

    [Test]
    public async Task The_authorizer_comes_before_key_and_validation()
    {
        Fail("Unauthorized");
        Assert.That(await PostAsync("not json", key: null), Is.EqualTo(401));

        Answer(Allow("*"));
        Assert.That(await PostAsync("not json", key: null), Is.EqualTo(403));
        Assert.That(await PostAsync("not json", GatewayFixture.Key), Is.EqualTo(422));
        Assert.That(await PostAsync("""{"title":"Sea"}""", GatewayFixture.Key), Is.EqualTo(200));

        async Task<int> PostAsync(string body, string? key)
        {
            (string, string)[] headers = [("Authorization", "t"), .. key is null ? ((string, string)[])[] : [("x-api-key", key)]];
            using var response = await _gateway.SendAsync("POST", "/api/mine", body, "application/json", headers);
            return (int)response.StatusCode;
        }
    }

    [TestCase("\"authorizerResultTtlInSeconds\": 60", "identitySource")]
    [TestCase("\"identitySource\": \"method.request.body.token\"", "method.request.body.token")]
    [TestCase("\"identitySource\": \"method.request.header.Authorization\", \"authorizerResultTtlInSeconds\": 3601", "hour")]
    [TestCase("\"identitySource\": \"method.request.header.Authorization\", \"authorizerCredentials\": \"arn:aws:iam::123456789012:role/r\"", "role")]
    [TestCase("\"type\": \"token\"", "request")]
    public void An_authorizer_that_cannot_be_played_is_refused_at_the_start(string settings, string told)
    {
        var document = GatewayFixture.Document;
        var scheme = document["components"]!["securitySchemes"]!["account"]!;
        var authorizer = new JsonObject { ["type"] = "request", ["authorizerUri"] = (string?)scheme["x-amazon-apigateway-authorizer"]!["authorizerUri"] };
        foreach (var (name, value) in JsonNode.Parse($"{{{settings}}}")!.AsObject()) authorizer[name] = value?.DeepClone();
        scheme["x-amazon-apigateway-authorizer"] = authorizer;

        Assert.That(() => RouteReader.Read(document).ToList(), Throws.TypeOf<LocalException>().With.Message.Contains(told));
    }

    private static string Allow(string resource) => $$"""[{"Effect":"Allow","Action":"execute-api:Invoke","Resource":"{{resource}}"}]""";

    private void Answer(string statements, string context = "{}") => _gateway.Authorize = _ => GatewayFixture.Returns(
        $$"""{"principalId":"user1","policyDocument":{"Version":"2012-10-17","Statement":{{statements}}},"context":{{context}}}""");

    private void Fail(string message) => _gateway.Authorize = _ => Task.FromResult(
        new InvocationResult(Encoding.UTF8.GetBytes($$"""{"errorType":"Exception","errorMessage":"{{message}}"}"""), "Unhandled"));

    // The type shows through a gateway response.
    private async Task AssertErrorAsync(string responseType)
    {
        var document = GatewayFixture.Document;
        document["x-amazon-apigateway-gateway-responses"]!["DEFAULT_5XX"] =
            new JsonObject { ["responseTemplates"] = new JsonObject { ["application/json"] = "$context.error.responseType $context.error.messageString" } };
        _gateway.Add("restApi:RestApi", "api1", new() { ["body"] = document.ToJsonString() }, new() { ["executionArn"] = "arn:aws:execute-api:eu-west-1:123456789012:api1" });

        using var response = await _gateway.SendAsync("GET", "/api/mine", headers: ("Authorization", "t"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo($"{responseType} null"));
        Assert.That(_gateway.Events, Is.Empty);
    }

    private async Task<int> StatusAsync(string path, params (string Name, string Value)[] headers)
    {
        using var response = await _gateway.SendAsync("GET", path, headers: headers);
        return (int)response.StatusCode;
    }
}
