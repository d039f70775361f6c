using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace VideoStack.Functions.Identity.Crypto;

/// <summary>Passwords: PBKDF2 with HMAC-SHA512, a salt for each, compared in constant time.</summary>
public sealed class Passwords
{
    /// <summary>What OWASP's Password Storage Cheat Sheet asks for with SHA-512 (2023): about a tenth of a second.</summary>
    public const int Iterations = 210_000;

    private readonly PasswordHasher<object> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
    private readonly string _nobodys = UnmatchableHash();

    // The hasher takes the user for those who derive from it; itself it never looks.
    private static readonly object _user = new();

    /// <summary>What is kept of a password; parameters and salt are part of it.</summary>
    public string Hash(string password) => _hasher.HashPassword(_user, password);

    /// <summary>Whether it is the password that was hashed. Without a hash the answer is no, and costs as much.</summary>
    /// <param name="hash">Of an account; null when there is none.</param>
    /// <param name="password">As given.</param>
    /// <param name="isOutdated">Whether the password is right but was hashed with less effort than today's: hash it again.</param>
    public bool Verify([NotNullWhen(true)] string? hash, string password, out bool isOutdated)
    {
        var result = _hasher.VerifyHashedPassword(_user, hash ?? _nobodys, password);
        isOutdated = hash is not null && result == PasswordVerificationResult.SuccessRehashNeeded;
        return hash is not null && result != PasswordVerificationResult.Failed;
    }

    /// <summary>Whether it is the password that was hashed.</summary>
    public bool Verify([NotNullWhen(true)] string? hash, string password) => Verify(hash, password, out _);

    /// <summary>A well-formed hash of no password, of the same cost as all others; it takes no time to make.</summary>
    /// <remarks>Format 3 of the hasher: marker, function (2: HMAC-SHA512), iterations and salt length in big endian, salt, subkey.</remarks>
    private static string UnmatchableHash()
    {
        const int Header = 13, Salt = 16, Subkey = 32;
        var hash = RandomNumberGenerator.GetBytes(Header + Salt + Subkey);
        hash[0] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(1), 2);
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(5), Iterations);
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(9), Salt);
        return Convert.ToBase64String(hash);
    }
}
