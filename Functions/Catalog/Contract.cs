using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Catalog;

/// <summary>A film as viewers see it.</summary>
public record VideoCard(
    string VideoId,
    string Title,
    string? Description,
    string Visibility,
    string Status,
    string CreatedAt,
    string? PublishedAt,
    double? DurationSeconds,
    int? Width,
    int? Height,
    long Views,
    string? Poster);

/// <summary>A film as its owner sees it: all that viewers see, and how it is on its way.</summary>
public sealed record OwnVideoCard : VideoCard
{
    internal OwnVideoCard(VideoCard card) : base(card) { }

    /// <summary>The ETag, for If-Match.</summary>
    public required string Revision { get; init; }

    /// <summary>Per cent of the encoding.</summary>
    public required int Progress { get; init; }

    public Failure? Failure { get; init; }

    public required string FileName { get; init; }

    /// <summary>Bytes of the original.</summary>
    public required long Size { get; init; }

    /// <summary>Their languages.</summary>
    public required IReadOnlyList<string> Captions { get; init; }

    public Cost? EstimatedCost { get; init; }

    public required bool CanRetry { get; init; }
}

/// <summary>One page of one's own films; without a cursor it is the last one.</summary>
public sealed record OwnVideoPage(IReadOnlyList<OwnVideoCard> Items, string? Cursor);

/// <summary>What an owner changes; null for what stays.</summary>
public sealed record VideoChange(string? Title, string? Description, string? Visibility);

/// <summary>One page of a list; without a cursor it is the last one.</summary>
public sealed record VideoPage(IReadOnlyList<VideoCard> Items, string? Cursor);

/// <summary>The API answers.</summary>
public sealed record HealthStatus(string Status);

/// <summary>Where the original file is fetched, until then.</summary>
public sealed record SourceLink(string Url, string ExpiresAt);

/// <summary>The receipt of a removed film.</summary>
public sealed record Deletion(
    string VideoId, string RequestedAt, string ErasedAt, string By, string? Reason, StoredAmount Originals, StoredAmount Renditions);

/// <summary>One page of receipts; without a cursor it is the last one.</summary>
public sealed record DeletionPage(IReadOnlyList<Deletion> Items, string? Cursor);

/// <summary>Why a film is taken down.</summary>
public sealed record Takedown(string? Reason);
