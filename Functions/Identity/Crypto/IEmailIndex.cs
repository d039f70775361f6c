using VideoStack.Functions.Identity.Accounts;

namespace VideoStack.Functions.Identity.Crypto;

/// <summary>Finds accounts by address without the address being in any table.</summary>
public interface IEmailIndex
{
    /// <summary>A keyed hash of the address: 64 hex digits. Without the key, which never leaves KMS, nobody can try addresses against it.</summary>
    Task<string> OfAsync(EmailAddress address, CancellationToken cancellation);
}
