using System.Text;

namespace VideoStack.Functions.Shared.Storage;

/// <summary>The Content-Disposition header (RFC 6266).</summary>
public static class ContentDisposition
{
    // What RFC 5987 lets stand as it is (attr-char), besides letters and digits.
    private const string Plain = "!#$&+-.^_`|~";

    /// <summary>A file to be saved under this name.</summary>
    /// <param name="fileName">Any text. Clients that do not know RFC 5987 see what is left of it in ASCII.</param>
    public static string Attachment(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        var ascii = new StringBuilder();
        foreach (var rune in fileName.EnumerateRunes())
            ascii.Append(rune.Value is >= ' ' and < 0x7F and not ('"' or '\\' or '%') ? (char)rune.Value : '_');
        return $"attachment; filename=\"{ascii}\"; filename*=UTF-8''{Encode(fileName)}";
    }

    private static string Encode(string text)
    {
        var encoded = new StringBuilder();
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)octet) || Plain.Contains((char)octet)) encoded.Append((char)octet);
            else encoded.Append('%').Append(octet.ToString("X2", null));
        }
        return encoded.ToString();
    }
}
