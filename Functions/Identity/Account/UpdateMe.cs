using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Crypto;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Account;

/// <summary>Changes the display name.</summary>
/// <param name="own">Finds the account.</param>
/// <param name="users">The accounts.</param>
/// <param name="cipher">Encrypts the name.</param>
public sealed class UpdateMe(OwnAccount own, IUserTable users, IFieldCipher cipher) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var name = DisplayName.Check(request.ReadBody(AccountJson.Default.AccountChange).DisplayName, out var wrong);
        if (name is null) return ApiResult.Refused(Problem.Invalid(FieldErrors.Of("displayName", wrong!)));

        var (user, refusal) = await own.FindAsync(request, cancellation);
        if (user is null) return ApiResult.Refused(refusal!);

        using var key = await cipher.OpenAsync(user.UserId, user.DataKey, cancellation);
        var encrypted = key.Encrypt(UserFields.DisplayName, name);
        return await users.ChangeAsync(user, current => current with { DisplayNameCipher = encrypted }, cancellation) is { } changed
            ? ApiResult.Ok(AccountViews.Of(changed, key), AccountJson.Default.AccountView)
            : ApiResult.Refused(Problem.Unauthenticated);
    }
}
