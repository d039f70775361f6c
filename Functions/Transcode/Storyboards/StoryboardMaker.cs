using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Storage;

namespace VideoStack.Functions.Transcode.Storyboards;

/// <summary>Makes the storyboard of a film that has been encoded, from the playlists beside its renditions.</summary>
/// <param name="playlists">Reads the processed bucket.</param>
/// <param name="files">Writes it.</param>
internal sealed class StoryboardMaker(IPlaylistStore playlists, IStoryboardStore files)
{
    // The longest ones have ten images or a few renditions: some kilobytes.
    private const int MaxPlaylistBytes = 1024 * 1024;

    // Only to resolve relative addresses.
    private static readonly Uri _root = new("https://bucket/");

    /// <summary>Writes the storyboard.</summary>
    /// <param name="videoId">The film.</param>
    /// <param name="manifest">Key of its multivariant playlist.</param>
    /// <param name="filmSeconds">Its length.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The storyboard's key; null when there are no thumbnails, which is no fault: a film plays without them.</returns>
    public async Task<string?> MakeAsync(string videoId, string manifest, double filmSeconds, CancellationToken cancellation)
    {
        if (await playlists.ReadAsync(manifest, MaxPlaylistBytes, cancellation) is not { } multivariant) return null;
        if (ImagePlaylist.FindIn(multivariant) is not { } address || InFolder(videoId, manifest, address) is not { } imagePlaylist) return null;
        var folder = MediaKeys.Folder(videoId);
        if (await playlists.ReadAsync(folder + Uri.UnescapeDataString(imagePlaylist), MaxPlaylistBytes, cancellation) is not { } text) return null;

        var images = ImagePlaylist.Read(text)
            .Select(image => InFolder(videoId, folder + imagePlaylist, image.Uri) is { } uri ? image with { Uri = uri } : null)
            .OfType<TileImage>();
        if (Storyboard.Write(images, filmSeconds) is not { } storyboard) return null;
        var key = MediaKeys.Storyboard(videoId);
        await files.WriteAsync(key, storyboard, cancellation);
        return key;
    }

    // The storyboard lies in the film's folder, and nothing beyond it is of this film: what a relative address leads to, relative to that.
    private static string? InFolder(string videoId, string from, string address)
    {
        if (!Uri.TryCreate(new Uri(_root, from), address, out var target) || !_root.IsBaseOf(target)) return null;
        var folder = new Uri(_root, MediaKeys.Folder(videoId)).AbsolutePath;
        return target.AbsolutePath.StartsWith(folder, StringComparison.Ordinal) && target.AbsolutePath.Length > folder.Length
            ? target.AbsolutePath[folder.Length..]
            : null;
    }
}
