using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Uploads;

/// <summary>Announces a film of the caller's and answers where to send its bytes: small files in one piece, large ones in parts.</summary>
/// <param name="films">Takes the film in.</param>
/// <param name="addresses">Where single files go.</param>
/// <param name="multipart">Where files in parts go.</param>
/// <param name="rules">What may be uploaded.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="ids">Gives the film its id.</param>
internal sealed class CreateUpload(
    IFilmAnnouncements films, IUploadAddresses addresses, IMultipartUploads multipart, UploadRules rules, TimeProvider clock, IIdSource ids) : IApiHandler
{
    // S3 looks at it when the request begins, however long the bytes then take; the rest is for retries.
    private static readonly TimeSpan _beginsWithin = TimeSpan.FromHours(1);

    // Time to go on tomorrow with what was broken off today. The bucket clears away what is left of an upload soon after.
    private static readonly TimeSpan _endsWithin = TimeSpan.FromDays(2);

    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Caller is not { UserId: var owner }) return ApiResult.Refused(Problem.Unauthenticated);

        var (draft, problem) = rules.Check(request.ReadBody(UploadsJson.Default.UploadRequest));
        if (draft is null) return ApiResult.Refused(problem!);

        var video = Announce(draft, owner);
        var (target, refused) = PartPlan.For(draft.Size) is { } plan
            ? await TakeInPartsAsync(video, plan, cancellation)
            : await TakeInOnePieceAsync(video, cancellation);
        return refused is null
            ? ApiResult.Created(new UploadTicket(video.VideoId, target!), UploadsJson.Default.UploadTicket)
            : ApiResult.Refused(refused);
    }

    private Video Announce(UploadDraft draft, string owner)
    {
        var now = clock.GetUtcNow();
        return new()
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
            UploadExpiresAt = now + _endsWithin,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    private async Task<(UploadTarget? Target, Problem? Problem)> TakeInOnePieceAsync(Video video, CancellationToken cancellation)
    {
        var expiresAt = video.CreatedAt + _beginsWithin;
        // Signed before the film is noted: should signing fail, nothing is left behind.
        var url = addresses.PresignPut(MediaKeys.Source(video.VideoId), video.ContentType, video.Size, expiresAt);
        if (await films.AnnounceAsync(video, rules.MaxOwnerBytes, cancellation) is { } left) return (null, Problem.StorageFull(left));

        return (new UploadTarget("single", Timestamps.Write(expiresAt))
        {
            Url = url,
            // The length is signed too, but it is the browser that writes that header.
            Headers = new Dictionary<string, string> { ["Content-Type"] = video.ContentType, ["If-None-Match"] = "*" },
        }, null);
    }

    private async Task<(UploadTarget? Target, Problem? Problem)> TakeInPartsAsync(Video video, PartPlan plan, CancellationToken cancellation)
    {
        var upload = await multipart.BeginAsync(MediaKeys.Source(video.VideoId), video.ContentType, cancellation);
        var film = video with { UploadId = upload.UploadId, PartSize = plan.PartSize };
        try
        {
            if (await films.AnnounceAsync(film, rules.MaxOwnerBytes, cancellation) is { } left)
            {
                await multipart.AbortAsync(upload, cancellation);
                return (null, Problem.StorageFull(left));
            }
        }
        // Where the film may have been noted all the same, both expire together.
        catch (Exception failure) when (Transactions.WroteNothing(failure))
        {
            await multipart.AbortAsync(upload, cancellation);
            throw;
        }
        return (new UploadTarget("multipart", Timestamps.Write(video.UploadExpiresAt!.Value)) { PartSize = plan.PartSize, PartCount = plan.Count }, null);
    }
}
