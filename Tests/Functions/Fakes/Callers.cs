using VideoStack.Functions.Shared.Access;

namespace VideoStack.Functions.Tests.Fakes;

/// <summary>Who asks: one of each kind of person that a rule may tell apart.</summary>
internal static class Callers
{
    /// <summary>Owner of the films of <see cref="Samples"/>.</summary>
    public static Caller Owner { get; } = Of(Samples.OwnerId, Roles.Creator);

    public static Caller Viewer { get; } = Of("a-viewer", Roles.Viewer);

    public static Caller OtherCreator { get; } = Of("another-creator", Roles.Creator);

    public static Caller Admin { get; } = Of("an-admin", Roles.Admin);

    /// <summary>The kinds by name; anonymous is null.</summary>
    public static IReadOnlyDictionary<string, Caller?> All { get; } = new Dictionary<string, Caller?>
    {
        ["anonymous"] = null,
        ["viewer"] = Viewer,
        ["owner"] = Owner,
        ["other creator"] = OtherCreator,
        ["admin"] = Admin,
    };

    public static Caller Of(string userId, params string[] roles) => new(userId, Roles.ScopesOf(roles).ToHashSet(), "session-of-" + userId, DateTimeOffset.MaxValue);
}
