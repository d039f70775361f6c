using VideoStack.Functions.Shared.Access;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Catalog;

/// <summary>Gives owners their original back: exactly the version that was, or is being, encoded.</summary>
/// <param name="videos">The films.</param>
/// <param name="sources">Makes the addresses.</param>
/// <param name="clock">Tells the time.</param>
public sealed class GetSource(IVideoTable videos, ISourceLinks sources, TimeProvider clock) : IApiHandler
{
    // S3 looks at it when a request begins: long enough to go on with a download that broke off.
    private static readonly TimeSpan _lifetime = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await videos.FindOwnAsync(request, cancellation) is not { } film) return ApiResult.Refused(Problem.VideoNotFound);
        if (film.ObjectVersion is null) return ApiResult.Refused(Problem.NotReady("Its file has not arrived."));
        var expiresAt = clock.GetUtcNow() + _lifetime;
        return ApiResult.Ok(new SourceLink(sources.Presign(film, expiresAt), Timestamps.Write(expiresAt)), CatalogJson.Default.SourceLink);
    }
}
