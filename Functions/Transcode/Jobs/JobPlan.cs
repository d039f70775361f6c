using Amazon.MediaConvert;
using Amazon.MediaConvert.Model;
using VideoStack.Media;

namespace VideoStack.Functions.Transcode.Jobs;

/// <summary>
/// Fits the job template to one film: keeps the renditions of its ladder, sets their sizes, and says where everything comes from
/// and goes to. All else stays as the template has it, so that operators can tune it.
/// </summary>
internal static class JobPlan
{
    // Ten images of a hundred: a timeline on a screen is hardly wider in pixels.
    private const int MaxThumbnails = 1000;
    // What the service takes unless told otherwise (API reference, CmafImageBasedTrickPlaySettings). Pixels.
    private const int DefaultThumbnailWidth = 312;

    /// <summary>The settings of the job.</summary>
    /// <param name="template">The template's settings; they are changed and become part of the answer.</param>
    /// <param name="film">The film.</param>
    /// <param name="locations">Where everything lies.</param>
    /// <exception cref="InvalidOperationException">The template has no rendition, or an output group of an unknown kind.</exception>
    public static JobSettings Fit(JobTemplateSettings template, Film film, FilmLocations locations)
    {
        var ladder = EncodingLadder.For(film.Video);
        foreach (var group in template.OutputGroups)
        {
            if (group.OutputGroupSettings.CmafGroupSettings is { } movie)
            {
                movie.Destination = locations.Movie;
                if (movie.ImageBasedTrickPlaySettings is { } storyboard) FitStoryboard(storyboard, film, ladder[0]);
                group.Outputs = [.. FitRenditions(group.Outputs, film, ladder), .. FitSound(group.Outputs, film)];
            }
            else if (group.OutputGroupSettings.FileGroupSettings is { } stills)
            {
                stills.Destination = locations.Stills;
                foreach (var output in group.Outputs) FitStills(output, film, ladder[0]);
            }
            else
            {
                throw new InvalidOperationException($"The job template has an output group of type {group.OutputGroupSettings.Type}; only CMAF and file groups have a destination here.");
            }
        }
        return new JobSettings
        {
            Inputs = [CreateInput(template.Inputs?.FirstOrDefault(), film, locations.Source)],
            OutputGroups = template.OutputGroups,
            TimecodeConfig = template.TimecodeConfig,
        };
    }

    private static Input CreateInput(InputTemplate? template, Film film, string source)
    {
        var video = template?.VideoSelector ?? new VideoSelector();
        video.Rotate = InputRotate.AUTO;
        return new Input
        {
            FileInput = source,
            VideoSelector = video,
            // A selector that finds no sound would fail the job.
            AudioSelectors = film.Video.HasAudio ? template?.AudioSelectors : null,
            TimecodeSource = template?.TimecodeSource ?? InputTimecodeSource.ZEROBASED,
        };
    }

    private static IEnumerable<Output> FitRenditions(List<Output> outputs, Film film, IReadOnlyList<Rung> ladder)
    {
        var renditions = outputs.Where(output => output.VideoDescription is not null).ToList();
        if (renditions.Count == 0) throw new InvalidOperationException("The job template has no rendition with a picture.");

        var reference = EncodingLadder.For(EncodingLadder.Reference);
        var kept = ladder.Join(renditions, rung => rung.NameModifier, output => output.NameModifier, (rung, output) => (rung, output)).ToList();
        // A film below the template's lowest rendition takes that one's settings at its own size.
        if (kept.Count == 0) kept = [(ladder[^1], Lowest(renditions))];
        foreach (var (rung, output) in kept)
        {
            FitRendition(output, rung, reference.FirstOrDefault(known => known.NameModifier == output.NameModifier), film);
            yield return output;
        }
    }

    private static Output Lowest(List<Output> renditions) =>
        renditions.MinBy(output => Math.Min(output.VideoDescription.Width ?? int.MaxValue, output.VideoDescription.Height ?? int.MaxValue))!;

    private static void FitRendition(Output output, Rung rung, Rung? reference, Film film)
    {
        output.NameModifier = rung.NameModifier;
        output.VideoDescription.Width = rung.Width;
        output.VideoDescription.Height = rung.Height;
        if (output.VideoDescription.CodecSettings?.H264Settings is not { } h264) return;

        // The template's bitrates are for the reference; the ladder knows how this film's compare.
        if (reference is not null)
        {
            h264.MaxBitrate = Scale(h264.MaxBitrate, rung, reference);
            h264.Bitrate = Scale(h264.Bitrate, rung, reference);
        }
        if (film.FrameRate.Value > EncodingLadder.MaxFrameRate)
        {
            // Every second or third frame: an even rhythm.
            h264.FramerateControl = H264FramerateControl.SPECIFIED;
            h264.FramerateNumerator = film.FrameRate.Numerator;
            h264.FramerateDenominator = film.FrameRate.Denominator * (int)Math.Ceiling(film.FrameRate.Value / EncodingLadder.MaxFrameRate);
        }
    }

    private static int? Scale(int? bitrate, Rung rung, Rung reference) =>
        bitrate is { } bits ? (int)((long)bits * rung.MaxBitrate / reference.MaxBitrate) : null;

    private static IEnumerable<Output> FitSound(List<Output> outputs, Film film) =>
        film.Video.HasAudio ? outputs.Where(output => output.VideoDescription is null) : [];

    private static void FitStills(Output output, Film film, Rung highest)
    {
        if (output.VideoDescription is not { } still) return;
        var width = Math.Min(still.Width ?? highest.Width, highest.Width);
        still.Width = width;
        still.Height = (int)((long)width * highest.Height / highest.Width / 2 * 2);
        // Spread over the film, at most one a second.
        if (still.CodecSettings?.FrameCaptureSettings is { MaxCaptures: { } count } capture)
        {
            capture.FramerateNumerator = 1;
            capture.FramerateDenominator = Math.Max(1, (int)Math.Ceiling(film.DurationSeconds / count));
        }
    }

    // A tile may have at most 4096 pixels each way, whatever the film's shape: the template's width is for the longer side of a thumbnail.
    private static void FitStoryboard(CmafImageBasedTrickPlaySettings storyboard, Film film, Rung highest)
    {
        var longSide = storyboard.ThumbnailWidth ?? DefaultThumbnailWidth;
        var scale = (double)longSide / Math.Max(highest.Width, highest.Height);
        storyboard.ThumbnailWidth = Math.Max(8, (int)Math.Round(highest.Width * scale / 8) * 8);
        storyboard.ThumbnailHeight = Math.Max(2, (int)Math.Round(highest.Height * scale / 2) * 2);
        if (storyboard.ThumbnailInterval is { } interval)
            storyboard.ThumbnailInterval = Math.Max(interval, Math.Ceiling(film.DurationSeconds / MaxThumbnails));
    }
}
