namespace VideoStack.Functions.Shared.Http;

/// <content>Refusals of accounts and access. None tells whether an address has an account, save where registration is open.</content>
public sealed partial record Problem
{
    /// <summary>401: the operation needs an access token.</summary>
    public static Problem Unauthenticated { get; } = new("unauthenticated", 401, "Sign in first.");

    /// <summary>401: the same for an unknown address and a wrong password.</summary>
    public static Problem WrongCredentials { get; } = new("wrong-credentials", 401, "The address or the password is wrong.");

    /// <summary>401: the password is right; a second factor is on, and none or a wrong one came.</summary>
    public static Problem OtpRequired { get; } = new("otp-required", 401, "Give the code of your authenticator app, or a recovery code.");

    /// <summary>401: the refresh token is missing, unknown, expired or revoked.</summary>
    public static Problem SessionEnded { get; } = new("session-ended", 401, "The session has ended. Sign in again.");

    /// <summary>403: the caller is known and may not do this.</summary>
    public static Problem NotAllowed { get; } = new("forbidden", 403, "This is not allowed.");

    /// <summary>403: told only to who knows the password.</summary>
    public static Problem EmailNotVerified { get; } = new("email-not-verified", 403, "Confirm the address first, with the link that was mailed to it.");

    /// <summary>403: told only to who knows the password.</summary>
    public static Problem AccountLocked { get; } = new("account-locked", 403, "An administrator has locked this account.");

    /// <summary>403: the same where invitations count and where nobody is admitted.</summary>
    public static Problem RegistrationClosed { get; } = new("registration-closed", 403, "This platform does not open accounts for everyone.");

    /// <summary>403: the caller is signed in, but the password given to confirm a step is wrong.</summary>
    public static Problem WrongPassword { get; } = new("wrong-password", 403, "The password is wrong.");

    /// <summary>400: the token of a mailed link is unknown, used, expired or meant for something else.</summary>
    public static Problem InvalidLink { get; } = new("invalid-link", 400, "The link is not valid, or not any more.");

    /// <summary>429: too many failures for one address, known or not. Goes with Retry-After.</summary>
    public static Problem Locked { get; } = new("locked", 429, "Too many failed attempts. Try again later.");

    /// <summary>409: only where anyone may register.</summary>
    public static Problem EmailTaken { get; } = new("email-taken", 409, "There is an account with this address.");

    /// <summary>422: the password would be guessed. The errors stand under its field.</summary>
    public static Problem WeakPassword(FieldErrors errors) => new("weak-password", 422, "Choose a better password.", Errors: errors.ToDictionary());

    /// <summary>409: nobody could look after the platform any more.</summary>
    public static Problem LastAdministrator { get; } = new("last-administrator", 409, "The platform needs an administrator; this is the last one.");

    /// <summary>409.</summary>
    public static Problem MfaAlreadyOn { get; } = new("mfa-already-on", 409, "A second factor is on already.");

    /// <summary>409: there is no second factor to confirm, or none that is on.</summary>
    public static Problem MfaNotStarted { get; } = new("mfa-not-started", 409, "There is no second factor yet.");

    /// <summary>404.</summary>
    public static Problem NoSuchUser { get; } = new("no-such-user", 404, "There is no such account.");

    /// <summary>404.</summary>
    public static Problem NoSuchSession { get; } = new("no-such-session", 404, "There is no such session.");

    /// <summary>413: the body of the request itself.</summary>
    public static Problem RequestTooLarge { get; } = new("request-too-large", 413, "The request is too large.");

    /// <summary>415: the body says that it is something else, or does not say. Of JSON the gateway refuses in the same words.</summary>
    /// <param name="welcome">The media types that the operation takes.</param>
    public static Problem UnsupportedMediaType(IEnumerable<string> welcome) =>
        new("unsupported-media-type", 415, $"Send {string.Join(" or ", welcome)}.");
}
