using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using VideoStack.Functions.Identity.Accounts;

namespace VideoStack.Functions.Identity.Crypto;

/// <summary>HMAC-SHA-256 by a KMS key, which nobody can take out.</summary>
/// <param name="kms">Made when the first address is asked for.</param>
/// <param name="keyId">ARN of the HMAC_256 key.</param>
public sealed class KmsEmailIndex(Lazy<IAmazonKeyManagementService> kms, string keyId) : IEmailIndex
{
    /// <inheritdoc/>
    public async Task<string> OfAsync(EmailAddress address, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(address);
        var answer = await kms.Value.GenerateMacAsync(new GenerateMacRequest
        {
            KeyId = keyId,
            MacAlgorithm = MacAlgorithmSpec.HMAC_SHA_256,
            Message = new MemoryStream(Encoding.UTF8.GetBytes(address.Value)),
        }, cancellation);
        return Convert.ToHexStringLower(answer.Mac.ToArray());
    }
}
