using VideoStack.Functions.Identity.Account;
using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Administration;

/// <summary>Sets roles, locks or unlocks an account. Locking ends its sessions; unlocking forgets failed sign-ins as well.</summary>
/// <param name="acting">Who asks.</param>
/// <param name="users">The accounts.</param>
/// <param name="administrators">Keeps one of them.</param>
/// <param name="sessions">The sessions.</param>
/// <param name="emails">Counts failed sign-ins.</param>
/// <param name="views">Shows the account.</param>
public sealed class UpdateUser(
    ActingAdministrator acting, IUserTable users, IAdministrators administrators, ISessionTable sessions, IEmailTable emails, UserViews views) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var change = request.ReadBody(AccountJson.Default.UserChange);
        var errors = new FieldErrors();
        var roles = RoleRules.Check(change.Roles, errors);
        if (!errors.IsEmpty) return ApiResult.Refused(Problem.Invalid(errors));
        if (roles is null && change.Locked is null) return ApiResult.Refused(Problem.BadRequest("Say what to change: roles, locked or both."));

        var (user, refusal) = await WriteAsync(
            request, user => user with { Roles = roles ?? user.Roles, Locked = change.Locked ?? user.Locked }, cancellation);
        if (user is null) return ApiResult.Refused(refusal!);
        // Both after the write, and whatever the account was before: asked again, they catch up on what failed.
        if (change.Locked == true) await sessions.RevokeAllAsync(user.UserId, except: null, cancellation);
        if (change.Locked == false) await emails.ForgiveAsync(user.EmailIndex, cancellation);
        return ApiResult.Ok(await views.OfAsync(user, cancellation), AccountJson.Default.UserView);
    }

    private async Task<(User? User, Problem? Refusal)> WriteAsync(ApiRequest request, Func<User, User> change, CancellationToken cancellation)
    {
        var userId = request.Path.GetValueOrDefault("userId");
        if (!VideoIds.IsValid(userId)) return (null, Problem.NoSuchUser);
        // Again, from the beginning, when someone else has changed one of the accounts meanwhile.
        while (true)
        {
            if (await acting.FindAsync(request, cancellation) is not { } caller) return (null, Problem.NotAllowed);
            if (await users.FindAsync(userId, cancellation) is not { } user) return (null, Problem.NoSuchUser);
            var changed = change(user);
            if (!user.IsAdministrator() || changed.IsAdministrator())
            {
                if (await users.UpdateAsync(changed, cancellation)) return (changed, null);
                continue;
            }
            // Whoever takes the role from somebody else is the administrator who is left.
            var other = caller.UserId != userId ? caller.UserId : await administrators.FindOtherAsync(userId, cancellation);
            if (other is null) return (null, Problem.LastAdministrator);
            if (await administrators.UpdateWhileAsync(changed, other, cancellation)) return (changed, null);
        }
    }
}
