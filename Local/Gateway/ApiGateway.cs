using Microsoft.AspNetCore.Http.Features;
using VideoStack.Local.Gateway.Authorization;
using VideoStack.Local.Graph;
using VideoStack.Local.Lambda;

namespace VideoStack.Local.Gateway;

/// <summary>
/// API Gateway on this machine: serves the graph's REST APIs at <c>/{restApiId}/{stage}/{path}</c>, each by its OpenAPI document.
/// As strict as the real one, in the order that its execution log shows: route, size, authorizer, key and throttle, validation,
/// permission, function.
/// </summary>
/// <exception cref="LocalException">The graph, which must be complete, has an API that Local cannot serve.</exception>
public sealed partial class ApiGateway(ResourceGraph graph, IFunctions functions, TimeProvider time, ILogger<ApiGateway> logger)
{
    /// <summary>Bytes of a request's body.</summary>
    public const int PayloadLimit = 10 * 1024 * 1024;

    private readonly Dictionary<(string ApiId, string Stage), ApiStage> _stages = ApiStage.ReadAll(graph);
    private readonly ApiKeys _keys = new(graph);
    private readonly Throttle _throttle = new(graph, time);
    private readonly FunctionPermissions _permissions = new(graph);
    private readonly Authorizers _authorizers = new(functions, new FunctionPermissions(graph), time, logger);

    /// <summary>A request delegate.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        // The path as sent: decoding it would merge what %2F keeps apart.
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
        var parts = target.Split('/', 4);
        if (parts.Length < 3 || !_stages.TryGetValue((parts[1], parts[2]), out var stage))
        {
            http.Response.StatusCode = GatewayError.NoSuchStage.Status;
            await http.Response.WriteAsJsonAsync(new { message = GatewayError.NoSuchStage.Message });
            return;
        }

        var path = $"/{(parts.Length > 3 ? parts[3] : "")}";
        var match = stage.Routes.Find(http.Request.Method, path);
        var about = GatewayContext.For(http, stage, path, match?.Route, time.GetUtcNow());
        http.Response.Headers["x-amzn-RequestId"] = about.RequestId;
        http.Response.Headers["x-amz-apigw-id"] = about.ExtendedRequestId;
        var error = match is null ? GatewayError.NoSuchRoute : await ServeAsync(http, about, match);
        if (error is not null) await stage.Responses.WriteAsync(http, error, about);
    }

    // Null when the function's answer is on its way.
    private async Task<GatewayError?> ServeAsync(HttpContext http, GatewayContext about, RouteMatch match)
    {
        var stage = about.Stage;
        var route = match.Route;
        if (await ReadAsync(http.Request) is not { } body) return GatewayError.RequestTooLarge;

        if (route.Authorizer is { } authorizer)
        {
            var (refusal, caller) = await _authorizers.AuthorizeAsync(authorizer, http.Request, about, match);
            if (refusal is not null) return refusal;
            about = about with { Caller = caller };
        }

        if (route.RequiresApiKey)
        {
            if (_keys.Find(stage, http.Request.Headers["x-api-key"]) is not { } key) return GatewayError.InvalidApiKey;
            about = about with { ApiKey = key };
        }

        if (!_throttle.Admits(stage, route, about.ApiKey)) return GatewayError.Throttled;
        if (RequestValidation.Check(http.Request, match, body, stage.Schemas) is { } invalid) return invalid;
        if (!_permissions.Allow(route.FunctionArn, "apigateway.amazonaws.com", stage.SourceArn(route)))
        {
            LogNoPermission(route.FunctionArn, stage.SourceArn(route));
            return GatewayError.LambdaRefused;
        }

        return await CallAsync(http, route, stage, ProxyRequest.From(http.Request, about, match, body));
    }

    private async Task<GatewayError?> CallAsync(HttpContext http, Route route, ApiStage stage, byte[] payload)
    {
        InvocationResult result;
        using var limit = new CancellationTokenSource(route.IntegrationTimeout, time);
        try
        {
            result = await functions.InvokeAsync(route.FunctionArn, payload, limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return GatewayError.IntegrationTimeout;
        }
        catch (RequestTooLargeException)
        {
            return GatewayError.RequestTooLarge;
        }
        catch (InvocationRefusedException refusal)
        {
            LogRefused(route.Method, route.Path, refusal.Message);
            return GatewayError.LambdaRefused;
        }

        var response = result.FunctionError is null ? ProxyResponse.Parse(result.Payload) : null;
        if (response is null)
        {
            LogBadAnswer(route.Method, route.Path, System.Text.Encoding.UTF8.GetString(result.Payload.Span));
            return GatewayError.BadIntegrationResponse;
        }

        if (response.Bytes(stage.BinaryMediaTypes, http.Request.Headers.Accept) is not { } bytes) return GatewayError.LambdaRefused;
        await response.WriteAsync(http, bytes);
        return null;
    }

    // Null when there is more than the gateway takes.
    private static async Task<byte[]?> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > PayloadLimit) return null;

        using var buffer = new MemoryStream();
        var chunk = new byte[64 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, request.HttpContext.RequestAborted)) > 0)
        {
            if (buffer.Length + read > PayloadLimit) return null;
            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Invalid permissions on Lambda function: no aws.lambda.Permission lets {SourceArn} call {FunctionArn}")]
    private partial void LogNoPermission(string functionArn, string sourceArn);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path}: {Reason}")]
    private partial void LogRefused(string method, string path, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path}: the function failed, or its answer is no proxy response: {Answer}")]
    private partial void LogBadAnswer(string method, string path, string answer);
}
