using VideoStack.Functions.Identity.Account;
using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Sessions;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Identity.AccountData;

/// <summary>
/// Erases the caller's account. Films are closed here and their bytes go with the Videos table's stream; sessions, the claim on the
/// address and the account go at once. What is left names nobody, and ends by itself: hashes of mailed tokens within a week, those of
/// refresh tokens within 30 days.
/// </summary>
/// <remarks>
/// The account goes after all else, and together with its address: whatever fails before, its owner can still sign in and ask again,
/// and what is gone already does no harm. The list of films lags behind by moments, so it is looked at once more when nothing can be
/// added to the account any more, save with an access token that was handed out before. It may be the last administrator's: a person's data is theirs, and the operator can name another administrator.
/// </remarks>
/// <param name="own">Finds the account.</param>
/// <param name="proof">Asks for the password.</param>
/// <param name="videos">The films.</param>
/// <param name="removal">Closes them.</param>
/// <param name="sessions">The sessions.</param>
/// <param name="erasures">Ends the account.</param>
public sealed class EraseAccount(
    OwnAccount own, PasswordProof proof, IVideoTable videos, IFilmRemoval removal, ISessionTable sessions, IErasures erasures) : IApiHandler
{
    // Each is one small write; more at once would only queue in the client.
    private const int FilmsAtOnce = 10;

    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = request.ReadBody(AccountJson.Default.PasswordBody);
        var (user, refusal) = await own.FindAsync(request, cancellation);
        if (user is null) return ApiResult.Refused(refusal!);
        if (await proof.RefusalAsync(user, body.Password, "password", cancellation) is { } refused) return refused;

        await CloseFilmsAsync(user.UserId, cancellation);
        await sessions.RevokeAllAsync(user.UserId, except: null, cancellation);
        await erasures.EraseAsync(user, cancellation);
        await CloseFilmsAsync(user.UserId, cancellation);
        return ApiResult.Accepted() with { Cookies = [RefreshCookie.Clear] };
    }

    private async Task CloseFilmsAsync(string userId, CancellationToken cancellation)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = FilmsAtOnce, CancellationToken = cancellation };
        await foreach (var page in videos.PagesOfAsync(userId, cancellation))
        {
            await Parallel.ForEachAsync(
                page.Where(video => video.Status != VideoStatus.Deleting),
                options,
                async (video, ended) => await removal.DeleteWithAccountAsync(video.VideoId, userId, ended));
        }
    }
}
