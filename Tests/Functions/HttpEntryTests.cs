using System.Net;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.TestUtilities;
using VideoStack.Functions.Catalog;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Tests;

public sealed class HttpEntryTests
{
    private readonly TestLambdaContext _context = new() { AwsRequestId = "request-1", RemainingTime = TimeSpan.FromSeconds(10), Logger = new TestLambdaLogger() };

    [Test]
    public async Task A_result_becomes_an_answer_that_nobody_keeps()
    {
        var response = await Invoke((_, _) => Task.FromResult(ApiResult.Ok(new HealthStatus("ok"), CatalogJson.Default.HealthStatus)));
        Assert.That((response.StatusCode, response.Body), Is.EqualTo((200, """{"status":"ok"}""")));
        Assert.That(response.Headers, Is.EquivalentTo(new Dictionary<string, string> { ["Content-Type"] = "application/json", ["Cache-Control"] = "no-store" }));
        Assert.That(response.MultiValueHeaders, Is.Null);
    }

    [Test]
    public async Task An_answer_that_may_be_kept_says_how_long()
    {
        var response = await Invoke((_, _) => Task.FromResult(ApiResult.Accepted() with { CacheFor = TimeSpan.FromSeconds(5) }));
        Assert.That((response.StatusCode, response.Body), Is.EqualTo((202, "")));
        Assert.That(response.Headers, Is.EquivalentTo(new Dictionary<string, string> { ["Cache-Control"] = "public, max-age=5" }));
    }

    [Test]
    public async Task Each_cookie_is_a_header_of_its_own()
    {
        var response = await Invoke((_, _) => Task.FromResult(ApiResult.Accepted() with { Cookies = ["a=1", "b=2"] }));
        Assert.That(response.MultiValueHeaders["Set-Cookie"], Is.EqualTo(new[] { "a=1", "b=2" }));
    }

    [Test]
    public async Task A_body_in_Base64_is_read_as_text()
    {
        ApiRequest? seen = null;
        await Invoke((request, _) => { seen = request; return Task.FromResult(ApiResult.Accepted()); }, new APIGatewayProxyRequest { Body = "w4k=", IsBase64Encoded = true });
        Assert.That(seen!.Body, Is.EqualTo("É"));
    }

    [Test]
    public async Task A_request_without_parameters_has_none()
    {
        ApiRequest? seen = null;
        await Invoke((request, _) => { seen = request; return Task.FromResult(ApiResult.Accepted()); });
        Assert.That((seen!.Path.Count, seen.Query.Count, seen.Body), Is.EqualTo((0, 0, "")));
    }

    [Test]
    public async Task A_body_that_cannot_be_read_is_a_bad_request() =>
        AssertProblem(await Invoke((_, _) => throw new BadRequestException("The body is not JSON.")), 400, "bad-request", "The body is not JSON.");

    [Test]
    public async Task What_goes_wrong_inside_is_logged_and_not_told()
    {
        var response = await Invoke((_, _) => throw new InvalidOperationException("the secret"));
        AssertProblem(response, 500, "internal", "Request request-1.");
        Assert.That(response.Body, Does.Not.Contain("secret"));
        Assert.That(((TestLambdaLogger)_context.Logger).Buffer.ToString(), Does.Contain("the secret"));
    }

    [Test]
    public async Task A_service_that_is_busy_is_worth_another_try() =>
        AssertProblem(await Invoke((_, _) => throw new ProvisionedThroughputExceededException("slow down") { StatusCode = HttpStatusCode.ServiceUnavailable }), 503, "unavailable", null);

    [Test]
    public async Task Work_ends_before_Lambda_ends_it()
    {
        _context.RemainingTime = TimeSpan.FromMilliseconds(700);
        var response = await Invoke(async (_, cancellation) => { await Task.Delay(Timeout.Infinite, cancellation); return ApiResult.Accepted(); });
        AssertProblem(response, 503, "unavailable", null);
    }

    private static void AssertProblem(APIGatewayProxyResponse response, int status, string kind, string? detail)
    {
        Assert.That((response.StatusCode, response.Headers["Content-Type"]), Is.EqualTo((status, "application/problem+json")));
        var problem = JsonDocument.Parse(response.Body).RootElement;
        Assert.That(problem.GetProperty("type").GetString(), Is.EqualTo("urn:videostack:problem:" + kind));
        Assert.That(problem.GetProperty("status").GetInt32(), Is.EqualTo(status));
        Assert.That(problem.GetProperty("title").GetString(), Is.Not.Empty);
        Assert.That(problem.TryGetProperty("detail", out var told) ? told.GetString() : null, Is.EqualTo(detail));
    }

    private Task<APIGatewayProxyResponse> Invoke(Func<ApiRequest, CancellationToken, Task<ApiResult>> handle, APIGatewayProxyRequest? request = null) =>
        new HttpEntry(new Handler(handle)).InvokeAsync(request ?? new APIGatewayProxyRequest(), _context);

    private sealed class Handler(Func<ApiRequest, CancellationToken, Task<ApiResult>> handle) : IApiHandler
    {
        public Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation) => handle(request, cancellation);
    }
}
