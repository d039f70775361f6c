namespace VideoStack.Media;

/// <summary>
/// Which renditions a film gets: a pure function of the source. Rungs go by the <em>short</em> side, so that a portrait film is
/// as sharp as a landscape one, and none is larger than the source.
/// </summary>
/// <remarks>
/// Maximum bitrates and quality levels of 1080p, 720p and 360p: "Video on Demand on AWS", MediaConvert templates. 480p lies between
/// the 540p and the 360p of that table. Key frame distance, segment length and the limit of 60 frames per second: Apple's
/// HLS Authoring Specification.
/// </remarks>
public static class EncodingLadder
{
    /// <summary>Distance of key frames, in seconds. The same in all renditions, so that a player can change between them at any one.</summary>
    public const int GopSeconds = 2;

    /// <summary>Length of a segment, in seconds: a whole number of GOPs.</summary>
    public const int SegmentSeconds = 6;

    /// <summary>The highest frame rate of a rendition, in frames per second.</summary>
    public const double MaxFrameRate = 60;

    /// <summary>The longest side of a rendition, in pixels: what H.264 level 5.1 decoders are sure to take.</summary>
    public const int MaxLongSide = 4096;

    /// <summary>The shortest side that a film may have, in pixels: MediaConvert accepts no smaller output.</summary>
    public const int MinShortSide = 32;

    /// <summary>
    /// How many times as long as the short side the long side may be: any longer, and a still of 640 pixels' width would fall below
    /// <see cref="MinShortSide"/>.
    /// </summary>
    public const int MaxShape = 20;

    /// <summary>What the table below is made for: 16:9 at up to 30 frames per second. The job template holds this ladder.</summary>
    public static SourceVideo Reference { get; } = new(1920, 1080);

    // At twice the frames the bits grow by about half: neighbouring frames then differ less.
    private const double HighFrameRateFactor = 1.5;
    private const double HighFrameRate = 30.5;
    private const int LeastBitrate = 200_000;

    private static readonly Step[] _steps =
    [
        new(1080, 8_500_000, 8),
        new(720, 6_000_000, 8),
        new(480, 2_500_000, 7),
        new(360, 1_500_000, 7),
    ];

    /// <summary>The rungs for this source, highest first; at least one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side, the shape, the frame rate or the rotation is outside its range.</exception>
    public static IReadOnlyList<Rung> For(SourceVideo source)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(source.Width, MinShortSide);
        ArgumentOutOfRangeException.ThrowIfLessThan(source.Height, MinShortSide);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(source.Width, source.Height), MaxShape * Math.Min(source.Width, source.Height), nameof(source));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(source.FrameRate);
        if (source.Rotation is not (0 or 90 or 180 or 270))
            throw new ArgumentOutOfRangeException(nameof(source), source.Rotation, "A rotation is 0, 90, 180 or 270 degrees.");

        // A film that is too wide for decoders is first thought of as small enough.
        var fit = Math.Min(1, (double)MaxLongSide / Math.Max(source.Width, source.Height));
        var shortSide = (int)(Math.Min(source.Width, source.Height) * fit);
        var rungs = _steps.Where(step => step.ShortSide <= shortSide).Select(step => Build(source, step, step.ShortSide)).ToList();
        // A film below the lowest rung keeps its own size: enlarging it would cost bits and show nothing more.
        return rungs.Count > 0 ? rungs : [Build(source, _steps[^1], shortSide / 2 * 2)];
    }

    private static Rung Build(SourceVideo source, Step step, int shortSide)
    {
        var scale = (double)shortSide / Math.Min(source.Width, source.Height);
        var width = EvenSide(source.DisplayWidth, scale);
        var height = EvenSide(source.DisplayHeight, scale);
        return new Rung($"{shortSide}p", width, height, MaxBitrate(step, width, height, source.FrameRate), step.QvbrQualityLevel);
    }

    // H.264 in 4:2:0 has one colour sample for two pixels each way, so both sides are even; and never above the source.
    private static int EvenSide(int source, double scale)
    {
        var nearest = (int)Math.Round(source * scale / 2, MidpointRounding.AwayFromZero) * 2;
        return Math.Max(2, nearest <= Math.Min(source, MaxLongSide) ? nearest : nearest - 2);
    }

    private static int MaxBitrate(Step step, int width, int height, double frameRate)
    {
        var referencePixels = step.ShortSide * (step.ShortSide * 16.0 / 9);
        var factor = width * (double)height / referencePixels * (frameRate > HighFrameRate ? HighFrameRateFactor : 1);
        return Math.Max(LeastBitrate, (int)Math.Round(step.MaxBitrate * factor / 10_000) * 10_000);
    }

    private sealed record Step(int ShortSide, int MaxBitrate, int QvbrQualityLevel);
}
