using System.Net;

namespace VideoStack.Local.Tests.Aws;

/// <summary>What a browser on another origin is told: the emulator would let everyone in.</summary>
public sealed class BucketCorsTests
{
    private AwsUnderTest _aws = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => (_aws, _client) = (await AwsUnderTest.StartAsync(), new HttpClient());

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _aws.DisposeAsync();
    }

    [Test]
    public async Task The_pages_origin_may_put()
    {
        using var answer = await PreflightAsync(AwsUnderTest.Origin, "PUT", "content-type,x-amz-meta-a");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Header(answer, "Access-Control-Allow-Origin"), Is.EqualTo(AwsUnderTest.Origin));
        Assert.That(Header(answer, "Access-Control-Allow-Methods"), Is.EqualTo("PUT"));
        Assert.That(Header(answer, "Access-Control-Allow-Headers"), Is.EqualTo("content-type, x-amz-meta-a"));
        Assert.That(Header(answer, "Access-Control-Expose-Headers"), Is.EqualTo("ETag"));
        Assert.That(Header(answer, "Access-Control-Max-Age"), Is.EqualTo("3600"));
    }

    [TestCase("http://localhost:8081", "PUT", "content-type", TestName = "Another_port_is_another_origin")]
    [TestCase("http://localhost:8080.evil.example", "PUT", "content-type", TestName = "A_longer_origin_is_another_one")]
    [TestCase(AwsUnderTest.Origin, "DELETE", "content-type", TestName = "Another_method_is_not_allowed")]
    [TestCase(AwsUnderTest.Origin, "PUT", "content-type,authorization", TestName = "Another_header_is_not_allowed")]
    public async Task Refused(string origin, string method, string headers)
    {
        using var answer = await PreflightAsync(origin, method, headers);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(Header(answer, "Access-Control-Allow-Origin"), Is.Null);
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("<Code>AccessForbidden</Code>"));
    }

    [TestCase(AwsUnderTest.Origin, AwsUnderTest.Origin)]
    [TestCase("http://evil.example", null)]
    public async Task The_answer_itself_is_readable_for_the_allowed_origin_only(string origin, string? allowed)
    {
        using var request = HandSigned.Request(
            HttpMethod.Put, new Uri(_aws.Address, $"{AwsUnderTest.Bucket}/cors"), _aws.Caller, _aws.Clock.GetUtcNow(), "s3", [1]);
        request.Headers.Add("Origin", origin);

        using var answer = await _client.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Header(answer, "Access-Control-Allow-Origin"), Is.EqualTo(allowed));
        Assert.That(Header(answer, "Access-Control-Expose-Headers"), Is.EqualTo(allowed is null ? null : "ETag"));
    }

    [Test]
    public async Task A_refusal_is_readable_for_the_page_too()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(_aws.Address, $"{AwsUnderTest.Bucket}/cors"));
        request.Headers.Add("Origin", AwsUnderTest.Origin);

        using var answer = await _client.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(Header(answer, "Access-Control-Allow-Origin"), Is.EqualTo(AwsUnderTest.Origin));
    }

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    private async Task<HttpResponseMessage> PreflightAsync(string origin, string method, string headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, new Uri(_aws.Address, $"{AwsUnderTest.Bucket}/uploads/x"));
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", headers);
        return await _client.SendAsync(request);
    }
}
