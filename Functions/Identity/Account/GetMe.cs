using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Account;

/// <summary>The caller's own account.</summary>
/// <param name="own">Finds it.</param>
/// <param name="views">Shows it.</param>
public sealed class GetMe(OwnAccount own, AccountViews views) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        var (user, refusal) = await own.FindAsync(request, cancellation);
        return user is null ? ApiResult.Refused(refusal!) : ApiResult.Ok(await views.OfAsync(user, cancellation), AccountJson.Default.AccountView);
    }
}
