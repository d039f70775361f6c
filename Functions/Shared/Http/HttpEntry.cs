using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Runtime;
using VideoStack.Functions.Shared.Hosting;

namespace VideoStack.Functions.Shared.Http;

/// <summary>The one place where results and exceptions become HTTP.</summary>
/// <param name="handler">Serves the operation.</param>
public sealed class HttpEntry(IApiHandler handler)
{
    /// <summary>Serves an invocation of API Gateway. Never throws: API Gateway would render that as a bare 502.</summary>
    public async Task<APIGatewayProxyResponse> InvokeAsync(APIGatewayProxyRequest request, ILambdaContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Render(await AnswerAsync(request, context));
    }

    private async Task<ApiResult> AnswerAsync(APIGatewayProxyRequest request, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        try
        {
            return await handler.HandleAsync(ApiRequest.From(request), deadline.Token);
        }
        catch (BadRequestException unreadable)
        {
            return ApiResult.Refused(Problem.BadRequest(unreadable.Message));
        }
        catch (OperationCanceledException late) when (deadline.IsCancellationRequested)
        {
            context.Logger.LogError(late, "The time for this request is over.");
            return ApiResult.Refused(Problem.Unavailable);
        }
        catch (AmazonServiceException busy) when (busy.Retryable is not null || (int)busy.StatusCode is 429 or 503)
        {
            context.Logger.LogWarning(busy, "A service asks to try again later.");
            return ApiResult.Refused(Problem.Unavailable);
        }
        catch (Exception unexpected)
        {
            context.Logger.LogError(unexpected, "The request failed.");
            return ApiResult.Refused(Problem.Internal(context.AwsRequestId));
        }
    }

    private static APIGatewayProxyResponse Render(ApiResult result)
    {
        var response = new APIGatewayProxyResponse
        {
            StatusCode = result.Status,
            Body = result.Body ?? "",
            Headers = new Dictionary<string, string>(),
        };
        if (result.Body is not null) response.Headers["Content-Type"] = result.ContentType;
        response.Headers["Cache-Control"] = result.CacheFor is { } time ? $"public, max-age={(int)time.TotalSeconds}" : "no-store";
        if (result.Cookies.Count > 0)
            response.MultiValueHeaders = new Dictionary<string, IList<string>> { ["Set-Cookie"] = [.. result.Cookies] };
        return response;
    }
}
