namespace VideoStack.Functions.Shared.Access;

/// <summary>Who may call an operation.</summary>
public enum AccessRule
{
    /// <summary>Everyone, signed in or not.</summary>
    Anyone,

    /// <summary>Everyone, but the film decides who sees it: public and unlisted ones all, private ones their owner and admins.</summary>
    ByVisibility,

    /// <summary>Whoever is signed in; it is about the caller's own account.</summary>
    Account,

    /// <summary>Whoever may upload.</summary>
    Creator,

    /// <summary>Whoever is signed in and owns the film. Others hear that there is none.</summary>
    Owner,

    /// <summary>Admins.</summary>
    Admin,
}
