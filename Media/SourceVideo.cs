namespace VideoStack.Media;

/// <summary>What the ladder needs to know about an uploaded film.</summary>
/// <param name="Width">Width of the coded picture, before any rotation. Pixels, at least 1.</param>
/// <param name="Height">Height of the coded picture, before any rotation. Pixels, at least 1.</param>
/// <param name="FrameRate">Frames per second, above 0.</param>
/// <param name="Rotation">How far the player turns the picture, clockwise: 0, 90, 180 or 270 degrees.</param>
/// <param name="HasAudio">Whether there is at least one sound track.</param>
public sealed record SourceVideo(int Width, int Height, double FrameRate = 30, int Rotation = 0, bool HasAudio = true)
{
    /// <summary>Width as the viewer sees it, in pixels.</summary>
    public int DisplayWidth => IsTurned ? Height : Width;

    /// <summary>Height as the viewer sees it, in pixels.</summary>
    public int DisplayHeight => IsTurned ? Width : Height;

    private bool IsTurned => Rotation is 90 or 270;
}
