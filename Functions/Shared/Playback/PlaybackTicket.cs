using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VideoStack.Functions.Shared.Playback;

/// <summary>
/// Proof that playback of one film was granted, which a player hands back to have a view counted, and one without cookies to get
/// signed manifests. Form: payload and its
/// signature (ECDSA P-256, SHA-256, IEEE P1363), each in base64url, with a dot between.
/// </summary>
/// <param name="VideoId">The film.</param>
/// <param name="TicketId">Different for each grant.</param>
/// <param name="Expires">When it loses its worth; whole seconds.</param>
public sealed record PlaybackTicket(string VideoId, string TicketId, DateTimeOffset Expires)
{
    // A payload never holds the separator: ids are UUIDs.
    private const char Separator = '|';

    /// <summary>The playback id to give out.</summary>
    public string Sign(ECDsa privateKey)
    {
        ArgumentNullException.ThrowIfNull(privateKey);
        var payload = Encoding.UTF8.GetBytes(string.Join(Separator, VideoId, TicketId, Expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        var signature = privateKey.SignData(payload, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return $"{Base64Url.EncodeToString(payload)}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>Reads a playback id; null when it was not given out by the holder of the key, or has been changed.</summary>
    public static PlaybackTicket? Verify(string playbackId, ECDsa publicKey)
    {
        ArgumentNullException.ThrowIfNull(playbackId);
        ArgumentNullException.ThrowIfNull(publicKey);
        var dot = playbackId.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || Decode(playbackId.AsSpan(0, dot)) is not { } payload || Decode(playbackId.AsSpan(dot + 1)) is not { } signature) return null;
        if (!publicKey.VerifyData(payload, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)) return null;
        return Encoding.UTF8.GetString(payload).Split(Separator) is [var videoId, var ticketId, var seconds]
            && long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var expires)
                ? new PlaybackTicket(videoId, ticketId, DateTimeOffset.FromUnixTimeSeconds(expires))
                : null;
    }

    private static byte[]? Decode(ReadOnlySpan<char> text)
    {
        if (!Base64Url.IsValid(text)) return null;
        return Base64Url.DecodeFromChars(text);
    }
}
