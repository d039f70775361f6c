using VideoStack.Functions.Shared.Access;
using VideoStack.Functions.Shared.Hosting;

namespace VideoStack.Functions.Identity.Registration;

/// <summary>Who may open an account.</summary>
public enum RegistrationMode
{
    /// <summary>Nobody, invited or not.</summary>
    Closed,

    /// <summary>Whoever is invited.</summary>
    Invitation,

    /// <summary>Everyone.</summary>
    Open,
}

/// <summary>Who may open an account, and what they become.</summary>
/// <param name="Mode">Who may.</param>
/// <param name="NewAccountRoles">What they become without an invitation, which says it itself.</param>
public sealed record RegistrationPolicy(RegistrationMode Mode, IReadOnlySet<string> NewAccountRoles)
{
    private const string ModeVariable = "REGISTRATION";
    private const string RolesVariable = "NEW_ACCOUNT_ROLES";

    /// <summary>The policy from the settings: <c>REGISTRATION</c> and, divided by commas, <c>NEW_ACCOUNT_ROLES</c>.</summary>
    /// <exception cref="SettingException">One is missing or unknown.</exception>
    public static RegistrationPolicy Read(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var mode = settings.Require(ModeVariable) switch
        {
            "closed" => RegistrationMode.Closed,
            "invitation" => RegistrationMode.Invitation,
            "open" => RegistrationMode.Open,
            var other => throw new SettingException($"The environment variable {ModeVariable} must be closed, invitation or open, not '{other}'."),
        };
        var roles = settings.Require(RolesVariable).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        return roles.Count > 0 && roles.IsSubsetOf(Roles.All)
            ? new RegistrationPolicy(mode, roles)
            : throw new SettingException($"The environment variable {RolesVariable} must name some of {string.Join(", ", Roles.All)}.");
    }

    /// <summary>Whether an application is looked at.</summary>
    public bool MayRegister(bool isInvited) => Mode == RegistrationMode.Open || (Mode == RegistrationMode.Invitation && isInvited);
}
