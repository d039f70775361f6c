using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Uploads;

/// <summary>Answers which parts of an upload have arrived, to go on after a break.</summary>
/// <param name="videos">The films.</param>
/// <param name="multipart">Knows the parts.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class ListParts(IVideoTable videos, IMultipartUploads multipart, TimeProvider clock) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (found, problem) = await UploadInParts.FindAsync(videos, request, clock.GetUtcNow(), cancellation);
        if (found is not { Upload: var upload, Plan: var plan }) return ApiResult.Refused(problem!);

        if (await multipart.ListAsync(upload, cancellation) is not { } parts) return ApiResult.Refused(await found.EndAsync(multipart, cancellation));

        var arrived = parts.Select(part => new ArrivedPart(part.PartNumber, part.ETag, part.Size));
        return ApiResult.Ok(new ArrivedParts(plan.PartSize, plan.Count, [.. arrived]), UploadsJson.Default.ArrivedParts);
    }
}
