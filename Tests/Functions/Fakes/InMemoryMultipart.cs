using VideoStack.Functions.Shared.Storage;

namespace VideoStack.Functions.Tests.Fakes;

/// <summary>Uploads in parts, in memory.</summary>
internal sealed class InMemoryMultipart : IMultipartUploads
{
    private readonly Dictionary<MultipartUpload, SortedDictionary<int, UploadedPart>> _uploads = [];
    private readonly Dictionary<string, string> _types = [];

    /// <summary>Uploads that have not ended.</summary>
    public IReadOnlyCollection<MultipartUpload> Open => _uploads.Keys;

    /// <summary>Media types by key, as fixed at the beginning.</summary>
    public IReadOnlyDictionary<string, string> Types => _types;

    /// <summary>What uploads were completed with.</summary>
    public Dictionary<string, IReadOnlyList<UploadedPart>> Completed { get; } = [];

    /// <summary>Whether parts change between being listed and being joined.</summary>
    public bool ChangesMeanwhile { get; set; }

    public void Send(MultipartUpload upload, int partNumber, long size) => _uploads[upload][partNumber] = new(partNumber, $"etag-{partNumber}", size);

    public Task<MultipartUpload> BeginAsync(string key, string contentType, CancellationToken cancellation)
    {
        var upload = new MultipartUpload(key, $"upload-{_types.Count + 1}");
        _uploads[upload] = [];
        _types[key] = contentType;
        return Task.FromResult(upload);
    }

    public Task<IReadOnlyList<UploadedPart>?> ListAsync(MultipartUpload upload, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<UploadedPart>?>(_uploads.TryGetValue(upload, out var parts) ? [.. parts.Values] : null);

    public Task<bool> CompleteAsync(MultipartUpload upload, IReadOnlyList<UploadedPart> parts, CancellationToken cancellation)
    {
        if (ChangesMeanwhile) return Task.FromResult(false);
        if (_uploads.Remove(upload)) Completed[upload.Key] = parts;
        return Task.FromResult(true);
    }

    public Task<bool> HasObjectAsync(MultipartUpload upload, CancellationToken cancellation) => Task.FromResult(Completed.ContainsKey(upload.Key));

    public Task AbortAsync(MultipartUpload upload, CancellationToken cancellation)
    {
        _uploads.Remove(upload);
        return Task.CompletedTask;
    }
}
