using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Tests.Films;

/// <summary>Everywhere that a film leaves traces.</summary>
internal interface IErasureWorld
{
    IFilmErasure Erasure { get; }

    IReceiptTable Receipts { get; }

    IFilmRemoval Removal { get; }

    IViewCountTable Views { get; }

    IFolderEraser Originals { get; }

    IMultipartUploads Uploads { get; }

    IFolderEraser Renditions { get; }

    /// <summary>Announces a film of 1,000 bytes; that much storage is its owner's share from then on.</summary>
    Task<Video> AnnounceAsync(bool inParts);

    /// <summary>Stores two originals of 3 bytes, three renditions of 4 and some views.</summary>
    Task FillAsync(Video film);

    /// <summary>Bytes that are counted as its owner's.</summary>
    Task<long> StoredByAsync(string ownerId);

    /// <summary>Everything that names the film, save its receipt.</summary>
    Task<IReadOnlyList<string>> TracesAsync(string videoId);
}
