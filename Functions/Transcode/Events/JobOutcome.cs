using System.Globalization;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Transcode.Events;

/// <summary>What a complete job wrote, read from its last event.</summary>
internal static class JobOutcome
{
    // More stills than any setting asks for; it bounds what a strange event could make of the item.
    private const int MaxStills = 200;

    /// <summary>The film's rendition; null when no playlist of this film is among the files.</summary>
    public static Rendition? Read(JobStateChange change, string videoId, string bucket)
    {
        var groups = change.OutputGroupDetails ?? [];
        var folder = MediaKeys.Folder(videoId);
        var playlists = groups.SelectMany(group => group.PlaylistFilePaths ?? []).Select(path => KeyOf(path, bucket, folder)).OfType<string>().ToList();
        // They come in any order.
        if (playlists.Find(key => key.EndsWith(".m3u8", StringComparison.Ordinal)) is not { } manifest) return null;

        var movie = groups.Where(group => group.PlaylistFilePaths is { Count: > 0 }).SelectMany(group => group.OutputDetails ?? []).ToList();
        var largest = movie.Select(output => output.VideoDetails).OfType<VideoDetails>().MaxBy(video => (video.WidthInPx ?? 0) * (video.HeightInPx ?? 0));
        var stills = groups.SelectMany(group => group.OutputDetails ?? [])
            .SelectMany(output => output.OutputFilePaths ?? [])
            .Select(path => KeyOf(path, bucket, folder))
            .FirstOrDefault(key => key?.EndsWith(".jpg", StringComparison.Ordinal) == true) is { } last ? Stills(last) : [];
        return new Rendition(
            manifest,
            // The beginning is often black and the end is the credits.
            stills.Count > 0 ? stills[stills.Count / 3] : null,
            stills,
            movie.Select(output => output.DurationInMs ?? 0).DefaultIfEmpty().Max() / 1000.0,
            largest?.WidthInPx ?? 0,
            largest?.HeightInPx ?? 0)
        {
            DashManifest = playlists.Find(key => key.EndsWith(".mpd", StringComparison.Ordinal)),
        };
    }

    private static string? KeyOf(string path, string bucket, string folder)
    {
        var prefix = $"s3://{bucket}/";
        return path.StartsWith(prefix, StringComparison.Ordinal) && path[prefix.Length..].StartsWith(folder, StringComparison.Ordinal)
            ? path[prefix.Length..]
            : null;
    }

    // thumb.0000006.jpg is the last of seven: MediaConvert counts from 0 and names the last only.
    private static List<string> Stills(string last)
    {
        var end = last.LastIndexOf('.');
        var start = last.LastIndexOf('.', end - 1) + 1;
        var digits = last[start..end];
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return [last];
        return [.. Enumerable.Range(0, Math.Min(number, MaxStills - 1) + 1)
            .Select(index => last[..start] + index.ToString(CultureInfo.InvariantCulture).PadLeft(digits.Length, '0') + last[end..])];
    }
}
