using System.Collections.Concurrent;
using VideoStack.Local.Aws;

namespace VideoStack.Local.Media;

/// <summary>Brings a job's files to their bucket: segments as soon as they are complete, manifests last, or nothing at all.</summary>
internal sealed class OutputUploader(EncodePlan plan, string directory, IObjectStore objects)
{
    /// <summary>More would take the processor from the encoder.</summary>
    private static readonly ParallelOptions Several = new() { MaxDegreeOfParallelism = 3 };

    private static readonly Dictionary<string, string> ContentTypes = new()
    {
        [".cmfv"] = "video/mp4",
        [".cmfa"] = "audio/mp4",
        [".jpg"] = "image/jpeg",
        [".m3u8"] = "application/vnd.apple.mpegurl",
        [".mpd"] = "application/dash+xml",
    };

    private readonly ConcurrentDictionary<string, S3Location> _uploaded = new();

    public static string DirectoryOf(string directory, int group) => Path.Combine(directory, FfmpegArguments.Text(group));

    /// <summary>Uploads the segments that are complete by now.</summary>
    public Task UploadSegmentsAsync(CancellationToken cancellation) =>
        // Only segments get their name when they are complete; an initialisation segment has no number.
        UploadAsync(
            file => Path.GetExtension(file) is ".cmfv" or ".cmfa" && char.IsAsciiDigit(Path.GetFileNameWithoutExtension(file)[^1]),
            cancellation);

    /// <summary>Uploads what is left, when encoding has ended: all but the manifests.</summary>
    public Task UploadMediaAsync(CancellationToken cancellation) =>
        UploadAsync(file => Path.GetExtension(file) is not (".m3u8" or ".mpd"), cancellation);

    /// <summary>Uploads one manifest, given as text.</summary>
    public async Task UploadManifestAsync(int group, string fileName, string text, CancellationToken cancellation)
    {
        var file = Path.Combine(DirectoryOf(directory, group), fileName);
        await File.WriteAllTextAsync(file, text, cancellation);
        await UploadAsync(file, plan.Groups[group].Destination.Sibling(fileName), cancellation);
    }

    /// <summary>Takes back everything, so that a failed job leaves nothing behind.</summary>
    public async Task TakeBackAsync()
    {
        foreach (var location in _uploaded.Values) await objects.DeleteAsync(location.Bucket, location.Key, CancellationToken.None);
    }

    private async Task UploadAsync(Func<string, bool> choose, CancellationToken cancellation)
    {
        var files = plan.Groups.SelectMany((group, index) => Directory.EnumerateFiles(DirectoryOf(directory, index))
            .Where(file => ContentTypes.ContainsKey(Path.GetExtension(file)) && choose(file) && !_uploaded.ContainsKey(file))
            .Select(file => (Path: file, Location: group.Destination.Sibling(Path.GetFileName(file)))))
            .ToList();
        await Parallel.ForEachAsync(files, Several, async (file, _) => await UploadAsync(file.Path, file.Location, cancellation));
    }

    private async Task UploadAsync(string file, S3Location location, CancellationToken cancellation)
    {
        // Noted before the attempt: one that breaks off may have written the object all the same.
        _uploaded[file] = location;
        await objects.PutAsync(location.Bucket, location.Key, file, ContentTypes[Path.GetExtension(file)], cancellation);
    }
}
