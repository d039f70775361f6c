namespace VideoStack.Functions.Uploads;

/// <summary>
/// How a file is cut into the parts of a multipart upload. S3 takes 10 000 parts of 5 MiB to 5 GiB, and the last may be shorter.
/// Source: S3 user guide, "Amazon S3 multipart upload limits".
/// </summary>
/// <param name="Size">Bytes of the file.</param>
/// <param name="PartSize">Bytes of each part but the last.</param>
internal sealed record PartPlan(long Size, long PartSize)
{
    /// <summary>Files up to this size, in bytes, come in one piece: to send one again costs a minute, not an hour.</summary>
    public const long LargestSingle = 64 * MiB;

    /// <summary>The largest object of S3, in bytes.</summary>
    public const long LargestFile = 5 * 1024 * 1024 * MiB;

    /// <summary>The most parts that an upload can have.</summary>
    public const int MaxParts = 10_000;

    private const long MiB = 1024 * 1024;

    // Small enough that a broken connection costs little, large enough that few requests are needed.
    private const long SmallestPart = 8 * MiB;

    /// <summary>How many parts there are.</summary>
    public int Count => (int)DivideUp(Size, PartSize);

    /// <summary>The plan for a file; null for one that comes in one piece.</summary>
    public static PartPlan? For(long size) =>
        size <= LargestSingle ? null : new PartPlan(size, Math.Max(SmallestPart, DivideUp(DivideUp(size, MaxParts), MiB) * MiB));

    /// <summary>Whether there is a part of this number; they count from 1.</summary>
    public bool Has(int partNumber) => partNumber >= 1 && partNumber <= Count;

    /// <summary>Bytes of a part.</summary>
    public long LengthOf(int partNumber) => partNumber < Count ? PartSize : Size - (Count - 1) * PartSize;

    private static long DivideUp(long number, long by) => (number + by - 1) / by;
}
