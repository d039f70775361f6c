using System.Security.Cryptography;
using System.Text;

namespace VideoStack.Functions.Identity.Crypto;

/// <summary>The open key of one account's fields: AES-256-GCM. A ciphertext is nonce, tag and text, in this order.</summary>
/// <remarks>
/// A nonce is random. 96 bits hold for 2^32 ciphertexts under one key (NIST SP 800-38D, section 8.3); an account has a few,
/// and each change of a name adds one.
/// </remarks>
public sealed class FieldKey : IDisposable
{
    /// <summary>Bytes of a key.</summary>
    public const int Size = 32;

    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly AesGcm _cipher;
    private readonly string _userId;

    /// <param name="userId">The account: ciphertexts of another one do not open.</param>
    /// <param name="key">32 bytes; they are copied.</param>
    /// <param name="wrapped">The key as KMS wrapped it.</param>
    public FieldKey(string userId, ReadOnlySpan<byte> key, byte[] wrapped)
    {
        _userId = userId;
        _cipher = new AesGcm(key, TagSize);
        Wrapped = wrapped;
    }

    /// <summary>The key as it is kept.</summary>
    public byte[] Wrapped { get; }

    /// <summary>Encrypts a text.</summary>
    /// <param name="field">Its name, of <see cref="Accounts.UserFields"/>.</param>
    /// <param name="text">The text.</param>
    public byte[] Encrypt(string field, string text) => EncryptBytes(field, Encoding.UTF8.GetBytes(text));

    /// <summary>Decrypts a text.</summary>
    /// <exception cref="CryptographicException">The ciphertext was changed, or belongs to another field or account.</exception>
    public string Decrypt(string field, byte[] ciphertext) => Encoding.UTF8.GetString(DecryptBytes(field, ciphertext));

    /// <summary>Encrypts bytes.</summary>
    public byte[] EncryptBytes(string field, ReadOnlySpan<byte> plaintext)
    {
        var sealedBytes = new byte[NonceSize + TagSize + plaintext.Length];
        var nonce = sealedBytes.AsSpan(0, NonceSize);
        var tag = sealedBytes.AsSpan(NonceSize, TagSize);
        RandomNumberGenerator.Fill(nonce);
        _cipher.Encrypt(nonce, plaintext, sealedBytes.AsSpan(NonceSize + TagSize), tag, Place(field));
        return sealedBytes;
    }

    /// <summary>Decrypts bytes.</summary>
    /// <exception cref="CryptographicException">The ciphertext was changed, or belongs to another field or account.</exception>
    public byte[] DecryptBytes(string field, byte[] ciphertext)
    {
        ArgumentNullException.ThrowIfNull(ciphertext);
        if (ciphertext.Length < NonceSize + TagSize) throw new CryptographicException("The ciphertext is too short.");
        var plaintext = new byte[ciphertext.Length - NonceSize - TagSize];
        _cipher.Decrypt(ciphertext.AsSpan(0, NonceSize), ciphertext.AsSpan(NonceSize + TagSize), ciphertext.AsSpan(NonceSize, TagSize), plaintext, Place(field));
        return plaintext;
    }

    /// <inheritdoc/>
    public void Dispose() => _cipher.Dispose();

    private byte[] Place(string field) => Encoding.UTF8.GetBytes($"{_userId}/{field}");
}
