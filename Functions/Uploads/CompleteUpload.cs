using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Uploads;

/// <summary>
/// Joins the parts of an upload. Which parts there are is asked of S3, not of the client: so the request has no body that grows with
/// the file, and nobody can leave a part out. Asking again is no error: joining thousands of parts may take longer than a client is answered.
/// </summary>
/// <param name="videos">The films.</param>
/// <param name="multipart">Knows the parts, and joins them.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class CompleteUpload(IVideoTable videos, IMultipartUploads multipart, TimeProvider clock) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (found, problem) = await UploadInParts.FindAsync(videos, request, clock.GetUtcNow(), cancellation);
        if (problem == Problem.UploadEnded) return ApiResult.Accepted();
        if (found is not { Upload: var upload, Plan: var plan }) return ApiResult.Refused(problem!);

        if (await multipart.ListAsync(upload, cancellation) is not { } parts)
        {
            var end = await found.EndAsync(multipart, cancellation);
            return end == Problem.UploadEnded ? ApiResult.Accepted() : ApiResult.Refused(end);
        }

        var whole = parts.Count(part => plan.Has(part.PartNumber) && part.Size == plan.LengthOf(part.PartNumber));
        if (whole < plan.Count) return ApiResult.Refused(Problem.UploadIncomplete(plan.Count - whole, plan.Count));

        return await multipart.CompleteAsync(upload, parts, cancellation)
            ? ApiResult.Accepted()
            : ApiResult.Refused(Problem.UploadIncomplete(1, plan.Count));
    }
}
