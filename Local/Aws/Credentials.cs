using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace VideoStack.Local.Aws;

/// <summary>Temporary credentials as STS issues them.</summary>
/// <param name="AccessKeyId">Names the key; sent with every request.</param>
/// <param name="SecretAccessKey">Signs; never sent.</param>
/// <param name="SessionToken">Sent with every request of temporary credentials.</param>
/// <param name="RoleArn">Whose they are; null for the platform's own.</param>
public sealed record IssuedCredentials(string AccessKeyId, string SecretAccessKey, string SessionToken, string? RoleArn);

/// <summary>Issues credentials, one set per role for the life of the platform, and knows them again. Safe for concurrent use.</summary>
public sealed class Credentials
{
    private readonly ConcurrentDictionary<string, IssuedCredentials> _byRole = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IssuedCredentials> _byKey = new(StringComparer.Ordinal);

    /// <summary>The platform's own.</summary>
    public IssuedCredentials Platform { get; }

    public Credentials() => Platform = Issue(null);

    /// <summary>The role's credentials, which its functions get in their environment.</summary>
    public IssuedCredentials ForRole(string roleArn)
    {
        if (_byRole.TryGetValue(roleArn, out var known))
            return known;
        var issued = Issue(roleArn);
        var kept = _byRole.GetOrAdd(roleArn, issued);
        if (kept != issued)
            _byKey.TryRemove(issued.AccessKeyId, out _);
        return kept;
    }

    /// <summary>Who an access key belongs to, or null when it was not issued here.</summary>
    public IssuedCredentials? Find(string accessKeyId) => _byKey.GetValueOrDefault(accessKeyId);

    private IssuedCredentials Issue(string? roleArn)
    {
        // Temporary keys start with ASIA, are 20 characters, and their secrets are 40.
        var issued = new IssuedCredentials(
            "ASIA" + RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16),
            RandomNumberGenerator.GetHexString(40, lowercase: true),
            Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)),
            roleArn);
        _byKey[issued.AccessKeyId] = issued;
        return issued;
    }
}
