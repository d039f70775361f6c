namespace VideoStack.Functions.Identity.Account;

/// <summary>One's own account, as its owner sees it.</summary>
/// <param name="RecoveryCodesLeft">Null without a second factor.</param>
public sealed record AccountView(
    string UserId, string Email, string DisplayName, IReadOnlyList<string> Roles, bool Mfa, int? RecoveryCodesLeft, string CreatedAt);

/// <summary>Where the account is signed in.</summary>
public sealed record SessionView(string SessionId, string CreatedAt, string LastUsedAt, string? Device, bool Current);

/// <summary>All sessions, newest first.</summary>
public sealed record SessionList(IReadOnlyList<SessionView> Items);

/// <summary>What the owner may change. Anything else in the body is refused: roles and the like are not theirs to set.</summary>
public sealed record AccountChange(string? DisplayName);

/// <summary>The password once more.</summary>
public sealed record PasswordBody(string? Password);

/// <summary>Another password.</summary>
public sealed record PasswordChange(string? CurrentPassword, string? NewPassword);

/// <summary>A code of the authenticator app.</summary>
public sealed record OneTimePassword(string? Otp);

/// <summary>What an authenticator app must know; shown this once.</summary>
public sealed record MfaEnrolment(string Secret, string Uri);

/// <summary>Recovery codes; shown this once.</summary>
public sealed record RecoveryCodes(IReadOnlyList<string> Codes);
