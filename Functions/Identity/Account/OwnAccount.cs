using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Account;

/// <summary>Finds the account of who asks: the one in the access token, never one that a request names.</summary>
/// <param name="users">The accounts.</param>
public sealed class OwnAccount(IUserTable users)
{
    /// <summary>The account, or why there is none. A token lives on for minutes after its account was erased or locked.</summary>
    public async Task<(User? User, Problem? Refusal)> FindAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Caller is not { } caller || await users.FindAsync(caller.UserId, cancellation) is not { } user) return (null, Problem.Unauthenticated);
        return user.Locked ? (null, Problem.AccountLocked) : (user, null);
    }
}
