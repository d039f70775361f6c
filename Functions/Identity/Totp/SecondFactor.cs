using System.Security.Cryptography;
using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Crypto;

namespace VideoStack.Functions.Identity.Totp;

/// <summary>Codes of the authenticator app, each once (RFC 6238), and recovery codes, each once.</summary>
/// <param name="cipher">Opens the app's secret.</param>
/// <param name="clock">Tells which codes count now.</param>
public sealed class SecondFactor(IFieldCipher cipher, TimeProvider clock) : ISecondFactor
{
    /// <inheritdoc/>
    public async Task<User?> SpendAsync(User user, string code, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(code);
        if (user is not { MfaOn: true, MfaSecretCipher: { } secret }) return null;
        if (RecoveryCode.Hash(code) is { } hash)
            return user.RecoveryCodes.Contains(hash) ? user with { RecoveryCodes = user.RecoveryCodes.Where(left => left != hash).ToHashSet() } : null;

        return await MatchAsync(user, secret, code, cancellation) is { } step ? user with { MfaLastStep = step } : null;
    }

    /// <summary>The period whose code this is; null when it is none that counts now, or used up.</summary>
    internal async Task<long?> MatchAsync(User user, byte[] secretCipher, string code, CancellationToken cancellation)
    {
        // Apps show the digits in two groups, and people type what they see.
        var digits = code.Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length != TotpCode.Digits || !digits.All(char.IsAsciiDigit)) return null;
        using var key = await cipher.OpenAsync(user.UserId, user.DataKey, cancellation);
        var secret = key.DecryptBytes(UserFields.MfaSecret, secretCipher);
        try
        {
            return TotpCode.Match(secret, digits, clock.GetUtcNow(), user.MfaLastStep);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }
}
