namespace VideoStack.Functions.Shared.Tables;

/// <summary>Names in the tables Views and ViewCounts.</summary>
internal static class ViewAttributes
{
    public const string PlaybackId = "playbackId";

    /// <summary>The film: in Views only until the view is counted, in ViewCounts part of the key.</summary>
    public const string VideoId = "videoId";

    public const string Counted = "counted";
    public const string ExpiresAt = "expiresAt";

    /// <summary>Which of a film's counters, <c>00</c> to <c>15</c>.</summary>
    public const string Part = "part";

    /// <summary>How many views this counter has counted.</summary>
    public const string Count = "count";
}
