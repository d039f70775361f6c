namespace VideoStack.Functions.Transcode.Events;

/// <summary>
/// Detail of EventBridge's "MediaConvert Job State Change", as far as it is used. Source: MediaConvert user guide, events.
/// </summary>
public sealed record JobStateChange
{
    public string? JobId { get; init; }

    /// <summary>PROGRESSING, STATUS_UPDATE, INPUT_INFORMATION, COMPLETE, ERROR or CANCELED; SUBMITTED, when it was asked for.</summary>
    public string? Status { get; init; }

    /// <summary>What IngestUpload gave the job along.</summary>
    public IReadOnlyDictionary<string, string>? UserMetadata { get; init; }

    public JobProgress? JobProgress { get; init; }

    public IReadOnlyList<OutputGroupDetail>? OutputGroupDetails { get; init; }

    public int? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }
}

/// <summary>How far a job is.</summary>
public sealed record JobProgress
{
    /// <summary>Per cent of all of it.</summary>
    public int? JobPercentComplete { get; init; }
}

/// <summary>What one output group wrote.</summary>
public sealed record OutputGroupDetail
{
    /// <summary>CMAF_GROUP or FILE_GROUP.</summary>
    public string? Type { get; init; }

    /// <summary>Master playlists and manifests.</summary>
    public IReadOnlyList<string>? PlaylistFilePaths { get; init; }

    public IReadOnlyList<OutputDetail>? OutputDetails { get; init; }
}

/// <summary>What one output wrote.</summary>
public sealed record OutputDetail
{
    /// <summary>Of a frame capture it names the last image only.</summary>
    public IReadOnlyList<string>? OutputFilePaths { get; init; }

    /// <summary>Milliseconds.</summary>
    public long? DurationInMs { get; init; }

    public VideoDetails? VideoDetails { get; init; }
}

/// <summary>Pixels of an output.</summary>
public sealed record VideoDetails
{
    public int? WidthInPx { get; init; }

    public int? HeightInPx { get; init; }
}
