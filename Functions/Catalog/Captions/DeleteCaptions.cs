using VideoStack.Functions.Shared.Access;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Catalog.Captions;

/// <summary>Takes the captions in one language from the caller's own film. Where there are none, nothing changes.</summary>
/// <param name="videos">The films.</param>
/// <param name="edits">Changes them.</param>
/// <param name="store">Keeps the files.</param>
public sealed class DeleteCaptions(IVideoTable videos, IVideoEdits edits, ICaptionStore store) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await videos.FindOwnAsync(request, cancellation) is not { } film) return ApiResult.Refused(Problem.VideoNotFound);
        if (LanguageTag.Normalise(request.Path.GetValueOrDefault("lang")) is not { } language || !film.Captions.ContainsKey(language)) return ApiResult.NoContent();

        // The name goes first, so that whatever is named is there.
        var before = await edits.RemoveCaptionsAsync(film, language, cancellation);
        if (before?.Captions.GetValueOrDefault(language) is { } removed) await store.DeleteAsync(removed, cancellation);
        return ApiResult.NoContent();
    }
}
