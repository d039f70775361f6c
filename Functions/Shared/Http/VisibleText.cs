using System.Buffers;
using System.Globalization;
using System.Text;

namespace VideoStack.Functions.Shared.Http;

/// <summary>Text that people typed and other people will read.</summary>
public static class VisibleText
{
    /// <summary>
    /// Whether the text holds what cannot be shown or makes it lie: control characters, halves of characters, and marks that turn
    /// the direction of the text.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="allowLines">Whether it may have several lines, and tabs.</param>
    public static bool Fails(string text, bool allowLines)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var at = 0; at < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) != OperationStatus.Done) return true;
            at += length;
            if (allowLines && rune.Value is ('\n' or '\r' or '\t')) continue;
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)) return true;
        }
        return false;
    }
}
