using System.Text;
using VideoStack.Functions.Shared.Playback;

namespace VideoStack.Functions.Catalog.Captions;

/// <summary>
/// A SubRip file, to become WebVTT. The format has no standard: numbers above the times are not looked at, and of the marks that
/// players know, bold, italics and underlines stay; fonts, colours and places (<c>{\an8}</c>) go.
/// </summary>
/// <param name="lines">The lines.</param>
/// <param name="errors">Takes what is wrong.</param>
internal sealed class SubRipFile(string[] lines, CaptionErrors errors)
{
    private static readonly string[] _keptTags = ["<b>", "</b>", "<i>", "</i>", "<u>", "</u>"];

    private readonly CueTimes _times = new(errors);

    /// <summary>The lines of the WebVTT file; notes everything that is wrong.</summary>
    public List<string> ToWebVtt()
    {
        var vtt = new List<string> { "WEBVTT" };
        for (var at = 0; at < lines.Length;)
        {
            if (string.IsNullOrWhiteSpace(lines[at]))
            {
                at++;
                continue;
            }
            if (!CueTimes.HasArrow(lines[at]) && lines[at].Trim().All(char.IsAsciiDigit)) at++;
            at = at < lines.Length && CueTimes.HasArrow(lines[at]) ? ReadCue(at, vtt) : SkipBlock(at);
        }
        if (!_times.IsAny && errors.Messages.Count == 0) errors.Add(lines.Length, "There are no captions.");
        return vtt;
    }

    private int ReadCue(int at, List<string> vtt)
    {
        var cue = _times.Read(lines[at], at + 1, time => CueTimes.Parse(time, ',') ?? CueTimes.Parse(time, '.'), "00:00:00,000");
        vtt.Add("");
        if (cue is var (start, end, _)) vtt.Add($"{Write(start)} {CueTimes.Arrow} {Write(end)}");
        for (at++; at < lines.Length && !string.IsNullOrWhiteSpace(lines[at]); at++)
        {
            if (CueTimes.HasArrow(lines[at])) errors.Add(at + 1, "An empty line is missing above.");
            if (TextOf(lines[at]) is { Length: > 0 } text) vtt.Add(text);
        }
        return at;
    }

    private int SkipBlock(int at)
    {
        errors.Add(Math.Min(at, lines.Length - 1) + 1, $"Times, with {CueTimes.Arrow} between, are missing.");
        while (at < lines.Length && !string.IsNullOrWhiteSpace(lines[at])) at++;
        return at;
    }

    // SubRip knows no escapes, WebVTT has three.
    private static string TextOf(string line)
    {
        var text = new StringBuilder();
        for (var at = 0; at < line.Length;)
        {
            var rest = line.AsSpan(at);
            if (TagAt(rest) is > 0 and var length)
            {
                var tag = rest[..length].ToString().ToLowerInvariant();
                if (_keptTags.Contains(tag)) text.Append(tag);
                at += length;
                continue;
            }
            _ = line[at] switch { '&' => text.Append("&amp;"), '<' => text.Append("&lt;"), '>' => text.Append("&gt;"), var letter => text.Append(letter) };
            at++;
        }
        return text.ToString().Trim();
    }

    // The length of a mark that players know; 0 when the text begins with none.
    private static int TagAt(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("{\\")) return text.IndexOf('}') + 1;
        foreach (var tag in _keptTags)
            if (text.StartsWith(tag, StringComparison.OrdinalIgnoreCase)) return tag.Length;
        return text.StartsWith("<font", StringComparison.OrdinalIgnoreCase) || text.StartsWith("</font", StringComparison.OrdinalIgnoreCase) ? text.IndexOf('>') + 1 : 0;
    }

    private static string Write(long milliseconds) => WebVtt.Time(TimeSpan.FromMilliseconds(milliseconds));
}
