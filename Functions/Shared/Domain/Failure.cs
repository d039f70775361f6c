namespace VideoStack.Functions.Shared.Domain;

/// <summary>Why a film could not be made ready.</summary>
/// <param name="Code">Stable, for programs; one of <see cref="FailureCodes"/>.</param>
/// <param name="Reason">For people: what is wrong and what they can do.</param>
public sealed record Failure(string Code, string Reason);

/// <summary>The codes that a <see cref="Failure"/> can carry.</summary>
public static class FailureCodes
{
    public const string EmptyFile = "empty-file";
    public const string SizeMismatch = "size-mismatch";
    public const string Truncated = "truncated";
    public const string NotAVideo = "not-a-video";
    public const string NoVideoTrack = "no-video-track";
    public const string Unsupported = "unsupported";
    public const string TooLong = "too-long";
    public const string OverBudget = "over-budget";
    public const string UploadExpired = "upload-expired";
    public const string EncodingFailed = "encoding-failed";
    public const string Cancelled = "cancelled";

    /// <summary>Whether another try with the same file may go better.</summary>
    public static bool MayBeRetried(string code) => _passing.Contains(code);

    /// <summary>The codes of failures after which another try with the same file may go better.</summary>
    public static IReadOnlyCollection<string> Passing => _passing;

    private static readonly string[] _passing = [OverBudget, EncodingFailed, Cancelled];
}
