using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Administration;

/// <summary>
/// Whether who asks is an administrator now. The token says so too, but it lives for 15 minutes: whoever has just lost the role, or
/// was locked, could use them to get it back.
/// </summary>
/// <param name="users">The accounts.</param>
public sealed class ActingAdministrator(IUserTable users)
{
    /// <summary>The administrator; null when the caller is none.</summary>
    public async Task<User?> FindAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Caller is { } caller && await users.FindAsync(caller.UserId, cancellation) is { } user && user.IsAdministrator() ? user : null;
    }
}
