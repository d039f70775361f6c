using Amazon.MediaConvert.Model;
using VideoStack.Media;

namespace VideoStack.Functions.Transcode.Jobs;

/// <summary>What a job will cost.</summary>
internal static class JobEstimate
{
    // A file that does not tell its length is counted as long as its bytes would last in a modest recording. Bits per second.
    private const double ModestBitrate = 500_000;

    /// <summary>The list price of the outputs that the job has, in millionths of a US dollar.</summary>
    /// <param name="settings">The job.</param>
    /// <param name="film">The film.</param>
    /// <param name="bytes">The length of its file.</param>
    /// <param name="rules">The prices, and how long a film may be.</param>
    public static long MicroUsd(JobSettings settings, Film film, long bytes, IngestionRules rules)
    {
        // Operators may have removed renditions from the template.
        var made = settings.OutputGroups.SelectMany(group => group.Outputs).Select(output => output.NameModifier).ToHashSet();
        var ladder = EncodingLadder.For(film.Video).Where(rung => made.Contains(rung.NameModifier));
        var seconds = film.DurationSeconds ?? Math.Min(bytes * 8 / ModestBitrate, rules.MaxDuration.TotalSeconds);
        return EncodingCost.Estimate(ladder, film.Video, seconds, rules.Prices);
    }
}
