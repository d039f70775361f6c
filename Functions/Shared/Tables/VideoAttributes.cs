namespace VideoStack.Functions.Shared.Tables;

/// <summary>Names in the Videos table.</summary>
internal static class VideoAttributes
{
    public const string VideoId = "videoId";
    public const string OwnerId = "ownerId";
    public const string Title = "title";
    public const string Description = "description";
    public const string Visibility = "visibility";
    public const string FileName = "fileName";
    public const string ContentType = "contentType";
    public const string Size = "size";
    public const string Status = "status";
    public const string Progress = "progress";
    public const string FailureCode = "failureCode";
    public const string FailureReason = "failureReason";
    public const string CreatedAt = "createdAt";
    public const string UpdatedAt = "updatedAt";
    public const string PublishedAt = "publishedAt";
    public const string Feed = "feed";
    public const string ObjectVersion = "objectVersion";
    public const string ETag = "eTag";
    public const string JobId = "jobId";
    public const string DurationSeconds = "durationSeconds";
    public const string Width = "width";
    public const string Height = "height";
    public const string Views = "views";
    public const string Manifest = "manifest";
    public const string Poster = "poster";
    public const string Thumbnails = "thumbnails";
    public const string Version = "version";
    public const string TakedownReason = "takedownReason";

    /// <summary>The sparse index of films that are ready and public, by <see cref="PublishedAt"/>.</summary>
    public const string FeedIndex = "feed";

    /// <summary>Everyone's films by <see cref="OwnerId"/> and <see cref="CreatedAt"/>.</summary>
    public const string ByOwnerIndex = "byOwner";

    /// <summary>The only value of <see cref="Feed"/>.</summary>
    public const string PublicFeed = "public";
}
