using VideoStack.Local.Aws;

namespace VideoStack.Local.Media;

/// <summary>
/// Runs one job: looks at the source, encodes it with a single ffmpeg, uploads while that goes on, and writes the manifests last.
/// </summary>
internal sealed class Encoder(Func<string, IObjectStore> objectsAs, JobEvents events, TimeProvider time, string scratch)
{
    private static readonly TimeSpan UploadEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Throws <see cref="EncodeException"/> when the job fails; then, and when cancelled, nothing of it stays in the bucket.
    /// </summary>
    public async Task<EncodeResult> RunAsync(Job job, CancellationToken cancellation)
    {
        var directory = Path.Combine(scratch, $"job-{job.Id}");
        var objects = objectsAs(job.RoleArn);
        var uploader = new OutputUploader(job.Plan, directory, objects);
        try
        {
            for (var group = 0; group < job.Plan.Groups.Count; group++)
                Directory.CreateDirectory(OutputUploader.DirectoryOf(directory, group));
            return await EncodeAsync(job, directory, objects, uploader, cancellation);
        }
        catch
        {
            await uploader.TakeBackAsync();
            throw;
        }
        finally
        {
            if (Directory.Exists(directory)) Directory.Delete(directory, recursive: true);
        }
    }

    private async Task<EncodeResult> EncodeAsync(
        Job job, string directory, IObjectStore objects, OutputUploader uploader, CancellationToken cancellation)
    {
        var address = objects.AddressOf(job.Plan.Input.Bucket, job.Plan.Input.Key);
        var source = await FfProbe.ProbeAsync(job.Plan.Input, address, cancellation);
        events.InputInformation(job, source);

        await TranscodeAsync(job, source, FfmpegArguments.For(job.Plan, source, address, directory), uploader, cancellation);

        job.Progress(JobPhase.Uploading, 100);
        var outputs = new EncodedOutputs(job.Plan, source, directory);
        await uploader.UploadMediaAsync(cancellation);
        foreach (var (group, fileName, text) in outputs.Manifests())
            await uploader.UploadManifestAsync(group, fileName, text, cancellation);
        return outputs.Result();
    }

    private async Task TranscodeAsync(
        Job job, SourceMedia source, IReadOnlyList<string> arguments, OutputUploader uploader, CancellationToken cancellation)
    {
        var progress = new EncodeProgress(source.Duration);
        var errors = new Queue<string>();
        await using var process = ChildProcess.Start(new ChildProcessStart("ffmpeg", arguments)
        {
            Environment = MediaProcess.Environment(),
            OnOutput = progress.Read,
            OnError = line => Remember(errors, line),
        });

        var updated = time.GetTimestamp();
        while (await Task.WhenAny(process.Exited, Task.Delay(UploadEvery, cancellation)) != process.Exited)
        {
            cancellation.ThrowIfCancellationRequested();
            await uploader.UploadSegmentsAsync(cancellation);
            job.Progress(JobPhase.Transcoding, progress.Percent);
            if (time.GetElapsedTime(updated) < job.StatusUpdateInterval) continue;

            updated = time.GetTimestamp();
            events.StatusUpdate(job, progress.Percent, progress.Frames);
        }

        var exitCode = await process.Exited;
        if (exitCode != 0)
            throw new EncodeException(EncodeException.TranscodingFailed, $"ffmpeg exited with {exitCode}: {string.Join(" | ", errors)}");
    }

    private static void Remember(Queue<string> lines, string line)
    {
        const int kept = 5;
        if (lines.Count == kept) lines.Dequeue();
        lines.Enqueue(line);
    }
}
