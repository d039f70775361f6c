using System.Globalization;

namespace VideoStack.Functions.Transcode.Jobs;

/// <summary>What a job is given along and gives back with each of its events.</summary>
internal static class JobMetadata
{
    private const string VideoKey = "videoId";
    private const string AttemptKey = "attempt";
    private const string StackKey = "stack";

    public static Dictionary<string, string> Write(string videoId, int attempt, string stack) => new()
    {
        [VideoKey] = videoId,
        [AttemptKey] = attempt.ToString(CultureInfo.InvariantCulture),
        [StackKey] = stack,
    };

    /// <summary>The film; null when it names none.</summary>
    public static string? VideoId(IReadOnlyDictionary<string, string>? metadata) => metadata?.GetValueOrDefault(VideoKey);

    /// <summary>The film's attempt; jobs of old name none, and were the first.</summary>
    public static int Attempt(IReadOnlyDictionary<string, string>? metadata) =>
        int.TryParse(metadata?.GetValueOrDefault(AttemptKey), NumberStyles.None, CultureInfo.InvariantCulture, out var attempt) ? attempt : 1;
}
