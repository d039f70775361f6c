using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Tests;

/// <summary>Films for tests.</summary>
internal static class Samples
{
    public static DateTimeOffset Noon { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public const string OwnerId = "owner";

    public static string NewId() => Guid.CreateVersion7().ToString();

    public static Video Awaiting(string? videoId = null, Visibility visibility = Visibility.Public, long size = 1000) => new()
    {
        VideoId = videoId ?? NewId(),
        OwnerId = OwnerId,
        Title = "A film",
        Visibility = visibility,
        FileName = "film.mp4",
        ContentType = "video/mp4",
        Size = size,
        Status = VideoStatus.AwaitingUpload,
        CreatedAt = Noon,
        UpdatedAt = Noon,
    };

    public static Video Ready(string? videoId = null, Visibility visibility = Visibility.Public)
    {
        var video = Awaiting(videoId, visibility);
        return video with
        {
            Status = VideoStatus.Ready,
            PublishedAt = Noon,
            ObjectVersion = "v1",
            JobId = "job-1",
            Manifest = $"media/{video.VideoId}/movie.m3u8",
            Poster = $"media/{video.VideoId}/thumbnails/thumb.0000003.jpg",
            DurationSeconds = 9.5,
            Width = 1920,
            Height = 1080,
        };
    }

    public static UploadedObject Uploaded(string version = "v1", long size = 1000) => new(version, "etag", "video/mp4", size);

    public static Rendition Rendition(string videoId) => new(
        $"media/{videoId}/movie.m3u8", $"media/{videoId}/thumbnails/thumb.0000000.jpg", [$"media/{videoId}/thumbnails/thumb.0000000.jpg"], 9.5, 1920, 1080);
}
