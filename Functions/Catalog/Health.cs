using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Catalog;

/// <summary>Tells that the API answers: the door, the gateway and this executable. It asks nothing of any other service.</summary>
public sealed class Health : IApiHandler
{
    /// <inheritdoc/>
    public Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation) =>
        Task.FromResult(ApiResult.Ok(new HealthStatus("ok"), CatalogJson.Default.HealthStatus));
}
