namespace VideoStack.Functions.Shared.Domain;

/// <summary>Where a film is on its way to the viewers. The names are what the table and the API carry.</summary>
public enum VideoStatus
{
    AwaitingUpload,
    Uploaded,
    Transcoding,
    Ready,
    Failed,
    Deleting,
}

/// <summary>The order of the states: a film only moves forward.</summary>
public static class VideoStatusOrder
{
    /// <summary>Whether a film may go from one state to the other. Ready and Failed are both ends: neither leads to the other.</summary>
    public static bool MayBecome(this VideoStatus from, VideoStatus to) => Rank(from) < Rank(to);

    /// <summary>Whether something still has to happen to the film.</summary>
    public static bool IsUnfinished(this VideoStatus status) => status is not (VideoStatus.Ready or VideoStatus.Failed);

    /// <summary>The states from which a film may come to this one.</summary>
    public static IEnumerable<VideoStatus> Before(VideoStatus to) => Enum.GetValues<VideoStatus>().Where(from => from.MayBecome(to));

    private static int Rank(VideoStatus status) => status switch
    {
        VideoStatus.AwaitingUpload => 0,
        VideoStatus.Uploaded => 1,
        VideoStatus.Transcoding => 2,
        VideoStatus.Ready or VideoStatus.Failed => 3,
        VideoStatus.Deleting => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
