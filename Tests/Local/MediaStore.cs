using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using VideoStack.Local.Aws;

namespace VideoStack.Local.Tests;

/// <summary>Buckets as directories, read over real HTTP as the encoder reads them.</summary>
internal sealed class MediaStore : IObjectStore, IAsyncDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("videostack-store-");
    private readonly ConcurrentQueue<string> _written = new();
    private LoopbackServer? _server;

    /// <summary>Keys in the order they were written.</summary>
    public IReadOnlyList<string> Written => [.. _written];

    /// <summary>When set, writing a key that it accepts fails.</summary>
    public Func<string, bool> Refuses { get; set; } = _ => false;

    /// <summary>When set, writing waits for it first.</summary>
    public Func<CancellationToken, Task> Holds { get; set; } = _ => Task.CompletedTask;

    public string Root => _root.FullName;

    public static async Task<MediaStore> StartAsync()
    {
        var store = new MediaStore();
        store._server = await LoopbackServer.StartAsync(store.ServeAsync, NullLoggerFactory.Instance);
        return store;
    }

    public Uri AddressOf(string bucket, string key) => new(_server!.Address,
        $"{bucket}/{Uri.EscapeDataString(key).Replace("%2F", "/", StringComparison.Ordinal)}");

    public async Task PutAsync(string bucket, string key, string file, string contentType, CancellationToken cancellation)
    {
        await Holds(cancellation);
        if (Refuses(key)) throw new IOException($"The bucket refuses {key}.");
        Directory.CreateDirectory(Path.GetDirectoryName(FileOf(bucket, key))!);
        File.Copy(file, FileOf(bucket, key), overwrite: true);
        File.WriteAllText(TypeFileOf(bucket, key), contentType);
        _written.Enqueue(key);
    }

    public Task DeleteAsync(string bucket, string key, CancellationToken cancellation)
    {
        File.Delete(FileOf(bucket, key));
        return Task.CompletedTask;
    }

    public string FileOf(string bucket, string key) => Path.Combine(Root, bucket, key);

    public string TypeOf(string bucket, string key) => File.ReadAllText(TypeFileOf(bucket, key));

    /// <summary>What is in a bucket now, as keys in order.</summary>
    public IReadOnlyList<string> Keys(string bucket)
    {
        var folder = Path.Combine(Root, bucket);
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file))
                .Order(StringComparer.Ordinal)]
            : [];
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _root.Delete(recursive: true);
    }

    private string TypeFileOf(string bucket, string key) => Path.Combine(Root, ".types", bucket, key.Replace('/', '~')) is var file
        && Directory.CreateDirectory(Path.GetDirectoryName(file)!) is not null ? file : throw new InvalidOperationException();

    private Task ServeAsync(HttpContext context)
    {
        var file = Path.Combine(Root, context.Request.Path.Value!.TrimStart('/'));
        return File.Exists(file)
            ? Results.File(file, "application/octet-stream", lastModified: File.GetLastWriteTimeUtc(file), enableRangeProcessing: true,
                entityTag: new("\"abc\"")).ExecuteAsync(context)
            : Results.NotFound().ExecuteAsync(context);
    }
}
