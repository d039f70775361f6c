using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VideoStack.Functions.Shared.Domain;

namespace VideoStack.Functions.Shared.Playback;

/// <summary>
/// Grants access to a film's objects at the distribution, by CloudFront signed cookies and URLs: ECDSA P-256 with SHA-256,
/// custom policies. Policies name any host: no function knows the distribution, which itself depends on the functions.
/// </summary>
/// <param name="key">The private key; its public half is in the distribution's key group.</param>
/// <param name="keyId">CloudFront's id of the public key.</param>
/// <param name="clock">Tells when grants begin.</param>
public sealed class PlaybackSigner(ECDsa key, string keyId, TimeProvider clock)
{
    private const string HashAlgorithm = "SHA256";

    // No two ECDSA signatures are alike, but a browser only caches what it asks for by the same URL again.
    private readonly Dictionary<string, string> _signedPaths = [];
    private DateTimeOffset _signedUntil;

    /// <summary>Cookies that open everything of one film until then; values for Set-Cookie headers.</summary>
    public IReadOnlyList<string> Cookies(string videoId, DateTimeOffset expires)
    {
        var folder = MediaKeys.Folder(videoId);
        var policy = FolderPolicy(folder, expires);
        var attributes = $"; Path=/{folder}; Secure; HttpOnly; SameSite=Lax";
        return
        [
            $"CloudFront-Policy={CloudFrontEncoding.Encode(policy)}{attributes}",
            $"CloudFront-Signature={Sign(policy)}{attributes}",
            $"CloudFront-Key-Pair-Id={keyId}{attributes}",
            $"CloudFront-Hash-Algorithm={HashAlgorithm}{attributes}",
        ];
    }

    /// <summary>
    /// An address, relative to the site, that opens one object of the processed bucket for one to two hours. It stays the same
    /// until the hour ends, so that browsers can cache what it opens.
    /// </summary>
    public string Address(string objectKey)
    {
        var expires = NextHour(clock.GetUtcNow()).AddHours(1);
        if (expires != _signedUntil)
        {
            _signedPaths.Clear();
            _signedUntil = expires;
        }
        if (!_signedPaths.TryGetValue(objectKey, out var address)) _signedPaths[objectKey] = address = SignAddress(objectKey, expires);
        return address;
    }

    /// <summary>A query that opens everything of one film until then, when it is added to an address: for players without cookies.</summary>
    public string Query(string videoId, DateTimeOffset expires) => SignedQuery(FolderPolicy(MediaKeys.Folder(videoId), expires));

    /// <summary>The proof of a grant, to give out.</summary>
    public string Sign(PlaybackTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return ticket.Sign(key);
    }

    /// <summary>Reads a proof that was given out; null when it is not one of this key's.</summary>
    public PlaybackTicket? Verify(string playbackId) => PlaybackTicket.Verify(playbackId, key);

    private string SignAddress(string objectKey, DateTimeOffset expires) => $"/{objectKey}?{SignedQuery(Policy($"https://*/{objectKey}", expires))}";

    private string SignedQuery(string policy) =>
        $"Policy={CloudFrontEncoding.Encode(policy)}&Signature={Sign(policy)}&Key-Pair-Id={keyId}&Hash-Algorithm={HashAlgorithm}";

    private static string FolderPolicy(string folder, DateTimeOffset expires) => Policy($"https://*/{folder}*", expires);

    // Without any white space, as CloudFront demands. Keys hold nothing that JSON would escape.
    private static string Policy(string resource, DateTimeOffset expires) =>
        "{\"Statement\":[{\"Resource\":\"" + resource + "\",\"Condition\":{\"DateLessThan\":{\"AWS:EpochTime\":"
        + expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) + "}}}]}";

    private string Sign(string policy) =>
        CloudFrontEncoding.Encode(key.SignData(Encoding.UTF8.GetBytes(policy), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

    private static DateTimeOffset NextHour(DateTimeOffset now)
    {
        var begun = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
        return begun == now ? now : begun.AddHours(1);
    }
}
