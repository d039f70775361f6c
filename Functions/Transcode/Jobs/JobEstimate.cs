using Amazon.MediaConvert.Model;
using VideoStack.Media;

namespace VideoStack.Functions.Transcode.Jobs;

/// <summary>What a job will cost.</summary>
internal static class JobEstimate
{
    /// <summary>The list price of the outputs that the job has, in millionths of a US dollar.</summary>
    /// <param name="settings">The job.</param>
    /// <param name="film">The film.</param>
    /// <param name="prices">Of the region that encodes.</param>
    public static long MicroUsd(JobSettings settings, Film film, EncodingPrices prices)
    {
        // Operators may have removed renditions from the template.
        var made = settings.OutputGroups.SelectMany(group => group.Outputs).Select(output => output.NameModifier).ToHashSet();
        var ladder = EncodingLadder.For(film.Video).Where(rung => made.Contains(rung.NameModifier));
        return EncodingCost.Estimate(ladder, film.Video, film.DurationSeconds, prices);
    }
}
