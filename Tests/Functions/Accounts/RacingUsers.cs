using VideoStack.Functions.Identity.Accounts;

namespace VideoStack.Functions.Tests.Accounts;

/// <summary>Lets someone else be faster, once: just before the first write.</summary>
internal sealed class RacingUsers(IUserTable users, Func<Task> race) : IUserTable
{
    private Func<Task>? _race = race;

    public Task<User?> FindAsync(string userId, CancellationToken cancellation) => users.FindAsync(userId, cancellation);

    public async Task<bool> UpdateAsync(User user, CancellationToken cancellation)
    {
        if (Interlocked.Exchange(ref _race, null) is { } first) await first();
        return await users.UpdateAsync(user, cancellation);
    }

    public Task<UserPage> ListAsync(int limit, UserPosition? after, CancellationToken cancellation) => users.ListAsync(limit, after, cancellation);
}
