using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Tests.Fakes;

/// <summary>Owners' changes in memory. <see cref="Films.VideoEditsTests"/> holds it to the same promises as the one in DynamoDB.</summary>
internal sealed class InMemoryVideoEdits(InMemoryVideoTable videos) : IVideoEdits
{
    public async Task<Video?> ChangeAsync(Video film, FilmChange change, CancellationToken cancellation)
    {
        var isChanged = await videos.Change(film.VideoId, now => IsOpen(now, film) && now.Revision == film.Revision, now => now with
        {
            Title = change.Title ?? now.Title,
            Description = change.Description is null ? now.Description : change.Description.Length == 0 ? null : change.Description,
            Visibility = change.Visibility ?? now.Visibility,
            Revision = now.Revision + 1,
        });
        var found = await videos.FindAsync(film.VideoId, cancellation);
        return isChanged || (found is not null && IsOpen(found, film) && found.Revision == film.Revision + 1 && change.Over(film).IsVainFor(found)) ? found : null;
    }

    public Task<Video?> SetCaptionsAsync(Video film, string language, string key, CancellationToken cancellation) => EditAsync(
        film,
        now => now.Captions.ContainsKey(language) || now.Captions.Count < IVideoEdits.MaxLanguages,
        captions => captions[language] = key);

    public Task<Video?> RemoveCaptionsAsync(Video film, string language, CancellationToken cancellation) =>
        EditAsync(film, _ => true, captions => captions.Remove(language));

    private async Task<Video?> EditAsync(Video film, Func<Video, bool> expect, Action<Dictionary<string, string>> edit)
    {
        Video? before = null;
        await videos.Change(film.VideoId, now => IsOpen(now, film) && expect(now), now =>
        {
            before = now;
            var captions = new Dictionary<string, string>(now.Captions);
            edit(captions);
            return now with { Captions = captions, Revision = now.Revision + 1 };
        });
        return before;
    }

    private static bool IsOpen(Video now, Video film) => now.OwnerId == film.OwnerId && now.Status != VideoStatus.Deleting;
}
