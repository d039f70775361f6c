using System.Security.Cryptography;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Playback;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Playback;

/// <summary>Counts one view of a film, for whoever was granted playback of it.</summary>
/// <param name="videos">The films.</param>
/// <param name="publicKey">Tells whether a playback id is genuine.</param>
/// <param name="clock">Tells the time.</param>
public sealed class RecordView(IVideoTable videos, ECDsa publicKey, TimeProvider clock) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var report = request.ReadBody(PlaybackJson.Default.ViewReport);
        var videoId = request.Path.GetValueOrDefault("videoId");
        if (!VideoIds.IsValid(videoId)) return ApiResult.Refused(Problem.VideoNotFound);

        var ticket = PlaybackTicket.Verify(report.PlaybackId ?? "", publicKey);
        if (ticket is null || ticket.VideoId != videoId) return Refuse("It is not a playback id of this film.");
        if (ticket.Expires <= clock.GetUtcNow()) return Refuse("It has expired. Ask for playback again.");

        return await videos.CountViewAsync(videoId, cancellation) ? ApiResult.Accepted() : ApiResult.Refused(Problem.VideoNotFound);
    }

    private static ApiResult Refuse(string message) => ApiResult.Refused(Problem.Invalid(FieldErrors.Of("playbackId", message)));
}
