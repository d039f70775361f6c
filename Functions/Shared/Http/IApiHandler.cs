namespace VideoStack.Functions.Shared.Http;

/// <summary>Serves one operation of the HTTP contract.</summary>
public interface IApiHandler
{
    /// <summary>Answers a request. Throws only for what the caller cannot help.</summary>
    Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation);
}
