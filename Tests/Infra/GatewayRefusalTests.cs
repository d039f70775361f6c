using System.Text.Json.Nodes;
using NUnit.Framework;

namespace VideoStack.Infra.Tests;

[TestFixture]
public sealed class GatewayRefusalTests
{
    private static JsonObject Refusals => (JsonObject)Graph.Of("dev").Document("api-rest", "body")["x-amazon-apigateway-gateway-responses"]!;

    // Every kind that API Gateway knows (its developer guide, "Gateway response types for API Gateway"), save the two that catch the rest.
    private static readonly TestCaseData[] _refusals =
    [
        new("ACCESS_DENIED", 403, "forbidden"),
        new("API_CONFIGURATION_ERROR", 500, "internal"),
        new("AUTHORIZER_CONFIGURATION_ERROR", 500, "internal"),
        new("AUTHORIZER_FAILURE", 500, "internal"),
        new("BAD_REQUEST_BODY", 400, "validation"),
        new("BAD_REQUEST_PARAMETERS", 400, "validation"),
        new("EXPIRED_TOKEN", 401, "unauthenticated"),
        new("INTEGRATION_FAILURE", 502, "internal"),
        new("INTEGRATION_TIMEOUT", 504, "timeout"),
        new("INVALID_API_KEY", 403, "forbidden"),
        new("INVALID_SIGNATURE", 401, "unauthenticated"),
        new("MISSING_AUTHENTICATION_TOKEN", 404, "no-such-operation"),
        new("QUOTA_EXCEEDED", 429, "too-many-requests"),
        new("REQUEST_TOO_LARGE", 413, "request-too-large"),
        new("RESOURCE_NOT_FOUND", 404, "no-such-operation"),
        new("THROTTLED", 429, "too-many-requests"),
        new("UNAUTHORIZED", 401, "unauthenticated"),
        new("UNSUPPORTED_MEDIA_TYPE", 415, "unsupported-media-type"),
        new("WAF_FILTERED", 403, "forbidden"),
    ];

    [Test]
    public void Every_refusal_is_named() =>
        Assert.That(Refusals.Select(refusal => refusal.Key),
            Is.EquivalentTo(_refusals.Select(refusal => (string)refusal.Arguments[0]!).Concat(["DEFAULT_4XX", "DEFAULT_5XX"])));

    [TestCaseSource(nameof(_refusals))]
    public void The_gateway_refuses_with_a_problem_document(string refusal, int status, string kind)
    {
        var response = Refusals[refusal]!;
        Assert.That((string?)response["statusCode"], Is.EqualTo($"{status}"));
        Assert.That((string?)response["responseParameters"]!["gatewayresponse.header.Content-Type"], Is.EqualTo("'application/problem+json'"));
        var problem = JsonNode.Parse((string)response["responseTemplates"]!["application/json"]!)!;
        Assert.Multiple(() =>
        {
            Assert.That((int?)problem["status"], Is.EqualTo(status));
            Assert.That((string?)problem["type"], Is.EqualTo($"urn:videostack:problem:{kind}"));
            Assert.That((string?)problem["title"], Is.Not.Empty);
        });
    }

    [TestCaseSource(nameof(_refusals))]
    public void A_refusal_for_want_of_a_token_says_so_in_its_header(string refusal, int status, string kind) =>
        Assert.That((string?)Refusals[refusal]!["responseParameters"]!["gatewayresponse.header.WWW-Authenticate"],
            status == 401 ? Is.EqualTo("'Bearer'") : Is.Null);

    [TestCase("DEFAULT_4XX")]
    [TestCase("DEFAULT_5XX")]
    public void What_may_yet_come_keeps_its_own_status(string refusal)
    {
        var response = (JsonObject)Refusals[refusal]!;
        Assert.That(response.ContainsKey("statusCode"), Is.False);
        Assert.That((string?)response["responseTemplates"]!["application/json"], Does.Not.Contain("status"));
    }
}
