namespace VideoStack.Media;

/// <summary>One rendition of the ladder.</summary>
/// <param name="Name">By the short side, such as <c>1080p</c>.</param>
/// <param name="Width">Pixels as displayed, even.</param>
/// <param name="Height">Pixels as displayed, even.</param>
/// <param name="MaxBitrate">The most the encoder may spend, in bits per second.</param>
/// <param name="QvbrQualityLevel">MediaConvert's QVBR quality, 1 (worst) to 10.</param>
public sealed record Rung(string Name, int Width, int Height, int MaxBitrate, int QvbrQualityLevel)
{
    /// <summary>What MediaConvert adds to the names of this rendition's files, such as <c>_1080p</c>.</summary>
    public string NameModifier => "_" + Name;

    /// <summary>The shorter of both sides, in pixels.</summary>
    public int ShortSide => Math.Min(Width, Height);
}
