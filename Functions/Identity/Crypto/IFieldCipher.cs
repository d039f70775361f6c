namespace VideoStack.Functions.Identity.Crypto;

/// <summary>Encrypts single fields of an account, under a key that each account has of its own.</summary>
public interface IFieldCipher
{
    /// <summary>A new key for a new account.</summary>
    Task<FieldKey> NewKeyAsync(string userId, CancellationToken cancellation);

    /// <summary>The key of an account. Dispose it when the fields are read.</summary>
    /// <param name="userId">The account that the key was made for; it opens for no other.</param>
    /// <param name="wrapped">As kept in <see cref="Accounts.User.DataKey"/>.</param>
    /// <param name="cancellation">Ends the work.</param>
    Task<FieldKey> OpenAsync(string userId, byte[] wrapped, CancellationToken cancellation);
}
