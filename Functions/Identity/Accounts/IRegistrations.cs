namespace VideoStack.Functions.Identity.Accounts;

/// <summary>Opens accounts.</summary>
public interface IRegistrations
{
    /// <summary>Writes the account, claims its address and uses the invitation up, all or nothing: of several who want one address, one gets it.</summary>
    /// <param name="user">The account.</param>
    /// <param name="invitation">The token of the invitation; null for none.</param>
    /// <param name="cancellation">Ends the work.</param>
    Task<RegistrationOutcome> OpenAsync(User user, string? invitation, CancellationToken cancellation);

    /// <summary>
    /// Takes the steps of <see cref="OpenAsync"/> for an address that is taken, and writes nothing: who is refused for another reason is
    /// refused as fast.
    /// </summary>
    Task RehearseAsync(User user, CancellationToken cancellation);
}

/// <summary>What came of opening an account.</summary>
public enum RegistrationOutcome
{
    Opened,

    /// <summary>The address has an account.</summary>
    AddressTaken,

    /// <summary>The invitation was used up meanwhile.</summary>
    InvitationUsed,
}
