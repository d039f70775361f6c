namespace VideoStack.Functions.Uploads;

/// <summary>What a creator announces. Anything may be missing or wrong: <see cref="UploadRules"/> tells.</summary>
public sealed record UploadRequest(string? FileName, string? ContentType, long? Size, string? Title, string? Description, string? Visibility);

/// <summary>The film's id, and where its bytes go.</summary>
public sealed record UploadTicket(string VideoId, UploadTarget Upload);

/// <summary>One PUT with exactly these headers, until then.</summary>
public sealed record UploadTarget(string Kind, string Url, IReadOnlyDictionary<string, string> Headers, string ExpiresAt);

/// <summary>How far a film is.</summary>
public sealed record UploadState(string VideoId, string Status, int Progress, UploadFailure? Failure);

/// <summary>Why it will not be ready.</summary>
public sealed record UploadFailure(string Code, string Reason);
