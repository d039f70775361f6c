using System.Security.Cryptography;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Playback;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Playback.Views;

/// <summary>
/// Notes one view of a film, for whoever was granted playback of it. The grant alone says of which film: a view is one write, however
/// many watch, and whether the film is still there does not matter. <see cref="AggregateViews"/> counts.
/// </summary>
/// <param name="views">The reported views.</param>
/// <param name="publicKey">Tells whether a playback id is genuine.</param>
/// <param name="clock">Tells the time.</param>
public sealed class RecordView(IViewTable views, ECDsa publicKey, TimeProvider clock) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var report = request.ReadBody(PlaybackJson.Default.ViewReport);
        var videoId = request.Path.GetValueOrDefault("videoId");
        var ticket = PlaybackTicket.Verify(report.PlaybackId ?? "", publicKey);
        if (ticket is null || ticket.VideoId != videoId) return Refuse("It is not a playback id of this film.");
        if (ticket.Expires <= clock.GetUtcNow()) return Refuse("It has expired. Ask for playback again.");

        await views.RecordAsync(ticket.TicketId, ticket.VideoId, cancellation);
        return ApiResult.Accepted();
    }

    private static ApiResult Refuse(string message) => ApiResult.Refused(Problem.Invalid(FieldErrors.Of("playbackId", message)));
}
