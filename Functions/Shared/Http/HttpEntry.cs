using System.Globalization;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Runtime;
using VideoStack.Functions.Shared.Access;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Shared.Http;

/// <summary>The one place where results and exceptions become HTTP, and the door that every request passes before its handler.</summary>
/// <param name="handler">Serves the operation.</param>
/// <param name="clock">Tells the time; the system's, save in tests.</param>
public sealed class HttpEntry(IApiHandler handler, TimeProvider? clock = null)
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
            if (BodyRule.Of(request.RequestContext?.OperationName).Refusal(request) is { } unwelcome) return ApiResult.Refused(unwelcome);
            var asked = ApiRequest.From(request);
            if (asked.Caller?.ExpiresAt <= (clock ?? TimeProvider.System).GetUtcNow()) return ApiResult.Refused(Problem.Unauthenticated);
            return AccessRules.Refusal(asked.Operation, asked.Caller) is { } refusal
                ? ApiResult.Refused(refusal)
                : await handler.HandleAsync(asked, deadline.Token);
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
        catch (AmazonServiceException busy) when (IsPassing(busy))
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

    // DynamoDB refuses what is too much with status 400, as it does what is wrong: the code tells which. So does S3 with 409 of two who
    // write an object at once.
    private static bool IsPassing(AmazonServiceException busy) =>
        busy.Retryable is not null || (int)busy.StatusCode is 429 or 503 || Transactions.IsPassing(busy)
        || busy.ErrorCode is "ProvisionedThroughputExceededException" or "ThrottlingException" or "RequestLimitExceeded" or "ConditionalRequestConflict";

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
        if (result.ETag is { } tag) response.Headers["ETag"] = EntityTag.Write(tag);
        if (result.RetryAfter is { } wait)
            response.Headers["Retry-After"] = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (result.Cookies.Count > 0)
            response.MultiValueHeaders = new Dictionary<string, IList<string>> { ["Set-Cookie"] = [.. result.Cookies] };
        return response;
    }
}
