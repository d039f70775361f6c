using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VideoStack.Functions.Identity.Totp;

/// <summary>The codes of authenticator apps (RFC 6238): HMAC-SHA-1, six digits, a new one every 30 seconds.</summary>
public static class TotpCode
{
    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    /// <summary>Bytes of a secret: as many as SHA-1 gives, which RFC 4226 recommends.</summary>
    public const int SecretBytes = 20;

    /// <summary>How long a code is shown.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    // Clocks of phones differ and typing takes time: the code before and the code after are right too.
    private const int Window = 1;

    /// <summary>The number of the period that a time lies in.</summary>
    public static long StepAt(DateTimeOffset time) => time.ToUnixTimeSeconds() / (long)Period.TotalSeconds;

    /// <summary>The code of a period.</summary>
    public static string At(ReadOnlySpan<byte> secret, long step) => (Truncate(secret, step) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>The period whose code this is, of those that count now; null when it is none of them.</summary>
    /// <param name="secret">What the app and the platform share.</param>
    /// <param name="code">Six digits.</param>
    /// <param name="now">The time.</param>
    /// <param name="lastUsed">The period of the last code that was accepted: it and all before are used up (RFC 6238, section 5.2).</param>
    public static long? Match(ReadOnlySpan<byte> secret, string code, DateTimeOffset now, long? lastUsed)
    {
        ArgumentNullException.ThrowIfNull(code);
        var given = Encoding.UTF8.GetBytes(code);
        long? match = null;
        // All are computed whichever is right: the time tells nothing about the code.
        for (var step = StepAt(now) - Window; step <= StepAt(now) + Window; step++)
        {
            var right = CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(At(secret, step)));
            if (right && step > (lastUsed ?? long.MinValue)) match = step;
        }
        return match;
    }

    /// <summary>Eight digits of a period, as the test vectors of RFC 6238 have them.</summary>
    internal static string EightDigitsAt(ReadOnlySpan<byte> secret, long step) =>
        (Truncate(secret, step) % 100_000_000).ToString("D8", CultureInfo.InvariantCulture);

    [SuppressMessage("Security", "CA5350", Justification = "Authenticator apps know SHA-1 only; HMAC does not rest on what is broken about it.")]
    private static int Truncate(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, counter, hash);
        // RFC 4226, section 5.3: the last four bits say where the number begins; its sign bit is dropped.
        return BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
    }
}
