using System.Net;
using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.TestUtilities;
using Amazon.Runtime;
using VideoStack.Functions.Catalog;
using VideoStack.Functions.Shared.Access;
using VideoStack.Functions.Shared.Http;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests;

public sealed class HttpEntryTests
{
    // In the year 2100.
    private const long ExpiresAt = 4_102_444_800;

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
    public async Task An_answer_names_the_state_that_it_shows() =>
        Assert.That((await Invoke((_, _) => Task.FromResult(ApiResult.NoContent() with { ETag = "7" }))).Headers["ETag"], Is.EqualTo("\"7\""));

    // The Fetch standard's safelist: what a page of another site may send without asking.
    [Test]
    public void No_operation_takes_what_another_sites_form_can_send() => Assert.That(
        AccessRules.Table.Keys.SelectMany(operation => BodyRule.Of(operation).Types),
        Has.None.AnyOf("text/plain", "multipart/form-data", "application/x-www-form-urlencoded"));

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

    [TestCase("ConditionalRequestConflict", HttpStatusCode.Conflict)]
    [TestCase("ProvisionedThroughputExceededException", HttpStatusCode.BadRequest)]
    [TestCase("ThrottlingException", HttpStatusCode.BadRequest)]
    [TestCase("RequestLimitExceeded", HttpStatusCode.BadRequest)]
    [TestCase("SlowDown", HttpStatusCode.ServiceUnavailable)]
    [TestCase("TooManyRequestsException", HttpStatusCode.TooManyRequests)]
    public async Task A_service_that_is_busy_is_worth_another_try(string code, HttpStatusCode status) => AssertProblem(
        await Invoke((_, _) => throw new AmazonServiceException("slow down", null, ErrorType.Sender, code, "request", status)), 503, "unavailable", null);

    [Test]
    public async Task A_service_that_finds_the_request_wrong_is_no_passing_matter() => AssertProblem(
        await Invoke((_, _) => throw new AmazonServiceException("wrong", null, ErrorType.Sender, "ValidationException", "request", HttpStatusCode.BadRequest)),
        500, "internal", "Request request-1.");

    [Test]
    public async Task Work_ends_before_Lambda_ends_it()
    {
        _context.RemainingTime = TimeSpan.FromMilliseconds(700);
        var response = await Invoke(async (_, cancellation) => { await Task.Delay(Timeout.Infinite, cancellation); return ApiResult.Accepted(); });
        AssertProblem(response, 503, "unavailable", null);
    }

    [Test]
    public async Task A_refusal_may_say_when_to_come_back()
    {
        var response = await Invoke((_, _) => Task.FromResult(ApiResult.Refused(Problem.Locked) with { RetryAfter = TimeSpan.FromMilliseconds(59_001) }));
        Assert.That((response.StatusCode, response.Headers["Retry-After"]), Is.EqualTo((429, "60")));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("health")]
    [TestCase("DropTables")]
    public async Task What_has_no_rule_is_open_to_nobody(string? operation)
    {
        var request = new APIGatewayProxyRequest { RequestContext = new() { Authorizer = Authorizer("watch upload admin") } };
        var response = await new HttpEntry(new Handler(Unreachable)).InvokeAsync(For(operation, request), _context);
        AssertProblem(response, 403, "forbidden", null);
    }

    [TestCase("GetMe", null, 401, "unauthenticated")]
    [TestCase("CreateUpload", "watch", 403, "forbidden")]
    [TestCase("ListUsers", "watch upload", 403, "forbidden")]
    [TestCase("ListUsers", "watch upload administrator admins", 403, "forbidden")]
    [TestCase("GetUploadStatus", "", 403, "forbidden")]
    public async Task Who_may_not_call_an_operation_does_not_reach_its_handler(string operation, string? scope, int status, string kind)
    {
        var request = new APIGatewayProxyRequest { RequestContext = new() { Authorizer = scope is null ? null : Authorizer(scope) } };
        AssertProblem(await new HttpEntry(new Handler(Unreachable)).InvokeAsync(For(operation, request), _context), status, kind, null);
    }

    [Test]
    public async Task A_handler_knows_who_asks_and_with_what()
    {
        ApiRequest? seen = null;
        await Invoke((request, _) => { seen = request; return Task.FromResult(ApiResult.NoContent()); }, new APIGatewayProxyRequest
        {
            RequestContext = new() { OperationName = "GetMe", Authorizer = Authorizer("watch upload") },
            Headers = new Dictionary<string, string> { ["cookie"] = "a=1; b=x=y; a=2; broken", ["user-agent"] = "Browser/1" },
        });
        Assert.That((seen!.Operation, seen.Caller!.UserId, seen.Caller.SessionId, seen.UserAgent), Is.EqualTo(("GetMe", "user-1", "session-1", "Browser/1")));
        Assert.That(seen.Caller.Scopes, Is.EquivalentTo(new[] { "watch", "upload" }));
        Assert.That(seen.Cookies, Is.EquivalentTo(new Dictionary<string, string> { ["a"] = "1", ["b"] = "x=y" }));
    }

    [Test]
    public async Task A_context_without_a_user_is_nobodys()
    {
        ApiRequest? seen = null;
        await Invoke((request, _) => { seen = request; return Task.FromResult(ApiResult.NoContent()); }, new APIGatewayProxyRequest
        {
            RequestContext = new() { Authorizer = new() { ["principalId"] = "anonymous", ["scope"] = "admin", ["userId"] = "", ["integrationLatency"] = 3 } },
        });
        Assert.That(seen!.Caller, Is.Null);
    }

