using System.Text.Json.Nodes;
using VideoStack.Local.Gateway;

namespace VideoStack.Local.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class GatewayValidationTests : IAsyncDisposable
{
    private readonly GatewayFixture _gateway = new();

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [TestCase("?kind=film", """{"title":"A"}""", "application/json", 200)]
    [TestCase("?kind=film", """{"title":"A"}""", "application/json; charset=utf-8", 200)]
    [TestCase("?kind=film", """{"title":"A"}""", null, 200, Description = "without a content type it counts as JSON")]
    [TestCase("?kind=film&optional=no+number", """{"title":"A"}""", "application/json", 200, Description = "types of parameters are not checked")]
    [TestCase("?kind=film", "anything", "text/plain", 200, Description = "there is no model for text")]
    [TestCase("", """{"title":"A"}""", "application/json", 400)]
    [TestCase("?kind=", """{"title":"A"}""", "application/json", 400, Description = "blank is missing")]
    [TestCase("?kind=film", "{}", "application/json", 422)]
    [TestCase("?kind=film", "{", "application/json", 422)]
    [TestCase("?kind=film", "", "application/json", 422)]
    [TestCase("?kind=film", """{"title":1}""", null, 422)]
    public async Task Requests_are_checked_as_strictly_as_the_real_one_does(string query, string body, string? contentType, int status)
    {
        using var response = await _gateway.SendAsync("POST", $"/api/videos{query}", body, contentType, ("X-Client", "test"));

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That(_gateway.Events, Has.Count.EqualTo(status == 200 ? 1 : 0));
    }

    [Test]
    public async Task Missing_parameters_are_named()
    {
        using var response = await _gateway.SendAsync("POST", "/api/videos", """{"title":"A"}""");

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("""{"message":"Missing required request parameters: [X-Client, kind]"}"""));
    }

    [TestCase("""{"type":"string"}""", "\"a\"", null)]
    [TestCase("""{"type":"string"}""", "null", "instance type (null) does not match any allowed primitive types (allowed: [\"string\"])")]
    [TestCase("""{"type":["string","null"]}""", "null", null)]
    [TestCase("""{"type":"number"}""", "1", null)]
    [TestCase("""{"type":"integer"}""", "1.0", null)]
    [TestCase("""{"type":"integer"}""", "1.5", "instance type (number) does not match any allowed primitive types (allowed: [\"integer\"])")]
    [TestCase("""{"type":"integer"}""", "true", "instance type (boolean) does not match any allowed primitive types (allowed: [\"integer\"])")]
    [TestCase("""{"enum":["public","private"]}""", "\"public\"", null)]
    [TestCase("""{"enum":["public","private"]}""", "\"Public\"", "instance value (\"Public\") not found in enum (possible values: [\"public\",\"private\"])")]
    [TestCase("""{"minimum":1}""", "1", null)]
    [TestCase("""{"minimum":1}""", "0", "numeric instance is lower than the required minimum (minimum: 1, found: 0)")]
    [TestCase("""{"minimum":1,"exclusiveMinimum":true}""", "1", "numeric instance is not strictly greater than the required minimum 1")]
    [TestCase("""{"maximum":100}""", "1e400", "numeric instance is greater than the required maximum (maximum: 100, found: 79228162514264337593543950335)")]
    [TestCase("""{"multipleOf":2}""", "3", "remainder of division is not zero (3 / 2)")]
    [TestCase("""{"minLength":1}""", "\"\"", "string \"\" is too short (length: 0, required minimum: 1)")]
    [TestCase("""{"maxLength":2}""", "\"\uD83C\uDFAC\uD83C\uDFAC\"", null, Description = "two characters, four UTF-16 units")]
    [TestCase("""{"maxLength":2}""", "\"abc\"", "string \"abc\" is too long (length: 3, maximum allowed: 2)")]
    [TestCase("""{"minLength":1}""", "7", null, Description = "a keyword for strings says nothing about numbers")]
    [TestCase("""{"pattern":"^[a-z]+$"}""", "\"A\"", "ECMA 262 regex \"^[a-z]+$\" does not match input string \"A\"")]
    [TestCase("""{"required":["b","a"]}""", "{}", "object has missing required properties ([\"a\",\"b\"])")]
    [TestCase("""{"properties":{"a":{}},"additionalProperties":false}""", """{"a":1,"c":2,"b":3}""", "object instance has properties which are not allowed by the schema: [\"b\",\"c\"]")]
    [TestCase("""{"additionalProperties":{"type":"string"}}""", """{"a":1}""", "instance type (integer) does not match any allowed primitive types (allowed: [\"string\"])")]
    [TestCase("""{"patternProperties":{"^x-":{}},"additionalProperties":false}""", """{"x-a":1}""", null)]
    [TestCase("""{"maxProperties":1}""", """{"a":1,"b":2}""", "object has too many properties (found 2 but schema requires at most 1)")]
    [TestCase("""{"items":{"type":"integer"}}""", "[1,2]", null)]
    [TestCase("""{"items":{"type":"integer"}}""", "[1,\"2\"]", "instance type (string) does not match any allowed primitive types (allowed: [\"integer\"])")]
    [TestCase("""{"minItems":1}""", "[]", "array is too short: must have at least 1 elements but instance has 0 elements")]
    [TestCase("""{"maxItems":1}""", "[1,2]", "array is too long: must have at most 1 elements but instance has 2 elements")]
    [TestCase("""{"uniqueItems":true}""", "[{\"a\":1},{\"a\":1}]", "array must not contain duplicate elements")]
    [TestCase("""{"anyOf":[{"type":"string"},{"type":"null"}]}""", "1", "instance failed to match at least one required schema among 2")]
    [TestCase("""{"oneOf":[{"minimum":1},{"minimum":2}]}""", "3", "instance failed to match exactly one schema (matched 2 out of 2)")]
    [TestCase("""{"not":{"type":"string"}}""", "\"a\"", "instance matched a schema which it should not have")]
    [TestCase("""{"allOf":[{"minimum":5}]}""", "1", "numeric instance is lower than the required minimum (minimum: 5, found: 1)")]
    [TestCase("""{"$ref":"#/components/schemas/Id","type":"integer"}""", "\"id\"", null, Description = "what stands beside a reference does not count")]
    [TestCase("""{"$ref":"#/components/schemas/Id"}""", "1", "instance type (integer) does not match any allowed primitive types (allowed: [\"string\"])")]
    [TestCase("""{"format":"email","nullable":true}""", "\"nobody\"", null)]
    public void A_schema_says(string schema, string value, string? error)
    {
        var root = JsonNode.Parse("""{"components":{"schemas":{"Id":{"type":"string"}}}}""")!.AsObject();

        var errors = new JsonSchema(root).Validate(JsonNode.Parse(value), JsonNode.Parse(schema)!.AsObject());

        Assert.That(errors, Is.EqualTo(error is null ? Array.Empty<string>() : [error]));
    }
}
