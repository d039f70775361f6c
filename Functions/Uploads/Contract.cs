using System.Text.Json.Serialization;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Uploads;

/// <summary>What a creator announces. Anything may be missing or wrong: <see cref="UploadRules"/> tells.</summary>
public sealed record UploadRequest(string? FileName, string? ContentType, long? Size, string? Title, string? Description, string? Visibility);

/// <summary>The film's id, and where its bytes go.</summary>
public sealed record UploadTicket(string VideoId, UploadTarget Upload);

/// <summary>Of the kind <c>single</c>: one PUT with exactly these headers. Of the kind <c>multipart</c>: the addresses of the parts come by SignParts.</summary>
public sealed record UploadTarget(string Kind, string ExpiresAt)
{
    public string? Url { get; init; }

    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    public long? PartSize { get; init; }

    public int? PartCount { get; init; }
}

/// <summary>The parts that a client is about to send.</summary>
public sealed record PartNumbers([property: JsonPropertyName("partNumbers")] IReadOnlyList<int>? Numbers);

/// <summary>Where they go.</summary>
public sealed record SignedParts(IReadOnlyList<SignedPart> Parts, string ExpiresAt);

/// <summary>Where one goes, by PUT.</summary>
public sealed record SignedPart(int PartNumber, string Url);

/// <summary>How the file is cut, and what is there of it.</summary>
public sealed record ArrivedParts(long PartSize, int PartCount, IReadOnlyList<ArrivedPart> Parts);

/// <summary>A part that is there.</summary>
public sealed record ArrivedPart(int PartNumber, string ETag, long Size);

/// <summary>How far a film is.</summary>
public sealed record UploadState(string VideoId, string Status, int Progress, UploadFailure? Failure, Cost? EstimatedCost, bool CanRetry);

/// <summary>Why it will not be ready.</summary>
public sealed record UploadFailure(string Code, string Reason);
