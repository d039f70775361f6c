using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Tests.Fakes;

namespace VideoStack.Functions.Tests.Films;

/// <summary>The fakes.</summary>
internal sealed class InMemoryErasureWorld : IErasureWorld
{
    private readonly InMemoryVideoTable _videos;
    private readonly InMemoryErasure _erasure;
    private readonly InMemoryViewCounts _views = new();
    private readonly InMemoryFolder _originals = new();
    private readonly InMemoryFolder _renditions = new();
    private readonly InMemoryMultipart _uploads = new();
    private long _announced;

    public InMemoryErasureWorld(TimeProvider clock)
    {
        _videos = new InMemoryVideoTable(clock);
        _erasure = new InMemoryErasure(_videos, clock);
    }

    public IFilmErasure Erasure => _erasure;

    public IReceiptTable Receipts => _erasure;

    public IFilmRemoval Removal => _videos;

    public IViewCountTable Views => _views;

    public IFolderEraser Originals => _originals;

    public IMultipartUploads Uploads => _uploads;

    public IFolderEraser Renditions => _renditions;

    public async Task<Video> AnnounceAsync(bool inParts)
    {
        var film = Samples.Awaiting();
        if (inParts) film = film with { UploadId = (await _uploads.BeginAsync(MediaKeys.Source(film.VideoId), "video/mp4", default)).UploadId, PartSize = 600 };
        _videos.Put(film);
        _announced += film.Size;
        return film;
    }

    public Task FillAsync(Video film)
    {
        foreach (var version in new[] { "", "?old" }) _originals.Put(MediaKeys.Source(film.VideoId) + version, "abc");
        foreach (var name in new[] { "movie.m3u8", "1.cmfv", "captions/en.1.vtt" }) _renditions.Put(MediaKeys.Folder(film.VideoId) + name, "abcd");
        _views.Views[film.VideoId] = 3;
        return Task.CompletedTask;
    }

    public Task<long> StoredByAsync(string ownerId) => Task.FromResult(_announced - _erasure.GivenBackTo(ownerId));

    public async Task<IReadOnlyList<string>> TracesAsync(string videoId)
    {
        var keys = _originals.Keys.Concat(_renditions.Keys).Concat(_views.Views.Keys).Concat(_uploads.Open.Select(upload => upload.Key));
        var film = await _videos.FindAsync(videoId, default);
        return [.. keys.Append(film?.VideoId ?? "").Where(key => key.Contains(videoId, StringComparison.Ordinal))];
    }
}
