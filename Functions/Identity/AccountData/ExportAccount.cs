using VideoStack.Functions.Identity.Account;
using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Identity.AccountData;

/// <summary>What is kept about the caller, but for receipts of removed films and sums of usage. Not what lets somebody in: hashes, keys, secrets and tokens stay.</summary>
/// <param name="own">Finds the account.</param>
/// <param name="views">Shows it.</param>
/// <param name="sessions">The sessions.</param>
/// <param name="videos">The films.</param>
public sealed class ExportAccount(OwnAccount own, AccountViews views, ISessionTable sessions, IVideoTable videos) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (user, refusal) = await own.FindAsync(request, cancellation);
        if (user is null) return ApiResult.Refused(refusal!);

        var films = new List<ExportedVideo>();
        await foreach (var page in videos.PagesOfAsync(user.UserId, cancellation)) films.AddRange(page.Select(Export));
        var signedIn = await sessions.ListAsync(user.UserId, cancellation);
        return ApiResult.Ok(
            new AccountExport(
                await views.OfAsync(user, cancellation),
                [.. signedIn.Select(session => AccountViews.Of(session, request.Caller!.SessionId))],
                films),
            AccountJson.Default.AccountExport);
    }

    private static ExportedVideo Export(Video video) => new(
        video.VideoId,
        video.Title,
        video.Description,
        video.Visibility.Name(),
        video.FileName,
        video.ContentType,
        video.Size,
        video.Status.ToString(),
        video.Failure?.Reason,
        video.TakedownReason,
        Timestamps.Write(video.CreatedAt),
        Timestamps.Write(video.UpdatedAt),
        video.PublishedAt is { } published ? Timestamps.Write(published) : null,
        video.DurationSeconds,
        video.Width,
        video.Height,
        video.Views);
}
