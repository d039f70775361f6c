using VideoStack.Functions.Shared.Access;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Administration;

/// <summary>Which roles an administrator may give.</summary>
internal static class RoleRules
{
    /// <summary>The roles as a set; null when none are given, or when they will not do, and then the errors say why.</summary>
    public static IReadOnlySet<string>? Check(IReadOnlyList<string>? roles, FieldErrors errors)
    {
        if (roles is null) return null;
        var set = roles.ToHashSet(StringComparer.Ordinal);
        if (set.Count > 0 && set.Count == roles.Count && set.All(Roles.All.Contains)) return set;
        errors.Add("roles", $"Choose one or more of {string.Join(", ", Roles.All)}, each once.");
        return null;
    }
}
