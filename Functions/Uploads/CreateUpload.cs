using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Uploads;

/// <summary>Announces a film of the caller's and answers where to send its bytes.</summary>
/// <param name="videos">The films.</param>
/// <param name="uploads">The raw bucket.</param>
/// <param name="rules">What may be uploaded.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="ids">Gives the film its id.</param>
public sealed class CreateUpload(
    IVideoTable videos, IUploadStore uploads, UploadRules rules, TimeProvider clock, IIdSource ids) : IApiHandler
{
    // S3 looks at it when the request begins, however long the bytes then take; the rest is for retries.
    private static readonly TimeSpan _uploadTime = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Caller is not { UserId: var owner }) return ApiResult.Refused(Problem.Unauthenticated);

        var (draft, problem) = rules.Check(request.ReadBody(UploadsJson.Default.UploadRequest));
        if (draft is null) return ApiResult.Refused(problem!);

        var now = clock.GetUtcNow();
        var video = new Video
        {
            VideoId = ids.Next(),
            OwnerId = owner,
            Title = draft.Title,
            Description = draft.Description,
            Visibility = draft.Visibility,
            FileName = draft.FileName,
            ContentType = draft.ContentType,
            Size = draft.Size,
            Status = VideoStatus.AwaitingUpload,
            CreatedAt = now,
            UpdatedAt = now,
        };
        var expiresAt = now + _uploadTime;
        // Signed before the film is noted: should signing fail, nothing is left behind.
        var url = uploads.PresignPut(MediaKeys.Source(video.VideoId), video.ContentType, video.Size, expiresAt);
        await videos.CreateAsync(video, cancellation);

        // The length is signed too, but it is the browser that writes that header.
        var headers = new Dictionary<string, string> { ["Content-Type"] = video.ContentType };
        return ApiResult.Created(
            new UploadTicket(video.VideoId, new UploadTarget("single", url, headers, Timestamps.Write(expiresAt))),
            UploadsJson.Default.UploadTicket);
    }
}
