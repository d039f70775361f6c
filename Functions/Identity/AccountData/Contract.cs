using VideoStack.Functions.Identity.Account;

namespace VideoStack.Functions.Identity.AccountData;

/// <summary>What is kept about a person, without what would let others in; receipts of removed films and sums of usage are not in it.</summary>
public sealed record AccountExport(AccountView Account, IReadOnlyList<SessionView> Sessions, IReadOnlyList<ExportedVideo> Videos);

/// <summary>A film as its owner announced it, and what became of it.</summary>
public sealed record ExportedVideo(
    string VideoId,
    string Title,
    string? Description,
    string Visibility,
    string FileName,
    string ContentType,
    long Size,
    string Status,
    string? Failure,
    string? TakedownReason,
    string CreatedAt,
    string UpdatedAt,
    string? PublishedAt,
    double? DurationSeconds,
    int? Width,
    int? Height,
    long Views);
