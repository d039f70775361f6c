using System.Collections.Concurrent;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Tests.Fakes;

/// <summary>A raw bucket in memory.</summary>
internal sealed class InMemoryUploadStore : IUploadStore, IUploadAddresses, IFolderEraser
{
    private readonly ConcurrentDictionary<string, (byte[] Bytes, string ContentType)> _objects = new();
    private readonly ConcurrentQueue<(string Key, string? VersionId)> _deleted = new();
    private int _reads;

    /// <summary>How often bytes were read.</summary>
    public int Reads => _reads;

    /// <summary>What was deleted.</summary>
    public IReadOnlyCollection<(string Key, string? VersionId)> Deleted => _deleted;

    /// <summary>Keys of the objects.</summary>
    public IReadOnlyCollection<string> Keys => [.. _objects.Keys];

    /// <summary>What was presigned last.</summary>
    public (string Key, string ContentType, long Size, DateTimeOffset ExpiresAt)? Presigned { get; private set; }

    public void Put(string key, byte[] bytes, string contentType = "video/mp4") => _objects[key] = (bytes, contentType);

    public string PresignPut(string key, string contentType, long size, DateTimeOffset expiresAt)
    {
        Presigned = (key, contentType, size, expiresAt);
        return $"https://raw.example/{key}?signed";
    }

    public string PresignPart(MultipartUpload upload, int partNumber, long size, DateTimeOffset expiresAt)
    {
        Presigned = (upload.Key, "", size, expiresAt);
        return $"https://raw.example/{upload.Key}?uploadId={upload.UploadId}&partNumber={partNumber}&length={size}";
    }

    public Task<StoredObject?> DescribeAsync(string key, string? versionId, CancellationToken cancellation) => Task.FromResult(
        _objects.TryGetValue(key, out var stored) ? new StoredObject(stored.Bytes.Length, stored.ContentType, "etag") : null);

    public Task<byte[]> ReadAsync(string key, string? versionId, long offset, int count, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _reads);
        var bytes = _objects[key].Bytes;
        return Task.FromResult(bytes[(int)offset..(int)Math.Min(bytes.Length, offset + count)]);
    }

    public Task DeleteAsync(string key, string? versionId, CancellationToken cancellation)
    {
        _deleted.Enqueue((key, versionId));
        _objects.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    public Task<StoredAmount> MeasureAsync(string folder, CancellationToken cancellation)
    {
        var found = _objects.Where(entry => entry.Key.StartsWith(folder, StringComparison.Ordinal)).ToList();
        return Task.FromResult(new StoredAmount(found.Count, found.Sum(entry => (long)entry.Value.Bytes.Length)));
    }

    public Task<int> EraseAsync(string folder, CancellationToken cancellation) =>
        Task.FromResult(_objects.Keys.Count(key => key.StartsWith(folder, StringComparison.Ordinal) && _objects.TryRemove(key, out _)));
}
