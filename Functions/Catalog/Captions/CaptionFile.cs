using System.Globalization;

namespace VideoStack.Functions.Catalog.Captions;

/// <summary>Captions as people send them: WebVTT, or SubRip, which becomes WebVTT.</summary>
/// <remarks>
/// An own reader, because the ones to be had are lenient: they skip what they do not understand and know no lines, while people need to
/// hear what is wrong, and where.
/// </remarks>
internal static class CaptionFile
{
    /// <summary>The media type of SubRip files.</summary>
    public const string SubRipType = "application/x-subrip";

    // What a decoder puts in the place of bytes that are no text.
    private const char Replacement = '\uFFFD';

    /// <summary>The file as WebVTT with plain line ends, and what is wrong with it: it is worth nothing then.</summary>
    /// <param name="text">The file, with or without a byte order mark.</param>
    /// <param name="isSubRip">Whether it is SubRip; else WebVTT.</param>
    public static (string Vtt, IReadOnlyList<string> Errors) Read(string text, bool isSubRip)
    {
        var errors = new CaptionErrors();
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        for (var at = 0; at < lines.Length; at++) CheckCharacters(lines[at], at + 1, errors);
        if (errors.Messages.Count > 0) return ("", errors.Messages);

        if (isSubRip) lines = [.. new SubRipFile(lines, errors).ToWebVtt()];
        else new WebVttFile(lines, errors).Check();
        return (string.Join('\n', lines) + "\n", errors.Messages);
    }

    private static void CheckCharacters(string line, int number, CaptionErrors errors)
    {
        if (line.Contains(Replacement, StringComparison.Ordinal)) errors.Add(number, "This is no text in UTF-8.");
        else if (line.Any(letter => letter != '\t' && char.GetUnicodeCategory(letter) == UnicodeCategory.Control)) errors.Add(number, "It holds a control character.");
    }
}
