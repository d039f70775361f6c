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
    public const string UploadId = "uploadId";
    public const string PartSize = "partSize";
    public const string UploadExpiresAt = "uploadExpiresAt";
    public const string ArrivalSeenAt = "arrivalSeenAt";
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
    public const string Attempt = "attempt";
    public const string EstimatedMicroUsd = "estimatedMicroUsd";

    /// <summary>The last attempt whose estimate was added to what the owner spends.</summary>
    public const string ReservedAttempt = "reservedAttempt";

    /// <summary>How much was added for that attempt.</summary>
    public const string ReservedMicroUsd = "reservedMicroUsd";

    /// <summary>The month that it was added to, as the Usage table names it.</summary>
    public const string ReservedPeriod = "reservedPeriod";
    public const string DurationSeconds = "durationSeconds";
    public const string Width = "width";
    public const string Height = "height";
    public const string Views = "views";
    public const string Manifest = "manifest";
    public const string DashManifest = "dashManifest";
    public const string Storyboard = "storyboard";
    public const string Captions = "captions";
    public const string Poster = "poster";
    public const string Thumbnails = "thumbnails";
    public const string Version = "version";
    public const string Revision = "revision";

    /// <summary>The title in lower case, to be searched.</summary>
    public const string TitleSearch = "titleSearch";

    /// <summary>Only on films that are on their way, or on their way out.</summary>
    public const string Unfinished = "unfinished";
    public const string RemovalRequestedAt = "removalRequestedAt";
    public const string RemovedBy = "removedBy";
    public const string TakedownReason = "takedownReason";

    /// <summary>The sparse index of films that are ready and public, by <see cref="PublishedAt"/>.</summary>
    public const string FeedIndex = "feed";

    /// <summary>Everyone's films by <see cref="OwnerId"/> and <see cref="CreatedAt"/>.</summary>
    public const string ByOwnerIndex = "byOwner";

    /// <summary>The sparse index of films that something still has to happen to, by <see cref="UpdatedAt"/>.</summary>
    public const string UnfinishedIndex = "unfinished";

    /// <summary>The only value of <see cref="Unfinished"/>.</summary>
    public const string IsUnfinished = "yes";

    /// <summary>The only value of <see cref="Feed"/>.</summary>
    public const string PublicFeed = "public";
}