    [TestCase(16 * 1024, false, 202)]
    [TestCase(16 * 1024 + 1, false, 413)]
    [TestCase(1024 * 1024, false, 413)]
    [TestCase(1024 * 1024, true, 413)]
    public async Task A_large_body_is_refused_before_anybody_reads_it(int bytes, bool isBase64, int status)
    {
        var text = new string('x', bytes);
        var response = await Invoke((_, _) => Task.FromResult(ApiResult.Accepted()), new APIGatewayProxyRequest
        {
            Body = isBase64 ? Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text)) : text,
            IsBase64Encoded = isBase64,
        });
        if (status == 202) Assert.That(response.StatusCode, Is.EqualTo(202));
        else AssertProblem(response, 413, "request-too-large", null);
    }

    [Test]
    public async Task A_body_is_measured_in_bytes_not_characters() => AssertProblem(
        await Invoke((_, _) => Task.FromResult(ApiResult.Accepted()), new APIGatewayProxyRequest { Body = new string('€', 6000) }), 413, "request-too-large", null);

    [TestCase(null)]
    [TestCase("")]
    [TestCase("text/plain")]
    [TestCase("text/plain; a=application/json")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("multipart/form-data; boundary=x")]
    [TestCase("application/jsonp")]
    public async Task What_another_sites_form_can_send_reaches_no_handler(string? type)
    {
        foreach (var isSeveral in new[] { false, true })
        {
            var request = new APIGatewayProxyRequest { Body = """{"email":"heron@example.org","password":"grey otters sleep late"}""", Headers = new Dictionary<string, string>() };
            if (type is not null && isSeveral) request.MultiValueHeaders = new Dictionary<string, IList<string>> { ["Content-Type"] = ["application/json", type] };
            else if (type is not null) request.Headers["content-type"] = type;
            AssertProblem(await new HttpEntry(new Handler(Unreachable)).InvokeAsync(For("Login", request), _context), 415, "unsupported-media-type", null);
        }
    }

    [TestCase("application/json", "{}")]
    [TestCase("Application/JSON; charset=utf-8", "{}")]
    [TestCase("text/plain", "")]
    [TestCase(null, null)]
    public async Task JSON_passes_and_so_does_a_request_without_a_body(string? type, string? body)
    {
        var headers = new Dictionary<string, string>();
        if (type is not null) headers["Content-Type"] = type;
        var response = await Invoke((_, _) => Task.FromResult(ApiResult.NoContent()), new APIGatewayProxyRequest { Body = body, Headers = headers });
        Assert.That(response.StatusCode, Is.EqualTo(204));
    }

    [Test]
    public async Task A_function_of_several_operations_picks_by_name_and_serves_no_other()
    {
        var operations = new Operations
        {
            { "Login", new Handler((_, _) => Task.FromResult(ApiResult.NoContent())) },
            { "Logout", new Handler((_, _) => Task.FromResult(ApiResult.Accepted())) },
        };
        var entry = new HttpEntry(operations);
        Assert.That((await entry.InvokeAsync(For("Login"), _context)).StatusCode, Is.EqualTo(204));
        Assert.That((await entry.InvokeAsync(For("Logout"), _context)).StatusCode, Is.EqualTo(202));
        AssertProblem(await entry.InvokeAsync(For("Register"), _context), 500, "internal", "Request request-1.");
    }

    [Test]
    public void A_lenient_JSON_context_is_a_mistake_of_the_program() => Assert.That(
        () => new ApiRequest { Body = "{}" }.ReadBody(LenientJson.Default.HealthStatus), Throws.InvalidOperationException);

    [Test]
    public async Task A_token_ends_though_the_gateway_still_knows_it()
    {
        var ended = new ManualClock(DateTimeOffset.FromUnixTimeSeconds(ExpiresAt));
        var request = For("Health");
        request.RequestContext.Authorizer = Authorizer("watch");
        AssertProblem(await new HttpEntry(new Handler(Unreachable), ended).InvokeAsync(request, _context), 401, "unauthenticated", null);
    }

    private static APIGatewayCustomAuthorizerContext Authorizer(string scope) =>
        new() { ["userId"] = "user-1", ["scope"] = scope, ["sessionId"] = "session-1", ["expiresAt"] = $"{ExpiresAt}" };

    private static Task<ApiResult> Unreachable(ApiRequest request, CancellationToken cancellation) => throw new AssertionException("The handler was asked.");

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
        new HttpEntry(new Handler(handle)).InvokeAsync(For("Health", request), _context);

    private static APIGatewayProxyRequest For(string? operation, APIGatewayProxyRequest? request = null)
    {
        request ??= new();
        request.RequestContext ??= new();
        request.RequestContext.OperationName ??= operation;
        if (request.Body is not null) request.Headers ??= new Dictionary<string, string> { ["Content-Type"] = "application/json" };
        return request;
    }

    private sealed class Handler(Func<ApiRequest, CancellationToken, Task<ApiResult>> handle) : IApiHandler
    {
        public Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation) => handle(request, cancellation);
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(HealthStatus))]
internal sealed partial class LenientJson : System.Text.Json.Serialization.JsonSerializerContext;
