using VideoStack.Functions.Shared.Access;

namespace VideoStack.Functions.Shared.Domain;

/// <summary>A film: one item of the Videos table.</summary>
public sealed record Video
{
    /// <summary>UUID version 7, lower case, with dashes.</summary>
    public required string VideoId { get; init; }

    /// <summary>The account that announced the film.</summary>
    public required string OwnerId { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    public required Visibility Visibility { get; init; }

    /// <summary>The file's own name as announced. It never becomes part of an address.</summary>
    public required string FileName { get; init; }

    /// <summary>The media type: as announced, then as stored.</summary>
    public required string ContentType { get; init; }

    /// <summary>Bytes: as announced, then as stored.</summary>
    public required long Size { get; init; }

    public required VideoStatus Status { get; init; }

    /// <summary>Per cent of the encoding, 0 to 100.</summary>
    public int Progress { get; init; }

    public Failure? Failure { get; init; }

    /// <summary>How often the film has been given to the encoder: 1, and one more with each retry. Events of earlier attempts count for nothing.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>S3's id of the multipart upload; null when the file comes in one piece.</summary>
    public string? UploadId { get; init; }

    /// <summary>Bytes of each part but the last; null when the file comes in one piece.</summary>
    public long? PartSize { get; init; }

    /// <summary>When an upload that has not ended is given up.</summary>
    public DateTimeOffset? UploadExpiresAt { get; init; }

    /// <summary>When reconciliation saw that the bytes are there, though nobody had told of them yet; null when it did not have to.</summary>
    public DateTimeOffset? ArrivalSeenAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the film became ready.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The version of the uploaded object that is being, or was, encoded; its ETag where the bucket keeps no versions.</summary>
    public string? ObjectVersion { get; init; }

    public string? ETag { get; init; }

    /// <summary>The version to ask S3 for; null in a bucket without versions, which has no other than the one that is there.</summary>
    public string? SourceVersionId => ObjectVersion == ETag ? null : ObjectVersion;

    /// <summary>The MediaConvert job.</summary>
    public string? JobId { get; init; }

    /// <summary>What the encoding is expected to cost by list prices, in millionths of a US dollar; null before it was looked at.</summary>
    public long? EstimatedMicroUsd { get; init; }

    /// <summary>What is held back of its owner's budget for an attempt; null when nothing was, or it was given back.</summary>
    public Reservation? Reservation { get; init; }

    public double? DurationSeconds { get; init; }

    /// <summary>Pixels as displayed.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels as displayed.</summary>
    public int? Height { get; init; }

    public long Views { get; init; }

    /// <summary>Key of the HLS multivariant playlist in the processed bucket.</summary>
    public string? Manifest { get; init; }

    /// <summary>Key of the DASH manifest, over the same segments.</summary>
    public string? DashManifest { get; init; }

    /// <summary>Key of the WebVTT file that tells which picture shows which moment; null when there is none.</summary>
    public string? Storyboard { get; init; }

    /// <summary>Keys of the captions, by language (BCP 47).</summary>
    public IReadOnlyDictionary<string, string> Captions { get; init; } = new Dictionary<string, string>();

    /// <summary>Key of the still that stands for the film.</summary>
    public string? Poster { get; init; }

    /// <summary>Keys of all stills, in the order of the film.</summary>
    public IReadOnlyList<string> Thumbnails { get; init; } = [];

    /// <summary>How often the item has been changed, by whomever.</summary>
    public long Version { get; init; }

    /// <summary>How often its owner has changed what is said of it: title, description, visibility, captions.</summary>
    public long Revision { get; init; }

    /// <summary>When somebody first asked to remove the film; null while nobody did.</summary>
    public DateTimeOffset? RemovalRequestedAt { get; init; }

    /// <summary>Who removes it, one of <see cref="RemovedByNames"/>; null while nobody does.</summary>
    public string? RemovedBy { get; init; }

    /// <summary>Why an administrator took the film down; null when nobody did.</summary>
    public string? TakedownReason { get; init; }

    /// <summary>How often a film is given to the encoder at most: what has failed so often fails again.</summary>
    public const int MaxAttempts = 5;

    /// <summary>Whether its preparation has failed in a way that another try with the same file may mend, and not too often.</summary>
    public bool CanRetry => Status == VideoStatus.Failed && Failure is { } failure && FailureCodes.MayBeRetried(failure.Code) && Attempt < MaxAttempts;

    /// <summary>Whether this is the caller's own film.</summary>
    public bool IsOwnedBy(Caller? caller) => caller is not null && caller.UserId == OwnerId;

    /// <summary>
    /// Whether the caller may know of this film: public and unlisted ones everybody, private ones their owner and admins, and one
    /// that is being deleted nobody.
    /// </summary>
    /// <param name="caller">Null for an anonymous one.</param>
    public bool IsVisibleTo(Caller? caller) =>
        Status != VideoStatus.Deleting && (Visibility != Visibility.Private || IsOwnedBy(caller) || caller is { IsAdmin: true });
}

/// <summary>An estimate that was added to what a film's owner spends.</summary>
/// <param name="Attempt">The film's attempt that it is for.</param>
/// <param name="Period">The month (UTC) that it counts in, such as <c>2026-11</c>.</param>
/// <param name="MicroUsd">How much, in millionths of a US dollar.</param>
public sealed record Reservation(int Attempt, string Period, long MicroUsd);
