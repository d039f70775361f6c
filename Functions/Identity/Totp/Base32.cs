using System.Text;

namespace VideoStack.Functions.Identity.Totp;

/// <summary>Base32 of RFC 4648 without padding: how authenticator apps take a secret.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsPerCharacter = 5;

    /// <summary>The bytes as text; the last character is filled up with zero bits.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 + BitsPerCharacter - 1) / BitsPerCharacter);
        var (buffer, bits) = (0, 0);
        foreach (var next in bytes)
        {
            // At most four bits wait for company, so that the buffer never holds more than twelve.
            buffer = ((buffer << 8) | next) & 0xFFF;
            for (bits += 8; bits >= BitsPerCharacter; bits -= BitsPerCharacter)
                text.Append(Alphabet[(buffer >> (bits - BitsPerCharacter)) & 31]);
        }
        if (bits > 0) text.Append(Alphabet[(buffer << (BitsPerCharacter - bits)) & 31]);
        return text.ToString();
    }
}
