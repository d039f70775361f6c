using System.Globalization;

namespace VideoStack.Functions.Catalog.Captions;

/// <summary>When captions are shown, in the order of a file: each starts no earlier than the one before, and ends after it starts.</summary>
/// <param name="errors">Takes what is wrong.</param>
internal sealed class CueTimes(CaptionErrors errors)
{
    /// <summary>What stands between the two times of a cue, and nowhere else.</summary>
    public const string Arrow = "-->";

    private long _latestStart;

    /// <summary>Whether there was any.</summary>
    public bool IsAny { get; private set; }

    /// <summary>Whether a line is one of times, as far as its arrow tells.</summary>
    public static bool HasArrow(string line) => line.Contains(Arrow, StringComparison.Ordinal);

    /// <summary>Reads a line of times; notes what is wrong with it.</summary>
    /// <param name="line">Such as <c>00:01.000 --> 00:02.500 align:start</c>.</param>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="read">Reads one time in milliseconds; null when it is none.</param>
    /// <param name="form">How a time is written, for people.</param>
    /// <returns>Start and end in milliseconds and what stands after them; null when something is wrong.</returns>
    public (long Start, long End, string After)? Read(string line, int number, Func<string, long?> read, string form)
    {
        IsAny = true;
        var arrow = line.IndexOf(Arrow, StringComparison.Ordinal);
        var (left, right) = (line[..arrow].Trim(), line[(arrow + Arrow.Length)..].Trim());
        var gap = right.AsSpan().IndexOfAny(' ', '\t');
        var (last, after) = gap < 0 ? (right, "") : (right[..gap], right[gap..].Trim());
        if (read(left) is not { } start || read(last) is not { } end)
        {
            errors.Add(number, $"Times are written {form} {Arrow} {form}.");
            return null;
        }
        if (end <= start) errors.Add(number, "The end is not after the start.");
        else if (start < _latestStart) errors.Add(number, "It starts before the one above it.");
        _latestStart = Math.Max(_latestStart, start);
        return (start, end, after);
    }

    /// <summary>Reads a time.</summary>
    /// <param name="text">Hours, minutes and seconds with colons between, then the mark and milliseconds.</param>
    /// <param name="mark">What stands before the milliseconds.</param>
    /// <returns>Milliseconds; null when it is no time.</returns>
    public static long? Parse(string text, char mark)
    {
        if (text.Split(':') is not [.. var hours, var minutes, var rest] || hours.Length > 1) return null;
        if (rest.Split(mark) is not [var seconds, { Length: 3 } thousandths]) return null;
        return Digits(hours is [var written] ? written : "0", 59_999) is { } h
            && minutes.Length == 2 && Digits(minutes, 59) is { } m
            && seconds.Length == 2 && Digits(seconds, 59) is { } s
            && Digits(thousandths, 999) is { } t
                ? ((h * 60 + m) * 60 + s) * 1000 + t
                : null;
    }

    private static long? Digits(string text, long most) =>
        text.Length <= 5 && text.All(char.IsAsciiDigit) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : null;
}
