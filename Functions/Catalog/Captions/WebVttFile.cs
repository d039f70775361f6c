namespace VideoStack.Functions.Catalog.Captions;

/// <summary>A WebVTT file (W3C) as people write it, to be checked block by block.</summary>
/// <remarks>
/// STYLE blocks are refused. How captions look is for those who need them to choose, in the player or the system; and style sheets would be
/// the one part of a film that a stranger writes and that acts on other people's pages.
/// </remarks>
/// <param name="lines">The lines.</param>
/// <param name="errors">Takes what is wrong.</param>
internal sealed class WebVttFile(string[] lines, CaptionErrors errors)
{
    private const string Signature = "WEBVTT";
    private static readonly string[] _cueSettings = ["vertical", "line", "position", "size", "align", "region"];
    private static readonly string[] _regionSettings = ["id", "width", "lines", "regionanchor", "viewportanchor", "scroll"];

    private readonly CueTimes _times = new(errors);

    /// <summary>Notes everything that is wrong.</summary>
    public void Check()
    {
        if (!IsWord(lines[0], Signature))
        {
            errors.Add(1, $"A WebVTT file begins with {Signature}.");
            return;
        }
        // What follows directly is about the file, and no player heeds it.
        var at = 1;
        for (; at < lines.Length && lines[at].Length > 0; at++)
            if (CueTimes.HasArrow(lines[at])) errors.Add(at + 1, "An empty line is missing before the first cue.");

        while (at < lines.Length)
        {
            var begin = at;
            while (at < lines.Length && lines[at].Length > 0) at++;
            if (at > begin) CheckBlock(begin, at);
            at++;
        }
        if (!_times.IsAny && errors.Messages.Count == 0) errors.Add(lines.Length, "There are no cues.");
    }

    // Of the lines from begin to before end, the first of which is not empty.
    private void CheckBlock(int begin, int end)
    {
        if (IsWord(lines[begin], "NOTE")) CheckText(begin, end);
        else if (IsWord(lines[begin], "STYLE")) errors.Add(begin + 1, "Styles are not taken: how captions look is for viewers to choose. Leave the STYLE block out.");
        else if (IsWord(lines[begin], "REGION")) CheckRegion(begin, end);
        else CheckCue(begin, end);
    }

    private void CheckCue(int begin, int end)
    {
        // A line above the times is the cue's name.
        var times = CueTimes.HasArrow(lines[begin]) ? begin : begin + 1;
        if (times >= end || !CueTimes.HasArrow(lines[times]))
        {
            errors.Add(begin + 1, $"This is no cue: its times, with {CueTimes.Arrow} between, are missing.");
            return;
        }
        if (_times.Read(lines[times], times + 1, time => CueTimes.Parse(time, '.'), "00:00:00.000") is { } cue) CheckSettings(cue.After, times, _cueSettings);
        CheckText(times + 1, end);
    }

    private void CheckRegion(int begin, int end)
    {
        if (_times.IsAny) errors.Add(begin + 1, "Regions stand above the first cue.");
        for (var at = begin + 1; at < end; at++) CheckSettings(lines[at], at, _regionSettings);
    }

    private void CheckSettings(string text, int at, string[] known)
    {
        foreach (var setting in text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
            if (setting.Split(':', 2) is not [var name, { Length: > 0 }] || !known.Contains(name))
                errors.Add(at + 1, $"'{setting}' is no setting; there are {string.Join(", ", known)}, each with a colon and a value.");
    }

    private void CheckText(int begin, int end)
    {
        for (var at = begin; at < end; at++)
            if (CueTimes.HasArrow(lines[at])) errors.Add(at + 1, $"{CueTimes.Arrow} stands between times only. An empty line may be missing above.");
    }

    private static bool IsWord(string line, string word) =>
        line.StartsWith(word, StringComparison.Ordinal) && (line.Length == word.Length || line[word.Length] is ' ' or '\t');
}
