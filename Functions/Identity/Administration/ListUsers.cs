using System.Globalization;
using VideoStack.Functions.Identity.Account;
using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Administration;

/// <summary>All accounts, newest first.</summary>
/// <param name="acting">Who asks.</param>
/// <param name="users">The accounts.</param>
/// <param name="views">Shows them. Each account has a key of its own: KMS opens as many as the page has accounts.</param>
public sealed class ListUsers(ActingAdministrator acting, IUserTable users, UserViews views) : IApiHandler
{
    private const int DefaultLimit = 24;
    private const int MaxLimit = 100;

    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await acting.FindAsync(request, cancellation) is null) return ApiResult.Refused(Problem.NotAllowed);
        var errors = new FieldErrors();
        var (limit, after) = Read(request.Query, errors);
        if (!errors.IsEmpty) return ApiResult.Refused(Problem.Invalid(errors));

        var page = await users.ListAsync(limit, after, cancellation);
        var items = await Task.WhenAll(page.Users.Select(user => views.OfAsync(user, cancellation)));
        return ApiResult.Ok(new UserList(items, page.Next is { } next ? UserCursor.Write(next) : null), AccountJson.Default.UserList);
    }

    private static (int Limit, UserPosition? After) Read(IReadOnlyDictionary<string, string> query, FieldErrors errors)
    {
        var limit = DefaultLimit;
        if (query.TryGetValue("limit", out var number)
            && (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > MaxLimit))
            errors.Add("limit", $"Ask for 1 to {MaxLimit} accounts.");
        var after = query.TryGetValue("cursor", out var cursor) ? UserCursor.Read(cursor) : null;
        if (cursor is not null && after is null) errors.Add("cursor", "This is no cursor. Begin again without one.");
        return (limit, after);
    }
}
