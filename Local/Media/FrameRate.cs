using System.Globalization;

namespace VideoStack.Local.Media;

/// <summary>Frames per second, as a fraction.</summary>
public readonly record struct FrameRate(int Numerator, int Denominator)
{
    private static readonly FrameRate[] Standard =
        [new(24000, 1001), new(24, 1), new(25, 1), new(30000, 1001), new(30, 1), new(50, 1), new(60000, 1001), new(60, 1)];

    /// <summary>For the rare container that tells no rate at all.</summary>
    private static readonly FrameRate Usual = new(30, 1);

    public double Value => (double)Numerator / Denominator;

    /// <summary>
    /// The constant rate for a source. A steady source keeps its own; one with a varying rate (phones, screen recordings) gets the
    /// lowest standard rate that loses none of its frames on average.
    /// </summary>
    /// <param name="basis">ffprobe's <c>r_frame_rate</c>: the lowest rate in which every timestamp can be told.</param>
    /// <param name="average">ffprobe's <c>avg_frame_rate</c>.</param>
    public static FrameRate OfSource(string? basis, string? average)
    {
        var exact = Parse(basis);
        if ((Parse(average) ?? exact) is not { } mean) return Usual;
        if (exact is { } rate && Math.Abs(rate.Value - mean.Value) < 0.01 * mean.Value) return rate;

        return Standard.Cast<FrameRate?>().FirstOrDefault(candidate => candidate!.Value.Value >= mean.Value * 0.99) ?? Standard[^1];
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    private static FrameRate? Parse(string? fraction)
    {
        var parts = fraction?.Split('/');
        return parts is [var top, var bottom]
            && int.TryParse(top, NumberStyles.None, CultureInfo.InvariantCulture, out var numerator) && numerator > 0
            && int.TryParse(bottom, NumberStyles.None, CultureInfo.InvariantCulture, out var denominator) && denominator > 0
            ? new(numerator, denominator)
            : null;
    }
}
