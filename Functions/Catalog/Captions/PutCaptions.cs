using System.Security.Cryptography;
using System.Text;
using VideoStack.Functions.Shared.Access;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Catalog.Captions;

/// <summary>Gives the caller's own film captions in one language. Players that start now are offered them; nothing is encoded anew.</summary>
/// <param name="videos">The films.</param>
/// <param name="edits">Changes them.</param>
/// <param name="store">Keeps the files.</param>
/// <param name="ids">Tells each file from all others.</param>
public sealed class PutCaptions(IVideoTable videos, IVideoEdits edits, ICaptionStore store, IIdSource ids) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await videos.FindOwnAsync(request, cancellation) is not { } film) return ApiResult.Refused(Problem.VideoNotFound);
        if (LanguageTag.Normalise(request.Path.GetValueOrDefault("lang")) is not { } language)
            return ApiResult.Refused(Problem.Invalid(FieldErrors.Of("lang", "Give a language tag (BCP 47), such as en, pt-BR or zh-Hant.")));
        var (vtt, wrong) = CaptionFile.Read(request.Body, request.ContentType == CaptionFile.SubRipType);
        if (wrong.Count > 0) return ApiResult.Refused(Problem.Invalid(Errors(wrong)));

        // The object comes first, so that whatever is named is there. Should this end in between, it goes with the film.
        var key = MediaKeys.Captions(film.VideoId, language, NameOf(vtt));
        await store.PutAsync(key, vtt, cancellation);
        if (await edits.SetCaptionsAsync(film, language, key, cancellation) is not { } before)
        {
            await store.DeleteAsync(key, cancellation);
            return ApiResult.Refused(await videos.FindOwnAsync(request, cancellation) is null ? Problem.VideoNotFound : Problem.TooManyLanguages);
        }
        // A write whose answer was lost is sent again, and tells then of its own change: the film names this file, which stays.
        if (before.Captions.GetValueOrDefault(language) is { } replaced && replaced != key) await store.DeleteAsync(replaced, cancellation);
        return ApiResult.NoContent();
    }

    // Not of the text alone: who sends the same again would name what somebody else, a moment later, removes as replaced.
    private string NameOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ids.Next() + text)))[..8];

    private static FieldErrors Errors(IEnumerable<string> messages)
    {
        var errors = new FieldErrors();
        foreach (var message in messages) errors.Add("captions", message);
        return errors;
    }
}
