namespace VideoStack.Functions.Shared.Access;

/// <summary>What an account is; it decides what its tokens allow.</summary>
public static class Roles
{
    public const string Viewer = "viewer";
    public const string Creator = "creator";
    public const string Admin = "admin";

    /// <summary>All roles, the least first.</summary>
    public static IReadOnlyList<string> All { get; } = [Viewer, Creator, Admin];

    /// <summary>The scopes of an account, the least first. Each role includes those before it; an unknown one adds nothing.</summary>
    public static IReadOnlyList<string> ScopesOf(IEnumerable<string> roles)
    {
        var has = roles.ToHashSet(StringComparer.Ordinal);
        if (has.Contains(Admin)) return [Scopes.Watch, Scopes.Upload, Scopes.Admin];
        if (has.Contains(Creator)) return [Scopes.Watch, Scopes.Upload];
        return has.Contains(Viewer) ? [Scopes.Watch] : [];
    }
}
