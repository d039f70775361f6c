using VideoStack.Functions.Shared.Storage;

namespace VideoStack.Functions.Transcode.Mp4;

/// <summary>Random access to a stored object by few, bounded reads: what is near to what was read costs nothing.</summary>
/// <param name="store">The bucket.</param>
/// <param name="key">The object.</param>
/// <param name="versionId">Its version; null for the latest.</param>
/// <param name="size">Its length in bytes.</param>
internal sealed class ByteSource(IUploadStore store, string key, string? versionId, long size)
{
    /// <summary>How many reads a film may cost. Beyond that it is taken as it is.</summary>
    public const int MaxReads = 64;

    private const int BlockSize = 32 * 1024;

    private byte[] _block = [];
    private long _blockStart;
    private int _reads;

    /// <summary>Length in bytes.</summary>
    public long Size => size;

    /// <summary>Whether the reads are used up: what was not found may be there all the same.</summary>
    public bool IsExhausted => _reads > MaxReads;

    /// <summary>Some bytes; null when they lie beyond the end or the reads are used up.</summary>
    /// <param name="offset">Where they begin.</param>
    /// <param name="count">How many, at most 32 KiB.</param>
    /// <param name="cancellation">Ends the read.</param>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(long offset, int count, CancellationToken cancellation)
    {
        if (offset < 0 || offset + count > size) return null;
        if (offset < _blockStart || offset + count > _blockStart + _block.Length)
        {
            if (_reads++ == MaxReads) return null;
            _block = await store.ReadAsync(key, versionId, offset, (int)Math.Min(BlockSize, size - offset), cancellation);
            _blockStart = offset;
            if (_block.Length < count) return null;
        }
        return _block.AsMemory((int)(offset - _blockStart), count);
    }
}
