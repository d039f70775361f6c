namespace VideoStack.Functions.Catalog;

/// <summary>A film as viewers see it.</summary>
public sealed record VideoCard(
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

/// <summary>One page of a list; without a cursor it is the last one.</summary>
public sealed record VideoPage(IReadOnlyList<VideoCard> Items, string? Cursor);

/// <summary>The API answers.</summary>
public sealed record HealthStatus(string Status);

/// <summary>Why a film is taken down.</summary>
public sealed record Takedown(string? Reason);
