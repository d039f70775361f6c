using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace VideoStack.Functions.Identity.Crypto;

/// <summary>Tokens that mean nothing by themselves: 256 random bits as 43 characters of Base64url.</summary>
public static class RandomToken
{
    private const int Bytes = 32;

    /// <summary>A new token.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What tables keep of a token: SHA-256 in hex. So many random bits need no slow hash.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
