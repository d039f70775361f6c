using System.Buffers.Text;
using System.Text;

namespace VideoStack.Functions.Shared.Http;

/// <summary>The text of a cursor: the parts of a place in a list. It is neither secret nor signed, so whoever reads it checks each part.</summary>
public static class CursorText
{
    private const char Separator = '|';
    private const int MaxLength = 500;

    /// <summary>The parts as text that fits into an address. No part has a <c>|</c>.</summary>
    public static string Write(params string[] parts) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(Separator, parts)));

    /// <summary>The parts; none when the text is no cursor.</summary>
    public static string[] Read(string cursor)
    {
        ArgumentNullException.ThrowIfNull(cursor);
        return cursor.Length > MaxLength || !Base64Url.IsValid(cursor) ? [] : Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(Separator);
    }
}
