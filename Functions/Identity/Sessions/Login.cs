using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Crypto;
using VideoStack.Functions.Identity.Totp;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Sessions;

/// <summary>
/// Signs someone in. Until the password is right, an unknown address and a known one take the same steps: the same writes, the same
/// reads, a hash of the same cost, and the same answer. An attempt counts as failed before it is made, so that many at once get no
/// further than one after the other.
/// </summary>
/// <param name="emails">Counts failures, and knows whose address it is.</param>
/// <param name="lockout">When an address locks.</param>
/// <param name="users">The accounts.</param>
/// <param name="sessions">The sessions.</param>
/// <param name="index">Hashes the address.</param>
/// <param name="passwords">Knows a right password.</param>
/// <param name="secondFactor">Knows a right code.</param>
/// <param name="answers">Makes the tokens.</param>
/// <param name="events">What alarms count.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="ids">Gives the session its id.</param>
public sealed class Login(
    IEmailTable emails,
    Lockout lockout,
    IUserTable users,
    ISessionTable sessions,
    IEmailIndex index,
    Passwords passwords,
    ISecondFactor secondFactor,
    SessionAnswers answers,
    ISecurityEvents events,
    TimeProvider clock,
    IIdSource ids) : IApiHandler
{
    private const int MaxDeviceLength = 200;

    // No account has it: what is read for an unknown address.
    private static readonly string _nobody = Guid.Empty.ToString();

    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (address, password, otp, problem) = Read(request);
        if (address is null) return ApiResult.Refused(problem!);

        var emailIndex = await index.OfAsync(address, cancellation);
        var attempt = await emails.ReserveAttemptAsync(emailIndex, lockout, cancellation);
        if (attempt.LockedFor is { } left) return ApiResult.Refused(Problem.Locked) with { RetryAfter = left };

        var user = await users.FindAsync(attempt.UserId ?? _nobody, cancellation);
        if (!passwords.Verify(user?.PasswordHash, password, out var isOutdated) || user is null) return Failed(attempt, Problem.WrongCredentials);

        if (WhyNot(user, otp) is { } refusal)
        {
            await emails.GiveBackAsync(emailIndex, attempt, cancellation);
            return ApiResult.Refused(refusal);
        }
        if (await SpendAsync(user, otp, cancellation) is not { } proven) return Failed(attempt, Problem.OtpRequired);

        if (isOutdated) proven = proven with { PasswordHash = passwords.Hash(password) };
        // A code counts only if this write does: the same code twice at once signs in once.
        if (proven != user && !await users.UpdateAsync(proven, cancellation) && user.MfaOn) return Failed(attempt, Problem.OtpRequired);

        await emails.ForgiveAsync(emailIndex, cancellation);
        return await StartAsync(user, request.UserAgent, cancellation);
    }

    private static (EmailAddress? Address, string Password, string? Otp, Problem? Problem) Read(ApiRequest request)
    {
        var body = request.ReadBody(IdentityJson.Default.Credentials);
        var errors = new FieldErrors();
        if (!EmailAddress.TryParse(body.Email, out var address)) errors.Add("email", "This is not an e-mail address.");
        if (string.IsNullOrEmpty(body.Password)) errors.Add("password", "Give your password.");
        // What is longer cannot be right, and would cost time to hash.
        else if (body.Password.Length > PasswordRules.MaxLength) errors.Add("password", $"At most {PasswordRules.MaxLength} characters.");
        var otp = string.IsNullOrWhiteSpace(body.Otp) ? null : body.Otp;
        return errors.IsEmpty ? (address, body.Password!, otp, null) : (null, "", null, Problem.Invalid(errors));
    }

    // Told to nobody but who knows the password.
    private static Problem? WhyNot(User user, string? otp) =>
        user.Locked ? Problem.AccountLocked
        : !user.Verified ? Problem.EmailNotVerified
        : user.MfaOn && otp is null ? Problem.OtpRequired
        : null;

    private async Task<User?> SpendAsync(User user, string? otp, CancellationToken cancellation) =>
        user.MfaOn ? await secondFactor.SpendAsync(user, otp!, cancellation) : user;

    private ApiResult Failed(SignInAttempt attempt, Problem problem)
    {
        events.Note(SecurityEvents.FailedLogin);
        if (lockout.After(attempt.Failures) > TimeSpan.Zero) events.Note(SecurityEvents.Lockout);
        return ApiResult.Refused(problem);
    }

    private async Task<ApiResult> StartAsync(User user, string? device, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var session = new Session(ids.Next(), user.UserId, now, now, Shorten(device), now + Session.Lifetime, user.SessionEpoch);
        var token = RandomToken.New();
        await sessions.StartAsync(session, token, cancellation);
        return await answers.TokensAsync(user, session.SessionId, token, cancellation);
    }

    private static string? Shorten(string? device)
    {
        var visible = new string([.. (device ?? "").Where(character => char.IsBetween(character, ' ', '~')).Take(MaxDeviceLength)]);
        return visible.Length > 0 ? visible : null;
    }
}
