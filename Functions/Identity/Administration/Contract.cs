namespace VideoStack.Functions.Identity.Administration;

/// <summary>An account, as administrators see it.</summary>
/// <param name="Locked">Closed by an administrator.</param>
/// <param name="Verified">Whether the address is confirmed.</param>
public sealed record UserView(
    string UserId, string Email, string DisplayName, IReadOnlyList<string> Roles, bool Locked, bool Verified, bool Mfa, string CreatedAt);

/// <summary>One page of accounts, newest first.</summary>
public sealed record UserList(IReadOnlyList<UserView> Items, string? Cursor);

/// <summary>What an administrator may change; what is null stays as it is.</summary>
public sealed record UserChange(IReadOnlyList<string>? Roles, bool? Locked);

/// <summary>Whom to invite, as what. Without roles the new account gets those of this platform's new accounts.</summary>
public sealed record InvitationRequest(string? Email, IReadOnlyList<string>? Roles);

/// <summary>The invitation. The link comes only where no mail went out: who holds it can open the account.</summary>
public sealed record Invitation(string? Link, bool Mailed, string ExpiresAt);
