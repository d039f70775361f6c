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

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the film became ready.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The version of the uploaded object that is being, or was, encoded; its ETag where the bucket keeps no versions.</summary>
    public string? ObjectVersion { get; init; }

    public string? ETag { get; init; }

    /// <summary>The MediaConvert job.</summary>
    public string? JobId { get; init; }

    public double? DurationSeconds { get; init; }

    /// <summary>Pixels as displayed.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels as displayed.</summary>
    public int? Height { get; init; }

    public long Views { get; init; }

    /// <summary>Key of the master playlist in the processed bucket.</summary>
    public string? Manifest { get; init; }

    /// <summary>Key of the still that stands for the film.</summary>
    public string? Poster { get; init; }

    /// <summary>Keys of all stills, in the order of the film.</summary>
    public IReadOnlyList<string> Thumbnails { get; init; } = [];

    /// <summary>How often the item has been changed.</summary>
    public long Version { get; init; }

    /// <summary>Why an administrator took the film down; null when nobody did.</summary>
    public string? TakedownReason { get; init; }

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
