using System.Net;
using System.Text.Json.Nodes;
using VideoStack.Local.Gateway;
using VideoStack.Local.Lambda;

namespace VideoStack.Local.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class GatewayTests : IAsyncDisposable
{
    private readonly GatewayFixture _gateway = new();

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [TestCase("GET", "/api/videos", "/api/videos", null)]
    [TestCase("GET", "/api/videos/", "/api/videos", null)]
    [TestCase("GET", "/api/videos/latest", "/api/videos/latest", null)]
    [TestCase("DELETE", "/api/files/a/b%2Fc", "/api/files/{proxy+}", """{"proxy":"a/b%2Fc"}""")]
    public async Task A_request_finds_its_route(string method, string path, string resource, string? parameters)
    {
        using var response = await _gateway.SendAsync(method, path);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((string?)_gateway.Events.Single()["resource"], Is.EqualTo(resource));
        Assert.That(_gateway.Events.Single()["pathParameters"]?.ToJsonString(), Is.EqualTo(parameters));
    }

    [TestCase("GET", "/api/nothing")]
    [TestCase("PUT", "/api/videos")]
    [TestCase("POST", "/api/videos/latest", Description = "the fixed path goes before the parameter, also where it lacks the method")]
    [TestCase("GET", "/api/files")]
    [TestCase("GET", "")]
    public async Task An_unknown_route_is_refused_as_the_real_one_does(string method, string path)
    {
        using var response = await _gateway.SendAsync(method, path);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(response.Headers.GetValues("x-amzn-ErrorType").Single(), Is.EqualTo("MissingAuthenticationTokenException"));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("""{"message":"Missing Authentication Token"}"""));
    }

    [Test]
    public async Task A_method_with_a_key_is_closed_without_it()
    {
        using var without = await _gateway.SendAsync("GET", "/api/videos/v1");
        using var wrong = await _gateway.SendAsync("GET", "/api/videos/v1", headers: ("x-api-key", "another"));
        using var right = await _gateway.SendAsync("GET", "/api/videos/v1", headers: ("x-api-key", GatewayFixture.Key));

        Assert.That(without.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(wrong.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(right.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((string?)_gateway.Events.Single()["requestContext"]!["identity"]!["apiKeyId"], Is.EqualTo("key1"));
    }

    [TestCase("nobody", "GET /api/videos/{videoId}", Description = "not declared")]
    [TestCase("signed", "GET /api/videos/{videoId}", Description = "declared, and not an API key")]
    public void A_method_whose_scheme_is_unknown_is_refused_rather_than_open(string scheme, string route)
    {
        var document = GatewayFixture.Document;
        document["components"]!["securitySchemes"]!["signed"] = new JsonObject
        {
            ["type"] = "apiKey", ["name"] = "Authorization", ["in"] = "header", ["x-amazon-apigateway-authtype"] = "awsSigv4",
        };
        document["paths"]!["/api/videos/{videoId}"]!["get"]!["security"] = new JsonArray(new JsonObject { [scheme] = new JsonArray() });

        Assert.That(() => RouteReader.Read(document).ToList(),
            Throws.TypeOf<LocalException>().With.Message.Contains(route).And.Message.Contains(scheme));
    }

    [Test]
    public async Task A_key_outside_the_stages_usage_plans_opens_nothing()
    {
        _gateway.Add("usagePlan:UsagePlan", "plan1", new() { ["apiStages"] = new JsonArray() });

        using var response = await _gateway.SendAsync("GET", "/api/videos/v1", headers: ("x-api-key", GatewayFixture.Key));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_method_takes_its_burst_and_then_its_rate()
    {
        AddMethodSettings("all", "*/*", rate: 2, burst: 3);
        AddMethodSettings("one", "api/videos/latest/GET", rate: 1, burst: 1);

        Assert.That(await Statuses("/api/videos", 4), Is.EqualTo("200 200 200 429"));
        Assert.That(await Statuses("/api/videos/latest", 2), Is.EqualTo("200 429"), "its own settings, its own bucket");
        _gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(await Statuses("/api/videos", 3), Is.EqualTo("200 200 429"));
    }

    [Test]
    public async Task A_usage_plan_limits_its_key()
    {
        _gateway.Add("usagePlan:UsagePlan", "plan1", new()
        {
            ["apiStages"] = new JsonArray(new JsonObject { ["apiId"] = "api1", ["stage"] = "v1" }),
            ["throttleSettings"] = new JsonObject { ["rateLimit"] = 1.0, ["burstLimit"] = 1.0 },
        });

        Assert.That(await Statuses("/api/videos/v1", 2), Is.EqualTo("200 429"));
    }

    [Test]
    public async Task A_forgotten_permission_breaks_the_route()
    {
        using var response = await _gateway.SendAsync("GET", "/unpermitted");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(_gateway.Events, Is.Empty);
    }

    [TestCase("""{"errorType":"Runtime.ExitError"}""", "Unhandled", Description = "the process died")]
    [TestCase("null", null)]
    [TestCase("no json", null)]
    [TestCase("""{"body":"there is no status"}""", null)]
    [TestCase("""{"statusCode":"many"}""", null)]
    [TestCase("""{"statusCode":200,"body":{"not":"a string"}}""", null)]
    [TestCase("""{"statusCode":200,"headers":{"list":[1]}}""", null)]
    public async Task A_failed_or_malformed_answer_is_a_502(string payload, string? functionError)
    {
        _gateway.Answer = _ => Task.FromResult(new InvocationResult(System.Text.Encoding.UTF8.GetBytes(payload), functionError));

        using var response = await _gateway.SendAsync("GET", "/api/videos");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadGateway));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("""{"message":"Internal server error"}"""));
    }

    [Test]
    public async Task A_call_that_Lambda_refuses_is_a_500()
    {
        _gateway.Answer = _ => throw new TooManyRequestsException("Videos");

        using var response = await _gateway.SendAsync("GET", "/api/videos");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
    }

    [Test]
    public async Task A_function_that_takes_too_long_is_a_504()
    {
        _gateway.Answer = async cancellation =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException("The gateway waits no longer than its integration says.");
        };

        using var response = await _gateway.SendAsync("GET", "/api/slow");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.GatewayTimeout));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("""{"message":"Endpoint request timed out"}"""));
    }

    [TestCase(10 * 1024 * 1024, 200)]
    [TestCase((10 * 1024 * 1024) + 1, 413)]
    public async Task A_body_may_have_ten_megabytes(int bytes, int status)
    {
        using var response = await _gateway.SendAsync("PUT", "/api/files/a", new string('x', bytes), "text/plain");

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task A_stage_without_a_deployment_of_its_API_serves_nothing()
    {
        _gateway.Add("deployment:Deployment", "deployment1", new() { ["restApi"] = "another" });

        using var response = await _gateway.SendAsync("GET", "/api/videos");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Its_own_refusals_follow_the_APIs_gateway_responses()
    {
        using var response = await _gateway.SendAsync(
            "POST", "/api/videos?kind=film", """{"title":1}""", "application/json", ("X-Client", "a test"));

        Assert.Multiple(async () =>
        {
            Assert.That((int)response.StatusCode, Is.EqualTo(422));
            Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
            Assert.That(response.Headers.GetValues("x-asked-by").Single(), Is.EqualTo("a test"));
            // The template puts the details into quotes without escaping them, and so does the real one.
            Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(
                """{"title":"Invalid request body","detail":"[instance type (integer) does not match any allowed primitive types (allowed: ["string"])]","kind":"BAD_REQUEST_BODY","at":"/v1/api/videos"}"""));
        });
    }

    private void AddMethodSettings(string id, string methodPath, double rate, double burst) => _gateway.Add("methodSettings:MethodSettings", id, new()
    {
        ["restApi"] = "api1",
        ["stageName"] = "v1",
        ["methodPath"] = methodPath,
        ["settings"] = new JsonObject { ["throttlingRateLimit"] = rate, ["throttlingBurstLimit"] = burst },
    });

    private async Task<string> Statuses(string path, int requests)
    {
        var statuses = new int[requests];
        for (var i = 0; i < requests; i++)
        {
            using var response = await _gateway.SendAsync("GET", path, headers: ("x-api-key", GatewayFixture.Key));
            statuses[i] = (int)response.StatusCode;
        }

        return string.Join(' ', statuses);
    }
}
