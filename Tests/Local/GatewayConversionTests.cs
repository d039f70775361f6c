using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VideoStack.Local.Tests;

/// <summary>What a function or an authorizer gets for a request, and what a caller gets for its answer: each file in <c>GatewayConversion/</c> is one case.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class GatewayConversionTests : IAsyncDisposable
{
    private static readonly JsonSerializerOptions _readable = new() { WriteIndented = true };
    private readonly GatewayFixture _gateway = new();

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [TestCaseSource(nameof(Cases), new object[] { "request" })]
    public async Task A_request_becomes_this_event(string file)
    {
        var pinned = Read(file);

        using var response = await SendAsync(pinned["request"]!);

        Assert.That((int)response.StatusCode, Is.EqualTo(200), () => response.Content.ReadAsStringAsync().Result);
        Assert.That(Readable(WithoutIds(_gateway.Events.Single())), Is.EqualTo(Readable(pinned["event"]!)));
    }

    [TestCaseSource(nameof(Cases), new object[] { "authorizer" })]
    public async Task A_request_becomes_this_event_of_its_authorizer(string file)
    {
        var pinned = Read(file);

        using var response = await SendAsync(pinned["request"]!);

        Assert.That((int)response.StatusCode, Is.EqualTo(200), () => response.Content.ReadAsStringAsync().Result);
        Assert.That(Readable(WithoutIds(_gateway.Authorizations.Single())), Is.EqualTo(Readable(pinned["event"]!)));
    }

    [TestCaseSource(nameof(Cases), new object[] { "response" })]
    public async Task An_answer_becomes_this_response(string file)
    {
        var pinned = Read(file);
        _gateway.Answer = _ => GatewayFixture.Returns(pinned["answer"]!.ToJsonString());

        using var response = await SendAsync(pinned["request"]!);

        var headers = response.Headers.Concat(response.Content.Headers)
            .Where(header => header.Key is not ("Date" or "x-amzn-RequestId" or "x-amz-apigw-id"))
            .OrderBy(header => header.Key, StringComparer.Ordinal)
            .Select(header => KeyValuePair.Create(header.Key, (JsonNode?)new JsonArray([.. header.Value.Select(value => (JsonNode?)value)])));
        var actual = new JsonObject
        {
            ["status"] = (int)response.StatusCode,
            ["headers"] = new JsonObject(headers),
            ["body"] = Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync()),
        };
        Assert.That(Readable(actual), Is.EqualTo(Readable(pinned["response"]!)));
    }

    private static IEnumerable<TestCaseData> Cases(string kind) => Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "GatewayConversion"), $"{kind}-*.json").Order()
        .Select(file => new TestCaseData(file).SetArgDisplayNames(Path.GetFileNameWithoutExtension(file)));

    private static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(file))!;

    private Task<HttpResponseMessage> SendAsync(JsonNode request) => _gateway.SendAsync(
        (string)request["method"]!,
        (string)request["path"]!,
        (string?)request["body"],
        (string?)request["contentType"],
        [.. (request["headers"] as JsonArray ?? []).Select(header => ((string)header![0]!, (string)header[1]!))]);

    private static JsonNode WithoutIds(JsonNode @event)
    {
        Assert.That((string?)@event["requestContext"]!["requestId"], Has.Length.EqualTo(36));
        @event["requestContext"]!["requestId"] = "…";
        @event["requestContext"]!["extendedRequestId"] = "…";
        return @event;
    }

    private static string Readable(JsonNode node) => node.ToJsonString(_readable);
}
